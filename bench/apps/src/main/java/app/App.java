package app;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@SpringBootApplication
@RestController
public class App {

    public static void main(String[] args) {
        SpringApplication.run(App.class, args);
    }

    @GetMapping("/public")
    Map<String, Object> open() {
        return Map.of("ok", true);
    }

    @GetMapping("/private")
    Map<String, Object> closed() {
        return Map.of("ok", true);
    }
}
