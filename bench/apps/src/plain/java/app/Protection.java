package app;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// None: whoever sends answers says whose they are, and is believed.
@Configuration
class Protection {

    @Bean
    FormPage.Members members() {
        return request -> request.getHeader("Member");
    }
}
