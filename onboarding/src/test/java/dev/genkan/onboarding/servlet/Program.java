package dev.genkan.onboarding.servlet;

import dev.genkan.token.Json;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A client of the JSON API: with the cookies of a browser, or bearing a token.
///
/// @param bearer empty for cookies
record Program(Browser browser, String bearer) {

    static final String ROOT = "/genkan/onboarding";

    static Program inPageOf(Browser browser) {
        return new Program(browser.asProgram(), "");
    }

    static Program bearing(Application app, String token) {
        return new Program(app.strangersBrowser().asProgram(), token);
    }

    /// Another hand with the same cookies, for another thread.
    Program copy() {
        return new Program(browser.copy().asProgram(), bearer);
    }

    /// An answer of the API.
    record Reply(int status, Map<String, @Nullable Object> json, HttpResponse<String> raw) {

        static Reply of(HttpResponse<String> raw) {
            return new Reply(raw.statusCode(), Json.parseObject(raw.body()), raw);
        }

        String text(String name) {
            return String.valueOf(json.get(name));
        }

        Map<String, @Nullable Object> object(String name) {
            return Json.parseObject(Json.write(json.get(name)));
        }

        /// The name of the step that is shown; `check` where all answers are.
        String step() {
            return json.containsKey("answers")
                    ? "check"
                    : String.valueOf(object("step").get("name"));
        }

        List<String> steps() {
            return list("steps").stream()
                    .map(each -> ((Map<?, ?>) each).get("name") + " " + ((Map<?, ?>) each).get("status"))
                    .toList();
        }

        private List<?> list(String name) {
            return (List<?>) Objects.requireNonNull(json.get(name));
        }

        private Map<?, ?> error() {
            return (Map<?, ?>) list("errors").getFirst();
        }

        String code() {
            return String.valueOf(error().get("code"));
        }

        Map<?, ?> meta() {
            return (Map<?, ?>) Objects.requireNonNull(error().get("meta"));
        }

        Map<?, ?> fields() {
            return (Map<?, ?>) Objects.requireNonNull(meta().get("fields"));
        }

        /// What goes back with the answer to the step that is shown.
        Map<String, Object> body(Map<String, ?> answers) {
            Map<String, Object> body = new LinkedHashMap<>();
            body.put("journey", text("journey"));
            body.put("version", json.get("version"));
            body.put("step", step());
            body.put("answers", answers);
            return body;
        }
    }

    Reply get(String path, String... headers) {
        HttpRequest.Builder request = browser.request(path);
        if (!bearer.isEmpty()) {
            request.header("Authorization", "Bearer " + bearer);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return Reply.of(browser.send(request));
    }

    Reply state() {
        return get(ROOT);
    }

    Reply post(String path, Map<String, ?> body, String... headers) {
        return Reply.of(raw(path, Json.write(body).getBytes(StandardCharsets.UTF_8), "application/json", headers));
    }

    HttpResponse<String> raw(String path, byte[] body, String contentType, String... headers) {
        String[] who = bearer.isEmpty()
                ? new String[] {"Origin", People.ISSUER}
                : new String[] {"Authorization", "Bearer " + bearer};
        String[] all = Stream.of(who, headers).flatMap(Stream::of).toArray(String[]::new);
        return browser.post(path, body, contentType, all);
    }

    /// Answers the step that a state shows.
    Reply answer(Reply state, Map<String, ?> answers, String... headers) {
        return verb("answer", state, answers, headers);
    }

    Reply verb(String verb, Reply state, Map<String, ?> answers, String... headers) {
        return post(ROOT + "/" + state.text("flow") + "/" + verb, state.body(answers), headers);
    }
}
