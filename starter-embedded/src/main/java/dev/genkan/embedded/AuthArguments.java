package dev.genkan.embedded;

import dev.genkan.gate.servlet.Visit;
import dev.genkan.token.Auth;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.server.ResponseStatusException;

/// Hands `Auth`, or `Auth.SignedIn`, to handler methods that ask for it.
///
/// On a public route this is the moment the token is looked at. A handler that insists on `Auth.SignedIn` is reached by
/// members only: [HandlerBoundary] has asked before.
final class AuthArguments implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return Auth.class.isAssignableFrom(parameter.getParameterType());
    }

    @Override
    public Auth resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        HttpServletRequest servletRequest = request.getNativeRequest(HttpServletRequest.class);
        Auth auth = servletRequest == null
                ? new Auth.SignedOut()
                : Visit.of(servletRequest).auth();
        if (!parameter.getParameterType().isInstance(auth)) {
            throw new ResponseStatusException(HttpStatus.UNAUTHORIZED, "Sign in first");
        }
        return auth;
    }
}
