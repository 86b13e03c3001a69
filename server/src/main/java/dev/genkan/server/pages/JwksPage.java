package dev.genkan.server.pages;

import dev.genkan.gate.servlet.Methods;
import dev.genkan.gate.servlet.OwnPages;
import dev.genkan.gate.servlet.Visit;
import dev.genkan.identity.instance.SigningKeys;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// The public keys, for whoever verifies our tokens by themselves: `/.well-known/jwks.json` (RFC 7517, section 5).
public record JwksPage(SigningKeys keys) implements OwnPages {

    private static final String PATH = "/.well-known/jwks.json";

    @Override
    public boolean serve(Visit visit, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!visit.path().equals(PATH)) {
            return false;
        }
        if (!Methods.isRead(request)) {
            Methods.refuse(request, response, "GET, HEAD");
            return true;
        }
        byte[] json = keys.published().toJwks().getBytes(StandardCharsets.UTF_8);
        response.setContentType("application/json");
        response.setHeader("Cache-Control", "public, max-age=300");
        response.setHeader("Access-Control-Allow-Origin", "*");
        response.setContentLength(json.length);
        response.getOutputStream().write(json);
        return true;
    }
}
