package dev.genkan.e2e.restyled;

import dev.genkan.gate.Gate;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/// An application with a look and a voice of its own: what it has below `src/test/restyled` is all it does for that.
@SpringBootApplication
public class ReadingRoom {

    @Bean
    Gate gate() {
        return Gate.publicRoutes("/").ignoredRoutes("/look/(.*)");
    }
}
