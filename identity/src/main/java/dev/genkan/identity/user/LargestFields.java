package dev.genkan.identity.user;

import dev.genkan.identity.Database;
import dev.genkan.token.Json;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/// How many bytes the largest value of each field of any user has had as JSON: what a claims template may cost, known
/// without looking at everybody. Kept in the transaction of each change; it grows and never shrinks.
public final class LargestFields {

    /// Counted in steps, so that few changes of users are changes of this, where they would wait for one another.
    private static final int STEP = 64;

    private final Database database;
    /// What is known to be stored, at least.
    private final Map<String, Integer> known = new ConcurrentHashMap<>();

    public LargestFields(Database database) {
        this.database = database;
    }

    /// By the name of the field, the largest first: `public_metadata`, `first_name`. Fields nobody has are not there.
    public Map<String, Integer> read() {
        Map<String, Integer> bytes = new LinkedHashMap<>();
        database.jdbc()
                .sql("select field, bytes from genkan.largest_fields where bytes > 0 order by bytes desc, field")
                .query((row, n) -> Map.entry(row.getString("field"), row.getInt("bytes")))
                .list()
                .forEach(field -> bytes.put(field.getKey(), field.getValue()));
        return bytes;
    }

    /// To be called in the transaction that writes the user.
    void note(User user) {
        // in one order, so that two transactions do not wait for each other
        Map<String, Integer> fields = new TreeMap<>();
        fields.put("public_metadata", bytes(user.publicMetadata().toJson()));
        fields.put("unsafe_metadata", bytes(user.unsafeMetadata().toJson()));
        fields.put("external_id", bytes(Json.write(user.externalId())));
        fields.put("username", bytes(Json.write(user.username())));
        fields.put("first_name", bytes(Json.write(user.firstName())));
        fields.put("last_name", bytes(Json.write(user.lastName())));
        fields.put("image_url", bytes(Json.write(user.imageUrl())));
        fields.forEach((field, bytes) -> {
            if (bytes > known.getOrDefault(field, 0)) {
                raise(field, (bytes + STEP - 1) / STEP * STEP);
            }
        });
    }

    private void raise(String field, int bytes) {
        database.jdbc()
                .sql("update genkan.largest_fields set bytes = :bytes where field = :field and bytes < :bytes")
                .param("bytes", bytes)
                .param("field", field)
                .update();
        database.afterCommit(() -> known.merge(field, bytes, Math::max));
    }

    private static int bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8).length;
    }
}
