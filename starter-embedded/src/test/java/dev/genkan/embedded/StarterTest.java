package dev.genkan.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.gate.Gate;
import dev.genkan.identity.Browser;
import dev.genkan.identity.credential.PasswordHash;
import dev.genkan.identity.credential.Passwords;
import dev.genkan.identity.user.EmailAddress;
import dev.genkan.identity.user.User;
import dev.genkan.identity.user.Users;
import dev.genkan.onboarding.Happening;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.transaction.PlatformTransactionManager;

class StarterTest {

    @TempDir
    Path data;

    @Test
    void without_a_gate_of_its_own_the_start_page_is_public_and_nothing_else() {
        try (Running running = Running.start(Applications.Plain.class, data)) {
            assertThat(running.context.getBeansOfType(Gate.class)).isEmpty();
            assertThat(running.visitor().open("/").statusCode()).isEqualTo(200);
            assertThat(running.visitor().open("/me").statusCode()).isEqualTo(303);
            assertThat(running.visitor().open("/nowhere").statusCode()).isEqualTo(303);
        }
    }

    @Test
    void without_a_gate_every_flow_is_asked_and_a_bean_that_watches_is_told() {
        try (Running running = Running.start(Applications.Asking.class, data)) {
            Visitor ada = running.visitor().signUp(running.engine(), "ada@example.com");

            HttpResponse<String> first = ada.open("/me");
            assertThat(first.headers().firstValue("Location")).hasValue("/onboarding?redirect_url=%2Fme");
            assertThat(ada.open("/onboarding?redirect_url=%2Fme").statusCode()).isEqualTo(200);
            assertThat(running.context.getBean(Applications.Asking.Seen.class).all())
                    .contains(new Happening.What.Started(), new Happening.What.Shown());
        }
    }

    @Test
    void the_port_that_the_system_chose_is_in_every_token() {
        try (Running running = Running.start(Applications.Plain.class, data)) {
            Visitor ada = running.visitor().signUp(running.engine(), "ada@example.com");

            assertThat(ada.claims())
                    .containsEntry("iss", "http://localhost:" + running.port())
                    .containsEntry("azp", "http://localhost:" + running.port());
        }
    }

    @Test
    void a_context_path_is_part_of_every_address() {
        try (Running running = Running.start(Applications.Plain.class, data, "server.servlet.context-path=/shop")) {
            Visitor ada = new Visitor(running.address("/shop"));

            assertThat(ada.open("/me").headers().firstValue("Location")).hasValue("/shop/sign-in?redirect_url=%2Fme");
            HttpResponse<String> page = ada.open("/sign-up");
            assertThat(page.body()).contains("action=\"/shop/sign-up\"", "href=\"/shop/genkan/assets/");
            assertThat(page.headers().firstValue("Set-Cookie").orElseThrow()).contains("; Path=/shop;");
            ada.signUp(running.engine(), "ada@example.com");
            assertThat(ada.open("/me").statusCode()).isEqualTo(200);
            assertThat(ada.claims())
                    .containsEntry("iss", "http://localhost:" + running.port() + "/shop")
                    .containsEntry("azp", "http://localhost:" + running.port());
        }
    }

    @Test
    void properties_change_what_they_say() {
        try (Running running = Running.start(
                Applications.Plain.class,
                data,
                "genkan.brand.name=Analytical Engines",
                "genkan.paths.sign-in=/login",
                "genkan.paths.house=/door",
                "genkan.session-token.claims={\"plan\": \"{{user.public_metadata.plan || 'free'}}\"}",
                "genkan.session-token.version=1",
                "genkan.limits.code-lifetime=5m",
                "genkan.limits.sign-ups-per-network=1")) {
            Visitor ada = running.visitor();
            HttpResponse<String> page = ada.open("/login");
            assertThat(page.body()).contains("Sign in to Analytical Engines", "/door/assets/");
            assertThat(ada.open("/me").headers().firstValue("Location")).hasValue("/login?redirect_url=%2Fme");

            ada.signUp(running.engine(), "ada@example.com");
            assertThat(ada.claims()).containsEntry("plan", "free").doesNotContainKeys("metadata", "v", "jti");
            assertThat(running.engine().inbox().items().getFirst().letter().text())
                    .contains("5 minutes");
            Visitor second = running.visitor();
            second.open("/sign-up");
            assertThat(second.send(
                                    "/sign-up",
                                    Map.of("email_address", "b@example.com", "password", "correct horse battery"))
                            .statusCode())
                    .isEqualTo(429);
        }
    }

