package dev.genkan.server.standalone;

import dev.genkan.server.backendapi.BackendApi;
import dev.genkan.server.frontendapi.FrontendApi;
import dev.genkan.server.wire.Errors;
import dev.genkan.server.wire.Writing;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/// Both APIs, in front of the pages. They share one origin and one prefix; a secret key tells who asks.
public record WireFilter(FrontendApi frontend, BackendApi backend) implements Filter {

    private static final System.Logger LOG = System.getLogger(WireFilter.class.getName());

    @Override
    public void doFilter(ServletRequest anyRequest, ServletResponse anyResponse, FilterChain chain)
            throws IOException, ServletException {
        if (!(anyRequest instanceof HttpServletRequest request)
                || !(anyResponse instanceof HttpServletResponse response)
                || !isOurs(request.getRequestURI()
                        .substring(request.getContextPath().length()))) {
            chain.doFilter(anyRequest, anyResponse);
            return;
        }
        String trace = Writing.trace(response);
        try {
            if (BackendApi.isFor(request)) {
                backend.serve(request, response);
            } else {
                frontend.serve(request, response);
            }
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "trace " + trace + ": " + request.getMethod() + " failed", e);
            if (!response.isCommitted()) {
                Writing.error(response, Errors.internal());
            }
        }
    }

    private boolean isOurs(String path) {
        return path.startsWith("/v1/") || frontend.has(path);
    }
}
