package dev.genkan.server.command;

import dev.genkan.token.Json;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a back-up says of itself, in its entry `genkan.json`.
///
/// @param keyId the id of the encryption key without which nobody can start on it; it opens nothing
/// @param bytes how large the database file is
/// @param sha256 its hash, in hexadecimal
record Manifest(Instant madeAt, String keyId, long bytes, String sha256) {

    static final String ENTRY = "genkan.json";

    private static final long FORMAT = 1;

    String toJson() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("format", FORMAT);
        json.put("made_at", madeAt.toString());
        json.put("encryption_key", keyId);
        json.put("bytes", bytes);
        json.put("sha256", sha256);
        return Json.write(json) + "\n";
    }

    /// @throws Refused if it was not written by [#toJson]
    static Manifest of(String text) {
        try {
            Map<String, @Nullable Object> json = Json.parseObject(text);
            if (json.get("format") instanceof Long format && format > FORMAT) {
                throw Refused.because("This back-up was made by a later release. Restore it with that one.");
            }
            if (json.get("format") instanceof Long
                    && json.get("made_at") instanceof String madeAt
                    && json.get("encryption_key") instanceof String keyId
                    && json.get("bytes") instanceof Long bytes
                    && json.get("sha256") instanceof String sha256) {
                return new Manifest(Instant.parse(madeAt), keyId, bytes, sha256);
            }
        } catch (Json.Malformed | DateTimeParseException e) {
            // said below
        }
        throw Archive.damaged("its description cannot be read");
    }
}