    @Test
    void the_entrance_may_be_another_one() {
        try (Running running = Running.start(
                Applications.Plain.class,
                data,
                "genkan.enumeration-protection=false",
                "genkan.paths.forgot-password=/lost",
                "genkan.paths.reset-password=/found",
                "genkan.mail.new-device-notice=false",
                "genkan.limits.hashing-wait=1s")) {
            running.visitor().signUp(running.engine(), "ada@example.com");
            Visitor ada = running.visitor();
            ada.open("/lost");
            assertThat(ada.send("/lost", Map.of("identifier", "adb@example.com"))
                            .statusCode())
                    .isEqualTo(422);
            assertThat(ada.send("/lost", Map.of("identifier", "ada@example.com"))
                            .headers()
                            .firstValue("Location"))
                    .hasValue("/found");
            assertThat(ada.open("/found").body()).contains("action=\"/found\"", "action=\"/found/resend\"");
            signIn(running.visitor(), "ada@example.com");
            assertThat(running.engine().inbox().items())
                    .as("the code of the sign-up and that of the reset")
                    .hasSize(2);
        }
    }

    @Test
    void people_are_brought_along_with_the_bcrypt_hashes_they_have() {
        try (Running running = Running.start(Applications.Plain.class, data)) {
            Users users = running.context.getBean(Users.class);
            Passwords passwords = running.context.getBean(Passwords.class);
            String bcrypt = new BCryptPasswordEncoder(4).encode("correct horse battery");
            User ada = users.create(EmailAddress.parse("ada@example.com").orElseThrow(), "import", Browser.NONE);
            passwords.set(ada.id(), new PasswordHash(bcrypt));

            Visitor visitor = signIn(running.visitor(), "ada@example.com");

            assertThat(visitor.open("/me").statusCode()).isEqualTo(200);
            assertThat(passwords.of(ada.id()).orElseThrow().encoded()).startsWith("$argon2id$");
        }
    }

    private static Visitor signIn(Visitor visitor, String address) {
        visitor.open("/sign-in");
        visitor.send("/sign-in", Map.of("identifier", address));
        visitor.open("/sign-in/password");
        assertThat(visitor.send("/sign-in/password", Map.of("password", "correct horse battery"))
                        .statusCode())
                .isEqualTo(303);
        return visitor;
    }

    @Test
    void the_name_of_the_application_is_its_brand() {
        try (Running running = Running.start(Applications.Plain.class, data, "spring.application.name=Acme")) {
            assertThat(running.visitor().open("/sign-in").body()).contains("Sign in to Acme");
        }
    }

    @Test
    void the_key_and_the_database_lie_in_the_data_folder_and_nowhere_else() {
        try (Running running = Running.start(Applications.Plain.class, data)) {
            assertThat(running.port()).isPositive();
            assertThat(data.resolve("data")).isDirectoryContaining(file -> file.endsWith("key"));
            assertThat(data.resolve("data")).isDirectoryContaining(file -> file.endsWith("genkan.mv.db"));
            assertThat(Files.exists(Path.of("genkan-data"))).isFalse();
        }
    }

    @Test
    void our_database_is_no_bean_that_the_application_would_have_to_step_around() {
        try (Running running = Running.start(Applications.Plain.class, data)) {
            assertThat(running.context.getBeansOfType(DataSource.class)).isEmpty();
            assertThat(running.context.getBeansOfType(PlatformTransactionManager.class))
                    .isEmpty();
        }
    }

    @Test
    void two_applications_on_one_machine_do_not_share_cookie_names(@TempDir Path elsewhere) {
        try (Running one = Running.start(Applications.Plain.class, data);
                Running two = Running.start(Applications.Plain.class, elsewhere)) {
            Visitor ada = one.visitor().signUp(one.engine(), "ada@example.com");
            Visitor grace = two.visitor().signUp(two.engine(), "grace@example.com");

            assertThat(ada.cookies().keySet())
                    .hasSize(3)
                    .doesNotContainAnyElementsOf(grace.cookies().keySet());
            // the browser of one, with all its cookies, is nobody in the other
            Visitor both = two.visitor();
            both.cookies().putAll(ada.cookies());
            assertThat(both.open("/").body()).isEqualTo("home of nobody");
        }
    }
}
