package dev.genkan.server.brand;

import dev.genkan.gate.servlet.Methods;
import dev.genkan.gate.servlet.OwnPages;
import dev.genkan.gate.servlet.Problem;
import dev.genkan.gate.servlet.Visit;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// The style sheet of the stored look, below `/genkan/brand`, under a name that changes with it.
public record BrandStyle(HouseBrand brand) implements OwnPages {

    @Override
    public boolean serve(Visit visit, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!visit.path().startsWith(brand.root())) {
            return false;
        }
        if (!Methods.isRead(request)) {
            Methods.refuse(request, response, "GET, HEAD");
            return true;
        }
        Optional<BrandSketch> sketch = brand.sketch();
        if (sketch.isEmpty() || !visit.path().endsWith(".css")) {
            new Problem(404, "resource_not_found", "This file isn’t here", "It may belong to an earlier look.")
                    .answer(request, response);
            return true;
        }
        byte[] css = sketch.get().css().getBytes(StandardCharsets.UTF_8);
        // a page that was drawn a moment ago gets the look of now, and must not take it for the old one for ever
        boolean current = visit.path().equals(brand.address(sketch.get()));
        response.setHeader("Cache-Control", current ? "public, max-age=31536000, immutable" : "no-cache");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setContentType("text/css;charset=utf-8");
        response.setContentLength(css.length);
        response.getOutputStream().write(css);
        return true;
    }
}
