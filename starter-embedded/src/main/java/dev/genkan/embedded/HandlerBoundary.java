package dev.genkan.embedded;

import dev.genkan.gate.Gate;
import dev.genkan.gate.RequireOnboarded;
import dev.genkan.gate.RequireSignedIn;
import dev.genkan.gate.servlet.Boundary;
import dev.genkan.onboarding.FlowOrder;
import dev.genkan.onboarding.Onboarding;
import dev.genkan.server.CannotStart;
import dev.genkan.token.Auth;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.util.ClassUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/// Holds what handlers demand, by [RequireSignedIn], [RequireOnboarded] or a parameter of type `Auth.SignedIn`: on each
/// dispatch that reaches them, on public and ignored routes too.
///
/// The annotations may stand on the method, the class, one of its parents or interfaces, or on an annotation there.
final class HandlerBoundary implements HandlerInterceptor {

    /// A method of a shared parent belongs to several handlers.
    private record Place(Class<?> type, Object what) {

        static Place of(Object handler) {
            return handler instanceof HandlerMethod method
                    ? new Place(method.getBeanType(), method.getMethod())
                    : new Place(handler.getClass(), handler.getClass());
        }
    }

    private enum Wants {
        NOTHING,
        MEMBER,
        ONBOARDED
    }

    private final List<Onboarding> flows;
    private final Map<Place, Wants> wants = new ConcurrentHashMap<>();

    /// @param flows all there are; each is asked of whom it is for
    /// @param gate tells which of them have to be finished; if it requires none, all of them
    HandlerBoundary(List<Onboarding> flows, Gate gate) {
        this.flows = required(flows, gate);
    }

    private static List<Onboarding> required(List<Onboarding> flows, Gate gate) {
        try {
            return FlowOrder.of(flows, gate.requirements()).requiredOnes();
        } catch (IllegalArgumentException e) {
            throw new CannotStart(String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        return switch (wants.computeIfAbsent(Place.of(handler), unknown -> wantsOf(handler))) {
            case NOTHING -> true;
            case MEMBER -> isMet(request, response, List.of());
            case ONBOARDED -> isMet(request, response, flowsOf(request));
        };
    }

    private static boolean isMet(HttpServletRequest request, HttpServletResponse response, List<Onboarding> flows)
            throws IOException {
        return Boundary.met(request, response, List.copyOf(flows)).isPresent();
    }

    /// Those of the gate that let it in, where they may change while the application runs.
    private List<Onboarding> flowsOf(HttpServletRequest request) {
        return request.getAttribute(FlowOrder.class.getName()) instanceof FlowOrder now ? now.requiredOnes() : flows;
    }

    /// @throws CannotStart if one of them asks for onboarding, and there is none: nobody could ever reach it
    void requireFlowFor(Collection<HandlerMethod> handlers) {
        for (HandlerMethod handler : handlers) {
            if (flows.isEmpty() && says(handler, RequireOnboarded.class)) {
                throw new CannotStart(handler.getShortLogMessage().split("\\[", 2)[0]
                        + " is reached by members who have finished onboarding (@RequireOnboarded), but there is no"
                        + " Onboarding bean. Declare one, or say @RequireSignedIn.");
            }
        }
    }

    private static Wants wantsOf(Object handler) {
        if (says(handler, RequireOnboarded.class)) {
            return Wants.ONBOARDED;
        }
        return says(handler, RequireSignedIn.class) || insistsOnMember(handler) ? Wants.MEMBER : Wants.NOTHING;
    }

    private static boolean says(Object handler, Class<? extends Annotation> annotation) {
        Stream<AnnotatedElement> places = handler instanceof HandlerMethod method
                ? Stream.of(method.getMethod(), method.getBeanType())
                : Stream.of(ClassUtils.getUserClass(handler));
        return places.anyMatch(place -> AnnotatedElementUtils.hasAnnotation(place, annotation));
    }

    private static boolean insistsOnMember(Object handler) {
        return handler instanceof HandlerMethod method
                && Stream.of(method.getMethodParameters())
                        .anyMatch(parameter -> parameter.getParameterType() == Auth.SignedIn.class);
    }
}
