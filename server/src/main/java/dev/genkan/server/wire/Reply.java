package dev.genkan.server.wire;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What is answered to a call. Never stored by anybody, unless a header says otherwise.
///
/// @param json the body; null for none, [Octets] for one that is no JSON
/// @param cookies whole `Set-Cookie` lines
public record Reply(int status, @Nullable Object json, List<String> cookies, Map<String, String> headers) {

    public Reply {
        cookies = List.copyOf(cookies);
        headers = Map.copyOf(headers);
    }

    public static Reply ok(Object json) {
        return new Reply(200, json, List.of(), Map.of());
    }

    public static Reply of(int status, Object json) {
        return new Reply(status, json, List.of(), Map.of());
    }

    /// What is answered in place of JSON, such as a picture.
    public record Octets(String mediaType, byte[] octets) {}

    /// @param mediaType what browsers are to take it for, and for nothing else
    public static Reply octets(String mediaType, byte[] octets) {
        return new Reply(200, new Octets(mediaType, octets), List.of(), Map.of());
    }

    public static Reply noContent() {
        return new Reply(204, null, List.of(), Map.of());
    }

    /// @param status 303 or 307
    /// @param location already checked by the caller
    public static Reply redirect(int status, String location) {
        return new Reply(status, null, List.of(), Map.of("Location", location));
    }

    public Reply with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Reply(status, json, cookies, more);
    }

    public Reply withCookies(List<String> lines) {
        return new Reply(
                status, json, Stream.concat(cookies.stream(), lines.stream()).toList(), headers);
    }
}
