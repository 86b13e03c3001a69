package dev.genkan.identity.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.genkan.identity.House;
import dev.genkan.identity.Store;
import dev.genkan.identity.TestClock;
import dev.genkan.token.UserId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

@ParameterizedClass
@EnumSource
class PasswordsTest {

    private final House house;
    private final Passwords passwords;

    PasswordsTest(Store store) {
        house = new House(store.of(getClass()));
        passwords = house.passwords;
    }

    @Test
    void the_native_and_the_java_library_hash_alike_and_verify_each_other() {
        assertThat(Argon2.best()).as("this machine can load the native one").isEqualTo(Argon2.NATIVE);
        Passwords fallback = new Passwords(house.database, new TestClock(), Argon2.JAVA);
        for (String password : List.of("12345678", "Grüße, 世界 🗝 and more", "x".repeat(256))) {
            PasswordHash ofNative = passwords.hash(password);
            PasswordHash ofJava = fallback.hash(password);
            assertThat(List.of(ofNative.encoded(), ofJava.encoded()))
                    .allMatch(hash -> hash.startsWith("$argon2id$v=19$m=19456,t=2,p=1$"));
            assertThat(ofNative.encoded()).hasSameSizeAs(ofJava.encoded());
            assertThat(passwords.matches(password, ofJava)).isTrue();
            assertThat(fallback.matches(password, ofNative)).isTrue();
            assertThat(passwords.matches(password + "!", ofJava)).isFalse();
            assertThat(fallback.matches(password + "!", ofNative)).isFalse();
        }
    }

    @Test
    void all_three_bcrypts_open_and_are_outdated() {
        for (BCryptPasswordEncoder.BCryptVersion version : BCryptPasswordEncoder.BCryptVersion.values()) {
            PasswordHash hash = new PasswordHash(new BCryptPasswordEncoder(version, 4).encode("12345678"));
            assertThat(passwords.matches("12345678", hash)).isTrue();
            assertThat(passwords.matches("12345679", hash)).isFalse();
            assertThat(passwords.isOutdated(hash)).isTrue();
        }
        assertThat(passwords.isOutdated(passwords.hash("12345678"))).isFalse();
        assertThatThrownBy(() -> new PasswordHash("5f4dcc3b5aa765d61d8327deb882cf99"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_password_has_eight_to_256_characters_and_no_other_rule() {
        assertThat(passwords.flaw("")).contains(Passwords.Flaw.MISSING);
        assertThat(passwords.flaw("1234567")).contains(Passwords.Flaw.TOO_SHORT);
        assertThat(passwords.flaw("🗝".repeat(7))).contains(Passwords.Flaw.TOO_SHORT);
        assertThat(passwords.flaw("        ")).isEmpty();
        assertThat(passwords.flaw("🗝".repeat(256))).isEmpty();
        assertThat(passwords.flaw("x".repeat(257))).contains(Passwords.Flaw.TOO_LONG);
        assertThatThrownBy(() -> passwords.hash("short")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void every_comparison_costs_one_hash() {
        PasswordHash hash = passwords.hash("12345678");
        long before = passwords.hashesComputed();
        passwords.matches("12345678", hash);
        passwords.matches("", hash);
        passwords.matches("x".repeat(100_000), hash);
        assertThat(passwords.matchesNobody("12345678")).isFalse();
        assertThat(passwords.matchesNobody("")).isFalse();
        assertThat(passwords.hashesComputed() - before).isEqualTo(5);
    }

    @Test
    void a_user_has_the_password_that_was_set_last() {
        UserId ada = house.member(House.freshAddress("ada")).userId();
        PasswordHash one = passwords.hash("the first one");
        PasswordHash two = passwords.hash("the second one");
        passwords.set(ada, one);
        passwords.set(ada, two);
        assertThat(passwords.of(ada)).contains(two);
        assertThat(passwords.of(new UserId("user_nobody"))).isEmpty();
        assertThat(two.toString()).doesNotContain("$");
    }
}
