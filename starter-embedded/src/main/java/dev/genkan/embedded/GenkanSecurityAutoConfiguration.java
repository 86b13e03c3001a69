package dev.genkan.embedded;

import dev.genkan.gate.Paths;
import dev.genkan.gate.RequestPath;
import dev.genkan.gate.servlet.Visit;
import dev.genkan.onboarding.Onboarding;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.core.type.MethodMetadata;
import org.springframework.security.config.annotation.web.configuration.WebSecurityCustomizer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.util.matcher.RequestMatcher;

/// Where Spring Security is on the class path: members are handed to it, our own pages are kept out of its chain, and
/// nothing is taken from it. We never declare a `SecurityFilterChain`, because that would switch Boot's own off without
/// a word.
@AutoConfiguration(after = GenkanAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass({SecurityFilterChain.class, WebSecurityCustomizer.class})
@ConditionalOnBean(EmbeddedHouse.class)
public class GenkanSecurityAutoConfiguration {

    private static final System.Logger LOG = System.getLogger("dev.genkan");

    /// Behind the gate, which has found the visitor's papers, and before Spring Security, which asks for them.
    @Bean
    FilterRegistrationBean<Filter> genkanHandsOverMembers(ObjectProvider<MemberAuthorities> authorities) {
        MemberAuthorities roles = authorities.getIfAvailable(() -> member -> List.of());
        FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>((request, response, chain) -> {
            if (request instanceof HttpServletRequest http) {
                handOver(http, roles);
            }
            chain.doFilter(request, response);
        });
        registration.setName("genkanMembers");
        registration.addUrlPatterns("/*");
        registration.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST));
        registration.setAsyncSupported(true);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        return registration;
    }

    /// Where Spring Security looks for the context of a request by itself. Who brings no papers of ours may still be
    /// somebody to the application's own chain.
    private static void handOver(HttpServletRequest request, MemberAuthorities roles) {
        Visit.find(request)
                .filter(Visit::hasPapers)
                .ifPresent(visit -> request.setAttribute(
                        RequestAttributeSecurityContextRepository.DEFAULT_REQUEST_ATTR_NAME,
                        new MemberContext(visit, roles)));
    }

    /// The gate answers them before Spring Security is reached; this holds where an application has put it in front.
    @Bean
    WebSecurityCustomizer genkanOwnPages(
            GenkanProperties properties, Environment environment, ObjectProvider<Onboarding> flows) {
        Paths paths = new Settings(properties, environment).paths();
        List<String> own = Stream.concat(
                        // below the account's path there may be pages of the application; where onboarding is, flows
                        // say
                        paths.all().stream()
                                .filter(path -> !List.of(paths.user(), paths.onboarding())
                                        .contains(path)),
                        flows.orderedStream().map(Onboarding::path))
                .toList();
        return web -> web.ignoring().requestMatchers(new OwnPaths(own));
    }

    /// @param roots with all that lies below them
    private record OwnPaths(List<String> roots) implements RequestMatcher {

        @Override
        public boolean matches(HttpServletRequest request) {
            String info = request.getPathInfo();
            String path = RequestPath.normalised(request.getServletPath(), info == null ? "" : info);
            return path.equals("/.well-known/jwks.json")
                    || roots.stream().anyMatch(root -> path.equals(root) || path.startsWith(root + "/"));
        }

        @Override
        public String toString() {
            return "the pages of Genkan " + roots + ", which its gate has answered before";
        }
    }

    /// Boot's chain asks everybody to log in, which a gate with public routes does not mean.
    @Bean
    SmartInitializingSingleton genkanLooksForChain(ConfigurableListableBeanFactory beans) {
        return () -> {
            String[] chains = beans.getBeanNamesForType(SecurityFilterChain.class, true, false);
            if (chains.length > 0 && Stream.of(chains).allMatch(name -> isOfBoot(beans, name))) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "Spring Security is here without a SecurityFilterChain of the application: Spring Boot's own"
                                + " lets members through and sends strangers to /login, on the public routes of the gate"
                                + " too. Declare a chain that permits them.");
            }
        };
    }

    private static boolean isOfBoot(ConfigurableListableBeanFactory beans, String name) {
        if (!beans.containsBeanDefinition(name)
                || !(beans.getBeanDefinition(name) instanceof AnnotatedBeanDefinition definition)) {
            return false;
        }
        MethodMetadata method = definition.getFactoryMethodMetadata();
        return method != null && method.getDeclaringClassName().startsWith("org.springframework.boot.");
    }
}
