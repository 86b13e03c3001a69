package dev.genkan.server.standalone;

import dev.genkan.token.Json;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What an API answered.
public record Told(HttpResponse<String> response) {

    public int status() {
        return response.statusCode();
    }

    public String body() {
        return response.body();
    }

    public String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    /// The body, a JSON object.
    public Map<String, @Nullable Object> json() {
        return Json.parseObject(body());
    }

    /// The body, a JSON array of objects.
    @SuppressWarnings("unchecked") // the JSON reader makes maps of this type
    public List<Map<String, @Nullable Object>> list() {
        Object all = Json.parseObject("{\"all\":" + body() + "}").get("all");
        return (List<Map<String, @Nullable Object>>) Objects.requireNonNull(all);
    }

    /// The field of the object, as a text; empty for null.
    public String text(String name) {
        Object value = json().get(name);
        return value == null ? "" : value.toString();
    }

    /// The code of the first error; empty if it is none.
    public String errorCode() {
        return error("code");
    }

    /// The field that the first error is said of; empty if of none.
    public String errorField() {
        return firstError().get("meta") instanceof Map<?, ?> meta && meta.get("param_name") instanceof String name
                ? name
                : "";
    }

    public String error(String name) {
        return firstError().get(name) instanceof String text ? text : "";
    }

    private Map<?, ?> firstError() {
        return json().get("errors") instanceof List<?> errors && errors.getFirst() instanceof Map<?, ?> error
                ? error
                : Map.of();
    }
}
