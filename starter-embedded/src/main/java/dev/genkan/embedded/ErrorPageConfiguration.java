package dev.genkan.embedded;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.boot.autoconfigure.template.TemplateAvailabilityProvider;
import org.springframework.boot.autoconfigure.template.TemplateAvailabilityProviders;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.Ordered;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.BeanNameViewResolver;

/// The house's pages for errors of the application, in place of Spring Boot's white label, where the application has
/// none of its own: its `error/404.html`, `error.html` or view named `error` win.
@AutoConfiguration(before = ErrorMvcAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass(ErrorMvcAutoConfiguration.class)
@Conditional(ErrorPageConfiguration.WithoutErrorTemplate.class)
public class ErrorPageConfiguration {

    @Bean(name = "error")
    @ConditionalOnMissingBean(name = "error")
    View genkanErrorView(ObjectProvider<EmbeddedHouse> house) {
        return new ErrorView(house);
    }

    /// Finds the view above. Boot's own one goes away with its white label.
    @Bean
    @ConditionalOnMissingBean
    BeanNameViewResolver genkanBeanNameViewResolver() {
        BeanNameViewResolver resolver = new BeanNameViewResolver();
        resolver.setOrder(Ordered.LOWEST_PRECEDENCE - 10);
        return resolver;
    }

    static final class WithoutErrorTemplate extends SpringBootCondition {

        @Override
        public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
            ClassLoader classes = context.getClassLoader();
            TemplateAvailabilityProvider template = classes == null
                    ? null
                    : new TemplateAvailabilityProviders(classes)
                            .getProvider("error", context.getEnvironment(), classes, context.getResourceLoader());
            ConditionMessage.Builder message = ConditionMessage.forCondition("error template of the application");
            return template == null
                    ? ConditionOutcome.match(message.because("there is none"))
                    : ConditionOutcome.noMatch(message.because("it wins"));
        }
    }
}
