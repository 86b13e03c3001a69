package app;

import dev.genkan.gate.Gate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The whole engine inside.
@Configuration
class Protection {

    @Bean
    Gate gate() {
        return Gate.publicRoutes("/public");
    }
}
