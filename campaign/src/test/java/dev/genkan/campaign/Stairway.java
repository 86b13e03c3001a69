package dev.genkan.campaign;

import static dev.genkan.onboarding.Condition.where;

import dev.genkan.gate.Gate;
import dev.genkan.onboarding.Onboarding;
import dev.genkan.token.Auth;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// The shop with more questions: five steps, two of them because of an answer, and the page that checks them. Deployed
/// as its second version (`campaign.version=2`) it asks a sixth.
@Configuration
@EnableAutoConfiguration
@Import({ItsDatabase.class, Stairway.Counter.class})
class Stairway {

    enum Kind {
        ALONE,
        COMPANY
    }

    enum Wares {
        SERVICES,
        THINGS
    }

    record NewShop(@NotBlank String shopName) {}

    record Trade(@NotNull Kind kind) {}

    record Company(@NotBlank String companyName) {}

    record Offer(@NotNull Wares wares) {}

    record Delivery(@NotBlank String deliversTo) {}

    record Opening(@NotBlank String opensIn) {}

    public static void main(String[] args) {
        SpringApplication.run(Stairway.class, args);
    }

    @Bean
    Onboarding onboarding(
            ObjectProvider<DataSource> database,
            @Value("${genkan.data-dir}") Path data,
            @Value("${campaign.version:1}") int version) {
        Shop.Ledger ledger = Shop.ledger(database, data);
        Onboarding.Draft stairs = Onboarding.flow("stairs", version)
                .ask(NewShop.class)
                .ask(Trade.class)
                .askIf(where("kind").is(Kind.COMPANY), Company.class)
                .ask(Offer.class)
                .askIf(where("wares").is(Wares.THINGS), Delivery.class);
        return (version == 1 ? stairs : stairs.ask(Opening.class))
                .checkAnswers()
                .then((member, answers) -> ledger.write(
                        member.id().value(), answers.get(NewShop.class).shopName()))
                .landAt("/dashboard");
    }

    @Bean
    Gate gate(Onboarding onboarding) {
        return Gate.publicRoutes("/").require(onboarding);
    }

    @RestController
    static class Counter {

        @GetMapping("/dashboard")
        String dashboard(Auth.SignedIn member) {
            return member.userId() + " " + member.claims().metadata();
        }
    }
}
