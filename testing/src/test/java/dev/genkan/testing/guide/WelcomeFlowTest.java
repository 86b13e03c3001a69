package dev.genkan.testing.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.testing.FlowWalk;
import dev.genkan.testing.Walked;
import dev.genkan.testing.guide.WelcomeFlow.Company;
import org.junit.jupiter.api.Test;

class WelcomeFlowTest {

    @Test
    void every_path_of_the_flow_leads_to_its_end() {
        Walked walked = FlowWalk.of(WelcomeFlow.welcome())
                .with(new Company("Acme Ltd", "FI12345671", 12), new Company("Acme Ltd", "FI12345671", 60))
                .walk();

        System.out.println(walked);
        assertThat(walked.branchesSeen()).isEqualTo(walked.branches());
    }
}
