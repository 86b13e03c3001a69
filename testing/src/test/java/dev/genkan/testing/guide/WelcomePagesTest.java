package dev.genkan.testing.guide;

import dev.genkan.testing.FlowWalk;
import dev.genkan.testing.guide.WelcomeFlow.Company;
import dev.genkan.testing.spring.GenkanTest;
import dev.genkan.testing.spring.InBrowser;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "server.address=localhost")
@GenkanTest
class WelcomePagesTest {

    @Test
    void every_path_stands_the_look_of_a_browser(@Autowired InBrowser inBrowser) {
        inBrowser.walk(FlowWalk.of(WelcomeFlow.welcome())
                .with(new Company("Acme Ltd", "FI12345671", 12), new Company("Acme Ltd", "FI12345671", 60))
                .walk());
    }
}
