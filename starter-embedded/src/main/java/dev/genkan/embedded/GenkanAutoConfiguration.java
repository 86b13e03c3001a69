package dev.genkan.embedded;

import dev.genkan.gate.Gate;
import dev.genkan.identity.credential.Passwords;
import dev.genkan.identity.event.Audit;
import dev.genkan.identity.session.Sessions;
import dev.genkan.identity.user.EmailAddresses;
import dev.genkan.identity.user.Users;
import dev.genkan.onboarding.AlsoThen;
import dev.genkan.onboarding.Onboarding;
import dev.genkan.onboarding.Watch;
import dev.genkan.onboarding.funnel.Funnel;
import dev.genkan.onboarding.yaml.FlowSource;
import dev.genkan.server.Engine;
import dev.genkan.server.EngineSettings.Storage;
import jakarta.servlet.DispatcherType;
import jakarta.validation.Validator;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.ResolvableType;
import org.springframework.core.env.Environment;
import org.springframework.web.filter.ForwardedHeaderFilter;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/// The house inside a Spring Boot application: opens the engine, puts the gate in front of everything, and hands
/// `Auth` to handlers. An application adds its `Onboarding` and `Gate` beans and is done.
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties(GenkanProperties.class)
public class GenkanAutoConfiguration {

    /// Turned in tests; the system's clock otherwise.
    @Bean
    @ConditionalOnMissingBean
    InstantSource genkanClock() {
        return InstantSource.system();
    }

    /// After the application's own migrations, so that a script that empties the database finds it empty.
    @Bean
    @ConditionalOnMissingBean
    @DependsOnDatabaseInitialization
    Engine genkanEngine(
            GenkanProperties properties, Environment environment, InstantSource clock, ListableBeanFactory beans) {
        Storage storage = new StorageChoice(properties, beans).choose();
        return Engine.open(new Settings(properties, environment, rewritesRequests(beans)).forEngine(storage), clock);
    }

    /// Whether Spring's own filter for forwarding headers is here, by itself or in a registration.
    private static boolean rewritesRequests(ListableBeanFactory beans) {
        ResolvableType registered =
                ResolvableType.forClassWithGenerics(FilterRegistrationBean.class, ForwardedHeaderFilter.class);
        return beans.getBeanNamesForType(ForwardedHeaderFilter.class, true, false).length > 0
                || beans.getBeanNamesForType(registered, true, false).length > 0;
    }

    @Bean
    @ConditionalOnMissingBean
    Users genkanUsers(Engine engine) {
        return engine.users();
    }

    /// For those who bring people along from elsewhere, with the passwords they have.
    @Bean
    @ConditionalOnMissingBean
    Passwords genkanPasswords(Engine engine) {
        return engine.passwords();
    }

    @Bean
    @ConditionalOnMissingBean
    EmailAddresses genkanEmailAddresses(Engine engine) {
        return engine.emailAddresses();
    }

    @Bean
    @ConditionalOnMissingBean
    Sessions genkanSessions(Engine engine) {
        return engine.sessions();
    }

    @Bean
    @ConditionalOnMissingBean
    Audit genkanAudit(Engine engine) {
        return engine.audit();
    }

    /// The engine writes the rest of it and stops it.
    @Bean(destroyMethod = "")
    @ConditionalOnMissingBean
    Funnel genkanFunnel(Engine engine) {
        return engine.funnel();
    }

    /// The application's beans, then those of the file that it names.
    @Bean
    AllFlows genkanFlows(
            GenkanProperties properties,
            ObjectProvider<Onboarding> beans,
            ObjectProvider<AlsoThen> hooks,
            Validator validator,
            InstantSource clock) {
        ClassLoader application = Thread.currentThread().getContextClassLoader();
        return AllFlows.of(
                beans.orderedStream().toList(),
                hooks.orderedStream().toList(),
                new FlowSource(properties.flows(), application),
                ValidatorByClock.of(validator, clock),
                clock);
    }

    @Bean
    EmbeddedHouse genkanHouse(
            GenkanProperties properties,
            Environment environment,
            Engine engine,
            ObjectProvider<Gate> gates,
            AllFlows flows,
            ObjectProvider<Watch> watches,
            Validator validator,
            InstantSource clock) {
        // the engine's own funnel is a bean too, and told already
        watches.orderedStream().filter(watch -> !watch.equals(engine.funnel())).forEach(engine::watchedBy);
        return new EmbeddedHouse(
                engine,
                all -> gate(gates, all),
                flows.watched(),
                ValidatorByClock.of(validator, clock),
                new Settings(properties, environment));
    }

    @Bean
    FilterRegistrationBean<EmbeddedHouse> genkanGateFilter(EmbeddedHouse house) {
        FilterRegistrationBean<EmbeddedHouse> registration = new FilterRegistrationBean<>(house);
        registration.setName("genkanGate");
        registration.addUrlPatterns("/*");
        registration.setDispatcherTypes(EnumSet.allOf(DispatcherType.class));
        registration.setAsyncSupported(true);
        // before whatever rewrites addresses or reads the body, and before Spring Security
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    @Bean
    ApplicationListener<WebServerInitializedEvent> genkanOpensTheDoor(
            EmbeddedHouse house, GenkanProperties properties, Environment environment) {
        return started -> {
            // the management server, if there is one on another port, is not the door
            if (started.getApplicationContext().getServerNamespace() == null) {
                house.openAt(started.getWebServer().getPort());
                SlowClients.lookAt(properties.environment(), environment);
            }
        };
    }

    @Bean
    HandlerBoundary genkanBoundary(AllFlows flows, ObjectProvider<Gate> gates) {
        return new HandlerBoundary(flows.inOrder(), gate(gates, flows.inOrder()));
    }

    /// Without one of the application's own, `/` is public and everything else asks for sign-in and every flow.
    private static Gate gate(ObjectProvider<Gate> gates, List<Onboarding> flows) {
        return gates.getIfAvailable(() -> Gate.publicRoutes("/").require(flows.toArray(Onboarding[]::new)));
    }

    /// A handler that nobody could ever reach is found at the start.
    @Bean
    SmartInitializingSingleton genkanLooksAtHandlers(
            HandlerBoundary boundary, ObjectProvider<RequestMappingInfoHandlerMapping> mappings) {
        return () -> mappings.forEach(
                mapping -> boundary.requireFlowFor(mapping.getHandlerMethods().values()));
    }

    @Bean
    WebMvcConfigurer genkanArguments(HandlerBoundary boundary) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                // before interceptors of the application do something for somebody who is not let in
                registry.addInterceptor(boundary).order(Ordered.HIGHEST_PRECEDENCE);
            }

            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new AuthArguments());
            }
        };
    }
}
