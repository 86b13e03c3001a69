package dev.genkan.embedded;

import dev.genkan.gate.servlet.PageHeaders;
import dev.genkan.onboarding.Reference;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.servlet.View;

/// What a person sees of an error: nothing of the inside. Faults of ours or the application's get a reference, under
/// which the log has the rest.
record ErrorView(ObjectProvider<EmbeddedHouse> house) implements View {

    private static final System.Logger LOG = System.getLogger("dev.genkan");
    private static final int FAULT = 500;

    @Override
    public String getContentType() {
        return "text/html";
    }

    @Override
    public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        int status = response.getStatus();
        String reference = status >= FAULT ? logged(status, request) : "";
        String html = house.getObject()
                .errorPages()
                .map(pages -> pages.html(status, reference, request))
                .orElse("");
        if (response.isCommitted()) {
            return;
        }
        PageHeaders.write(response);
        response.setContentType("text/html;charset=utf-8");
        byte[] bytes = html.getBytes(StandardCharsets.UTF_8);
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    private static String logged(int status, HttpServletRequest request) {
        String reference = Reference.next();
        String what = "Reference " + reference + ": " + request.getMethod() + " "
                + request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) + " ended in " + status;
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable fault) {
            LOG.log(System.Logger.Level.ERROR, what, fault);
        } else {
            LOG.log(System.Logger.Level.ERROR, what);
        }
        return reference;
    }
}
