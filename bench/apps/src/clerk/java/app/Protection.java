package app;

import com.clerk.backend_api.helpers.security.AuthenticateRequest;
import com.clerk.backend_api.helpers.security.models.AuthenticateRequestOptions;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Clerk's Java SDK in a filter, verifying without the network.
@Component
class Protection extends OncePerRequestFilter {

    private final AuthenticateRequestOptions options;

    Protection(@Value("${bench.key}") Path key) throws IOException {
        options = AuthenticateRequestOptions.Builder.withJwtKey("-----BEGIN PUBLIC KEY-----\n"
                        + Base64.getMimeEncoder().encodeToString(Files.readAllBytes(key))
                        + "\n-----END PUBLIC KEY-----")
                .build();
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().equals("/public");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Map<String, List<String>> headers = new HashMap<>();
        for (String name : List.of("authorization", "cookie")) {
            if (request.getHeader(name) != null) {
                headers.put(name, List.of(request.getHeader(name)));
            }
        }
        if (AuthenticateRequest.authenticateRequest(headers, options).isSignedIn()) {
            chain.doFilter(request, response);
        } else {
            response.sendError(401);
        }
    }
}
