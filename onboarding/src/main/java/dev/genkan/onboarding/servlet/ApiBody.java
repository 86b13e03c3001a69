package dev.genkan.onboarding.servlet;

import dev.genkan.gate.servlet.PostedBody;
import dev.genkan.gate.servlet.Problem;
import dev.genkan.onboarding.Posted;
import dev.genkan.onboarding.Step;
import dev.genkan.token.Json;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a program sent: `{ "journey", "version", "step", "answers" }`, or a reason why it cannot be read. Other names
/// are ignored.
sealed interface ApiBody {

    /// @param hash of the bytes and where they were sent; the same for the same request
    /// @param remind whether a letter is wanted that leads back here
    record Read(Posted posted, boolean remind, String hash) implements ApiBody {}

    record Refused(Problem problem) implements ApiBody {}

    /// As large as a form may be.
    static ApiBody of(HttpServletRequest request, ApiVerb verb, String path) throws IOException {
        if (!isJson(request.getContentType())) {
            return refused(415, "unsupported_content_type", "This is no JSON", "Send it as application/json.");
        }
        byte[] octets = request.getInputStream().readNBytes(PostedBody.LARGEST + 1);
        if (octets.length > PostedBody.LARGEST) {
            return refused(413, "body_too_large", "That is too much", "A body may hold 64 kilobytes.");
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(octets))
                    .toString();
            return read(Json.parseObject(text), verb, hash(path, octets));
        } catch (CharacterCodingException otherBytes) {
            return refused(400, "encoding_invalid", "This cannot be read", "Its text has to be encoded in UTF-8.");
        } catch (Json.Malformed malformed) {
            return refused(
                    400,
                    "request_body_invalid",
                    "This cannot be read",
                    "It has to be a JSON object: " + malformed.getMessage() + ".");
        }
    }

    private static ApiBody read(Map<String, @Nullable Object> json, ApiVerb verb, String hash) {
        Map<String, Object> wrong = new LinkedHashMap<>();
        Object given = json.get("answers");
        boolean finishing = verb == ApiVerb.FINISH;
        require(json.get("journey") instanceof String, "journey", "a text", wrong);
        require(json.get("version") instanceof Long, "version", "a whole number", wrong);
        require(finishing || json.get("step") instanceof String, "step", "a text", wrong);
        require(given instanceof Map<?, ?> || given == null && verb != ApiVerb.ANSWER, "answers", "an object", wrong);
        if (!wrong.isEmpty()) {
            return new Refused(new Problem(
                    422,
                    "form_param_invalid",
                    "Something is missing in this request",
                    "Send journey, version and step as the state had them, and the answers as an object.",
                    Map.of("fields", wrong)));
        }
        Map<String, List<String>> fields = new HashMap<>();
        fields.put(Posted.JOURNEY, List.of(String.valueOf(json.get("journey"))));
        fields.put(Posted.VERSION, List.of(String.valueOf(json.get("version"))));
        fields.put(Posted.STEP, List.of(finishing ? Step.CHECK : String.valueOf(json.get("step"))));
        fields.put(Posted.ACTION, List.of(verb.button()));
        if (given == null) {
            fields.put(Posted.UNTOUCHED, List.of("true"));
        }
        Map<String, @Nullable Object> answers = new LinkedHashMap<>();
        if (given instanceof Map<?, ?> object && !finishing) {
            object.forEach((name, value) -> answers.put(String.valueOf(name), value));
        }
        return new Read(new Posted(fields, answers), Boolean.TRUE.equals(json.get("remind")), hash);
    }

    private static void require(boolean right, String name, String what, Map<String, Object> wrong) {
        if (!right) {
            wrong.put(name, "It has to be " + what + ".");
        }
    }

    private static Refused refused(int status, String code, String title, String sentence) {
        return new Refused(new Problem(status, code, title, sentence));
    }

    private static boolean isJson(@Nullable String contentType) {
        if (contentType == null) {
            return false;
        }
        String[] parts = contentType
                .toLowerCase(Locale.ROOT)
                .replace(" ", "")
                .replace("\"", "")
                .split(";");
        return parts.length > 0
                && parts[0].equals("application/json")
                && List.of(parts).stream().skip(1).allMatch(part -> part.equals("charset=utf-8"));
    }

    private static String hash(String path, byte[] octets) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((path + "\n").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(octets));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
