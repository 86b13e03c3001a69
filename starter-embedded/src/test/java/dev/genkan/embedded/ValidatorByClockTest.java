package dev.genkan.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.constraints.Past;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.validation.beanvalidation.LocalValidatorFactoryBean;

class ValidatorByClockTest {

    record Born(@Past LocalDate on) {}

    private static final Born IN_2031 = new Born(LocalDate.of(2031, 6, 1));

    @Test
    void the_past_is_that_of_the_house() {
        try (LocalValidatorFactoryBean springs = new LocalValidatorFactoryBean()) {
            springs.afterPropertiesSet();
            assertThat(at("2031-06-03T12:00:00Z", springs).validate(IN_2031)).isEmpty();
            assertThat(at("2031-05-30T12:00:00Z", springs).validate(IN_2031)).hasSize(1);
        }
    }

    @Test
    void a_validator_without_a_factory_is_left_as_it_is() {
        Validator plain = Validation.buildDefaultValidatorFactory().getValidator();
        assertThat(at("2031-06-03T12:00:00Z", plain)).isSameAs(plain);
    }

    private static Validator at(String now, Validator validator) {
        return ValidatorByClock.of(validator, InstantSource.fixed(Instant.parse(now)));
    }
}
