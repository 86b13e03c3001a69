package dev.genkan.server;

import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What came back.
public record Answer(HttpResponse<String> response) {

    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\"");

    public int status() {
        return response.statusCode();
    }

    public String body() {
        return response.body();
    }

    /// The page without what differs from one drawing to the next.
    public String bodyWithoutCsrf() {
        return body().replaceAll("(name=\"genkan_csrf\" value=\")[^\"]*", "$1");
    }

    public String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    public String location() {
        return header("Location");
    }

    public List<String> setCookies() {
        return response.headers().allValues("Set-Cookie");
    }

    /// The hidden fields of the page's forms.
    Map<String, String> hiddenFields() {
        Map<String, String> fields = new LinkedHashMap<>();
        Matcher found = HIDDEN.matcher(body());
        while (found.find()) {
            fields.put(found.group(1), found.group(2).replace("&amp;", "&"));
        }
        return fields;
    }
}
