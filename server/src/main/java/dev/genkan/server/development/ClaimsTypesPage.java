package dev.genkan.server.development;

import dev.genkan.gate.servlet.Methods;
import dev.genkan.gate.servlet.OwnPages;
import dev.genkan.gate.servlet.Problem;
import dev.genkan.gate.servlet.Visit;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/// `GET /genkan/onboarding/claims.d.ts`: the declaration of the claims for TypeScript, for whoever sits at the machine
/// of a development instance. It names no person, but what is asked is nobody's business elsewhere.
///
/// @param at where it is, without the context path
/// @param declaration asked each time
public record ClaimsTypesPage(AtTheMachine atTheMachine, String at, Supplier<String> declaration) implements OwnPages {

    @Override
    public boolean serve(Visit visit, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!visit.path().equals(at)) {
            return false;
        }
        if (!Methods.isRead(request)) {
            Methods.refuse(request, response, "GET, HEAD");
        } else if (!atTheMachine.isTrueOf(request)) {
            atTheMachine.tellWhyClosed("The declaration of the claims");
            new Problem(404, "resource_not_found", "Not found", "There is nothing here.").asJson(response);
        } else {
            byte[] text = declaration.get().getBytes(StandardCharsets.UTF_8);
            response.setHeader("Cache-Control", "no-store");
            response.setHeader("X-Content-Type-Options", "nosniff");
            response.setContentType("text/plain;charset=utf-8");
            response.setContentLength(text.length);
            response.getOutputStream().write(text);
        }
        return true;
    }
}
