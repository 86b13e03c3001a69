package dev.genkan.server.frontendapi;

import java.util.Map;

/// A token, as both APIs hand it out.
public final class TokenJson {

    private TokenJson() {}

    public static Map<String, Object> of(String jwt) {
        return Map.of("object", "token", "jwt", jwt);
    }
}
