package dev.genkan.identity.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.genkan.identity.House;
import dev.genkan.identity.Race;
import dev.genkan.identity.Store;
import dev.genkan.identity.TestClock;
import dev.genkan.identity.user.EmailAddress;
import dev.genkan.token.UserId;
import java.text.Normalizer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
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
        Passwords fallback = new Passwords(house.database, new TestClock(), "", Passwords.USUAL_PATIENCE, Argon2.JAVA);
        for (String password : List.of("8 of any", "Grüße, 世界 🗝 and more", "x".repeat(256))) {
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
    void a_password_is_compared_as_it_was_typed_to_its_last_character() {
        String typed = " Grüße,  \uD83D\uDDDD " + "x".repeat(242) + "End";
        assertThat(typed.codePointCount(0, typed.length())).isEqualTo(Passwords.LONGEST);
        PasswordHash hash = passwords.hash(typed);

        assertThat(passwords.matches(typed, hash)).isTrue();
        assertThat(List.of(
                        typed.strip(),
                        typed.replace("  ", " "),
                        typed.toLowerCase(Locale.ROOT),
                        typed.substring(0, typed.length() - 1),
                        typed + " ",
                        Normalizer.normalize(typed, Normalizer.Form.NFD)))
                .doesNotContain(typed)
                .noneMatch(other -> passwords.matches(other, hash));
    }

    @Test
    void all_three_bcrypts_open_and_are_outdated() {
        for (BCryptPasswordEncoder.BCryptVersion version : BCryptPasswordEncoder.BCryptVersion.values()) {
            PasswordHash hash = new PasswordHash(new BCryptPasswordEncoder(version, 4).encode("12345678"));
            assertThat(passwords.matches("12345678", hash)).isTrue();
            assertThat(passwords.matches("12345679", hash)).isFalse();
            assertThat(passwords.isOutdated(hash)).isTrue();
        }
        assertThat(passwords.isOutdated(passwords.hash("8 of any"))).isFalse();
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
        PasswordHash hash = passwords.hash("8 of any");
        long before = passwords.hashesComputed();
        passwords.matches("8 of any", hash);
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

    @Test
    void what_everybody_tries_first_is_no_password_in_whatever_case() {
        for (String common : List.of("12345678", "password1", "PassWord1", "iloveyou1", "QWERTYUIOP", "trustno1")) {
            assertThat(passwords.flaw(common)).as(common).contains(Passwords.Flaw.COMMON);
        }
        assertThatThrownBy(() -> passwords.hash("12345678")).isInstanceOf(IllegalArgumentException.class);
        for (String fine : List.of("correct horse battery staple", "パスワードは秘密です", "12345678 12345678")) {
            assertThat(passwords.flaw(fine)).as(fine).isEmpty();
        }
    }

    @Test
    void neither_is_what_the_address_or_the_application_is_called() {
        Passwords ofAcme = new Passwords(house.database, house.clock, "Acme Ledger", Passwords.USUAL_PATIENCE);
        EmailAddress ada = new EmailAddress("ada.lovelace@example.com");
        for (String near : List.of(
                "ada.lovelace",
                "Ada.Lovelace1843",
                "**ada.lovelace**",
                "ada.lovelace@example.com",
                "acme ledger",
                "ACME LEDGER 2026!")) {
            assertThat(ofAcme.flaw(near, ada)).as(near).contains(Passwords.Flaw.COMMON);
        }
        for (String far : List.of("lovelace, ada", "the ledger of acme", "ada.lovelace and the engine")) {
            assertThat(ofAcme.flaw(far, ada)).as(far).isEmpty();
        }
        assertThat(ofAcme.flaw("        ", new EmailAddress("1@example.com"))).isEmpty();
    }

    @Test
    void a_bcrypt_hash_is_taken_as_a_whole_and_up_to_a_cost_or_not_at_all() {
        String whole = new BCryptPasswordEncoder(4).encode("12345678");
        assertThat(new PasswordHash(whole).toString()).doesNotContain(whole.substring(7));
        for (String broken : List.of(
                whole.substring(0, 59),
                whole + "a",
                whole.replace("$04$", "$03$"),
                whole.replace("$04$", "$15$"),
                whole.replace("$04$", "$4$0"),
                whole.substring(0, 59) + "!",
                "$2a$",
                whole.replaceFirst("2[aby]", "2x"))) {
            assertThatThrownBy(() -> new PasswordHash(broken))
                    .as(broken)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageEndingWith(".")
                    .hasMessageNotContaining(whole.substring(20, 40));
        }
        assertThat(new PasswordHash(whole.replace("$04$", "$14$")).encoded()).contains("$14$");
    }

    @Test
    void one_that_bcrypt_saw_only_the_beginning_of_stays_as_it_is() {
        UserId ada = house.member(House.freshAddress("ada")).userId();
        String seen = "x".repeat(72);
        PasswordHash cut = new PasswordHash(new BCryptPasswordEncoder(4).encode(seen));
        passwords.set(ada, cut);
        assertThat(passwords.matches(seen + " and the rest", cut)).isTrue();
        assertThat(passwords.renewed(ada, cut, seen + " and the rest")).isEqualTo(cut);
        PasswordHash whole = passwords.renewed(ada, cut, seen);
        assertThat(whole.encoded()).startsWith("$argon2id$");
        assertThat(passwords.of(ada)).contains(whole);
        assertThat(passwords.renewed(ada, cut, seen))
                .as("somebody else was faster")
                .isEqualTo(cut);
    }

    @Test
    void who_waits_too_long_for_a_place_is_sent_away() {
        Passwords hurried = new Passwords(house.database, house.clock, "", Duration.ZERO);
        List<String> said = Race.of(32, i -> {
            try {
                return hurried.hash("8 of any").encoded().substring(0, 9);
            } catch (Passwords.Busy busy) {
                return "busy";
            }
        });
        assertThat(said).contains("$argon2id", "busy");
        assertThat(hurried.hash("8 of any").encoded())
                .as("the places come free again")
                .startsWith("$argon2id");
        Passwords patient = new Passwords(house.database, house.clock);
        assertThat(Race.of(8, i -> patient.matchesNobody("8 of any"))).containsOnly(false);
    }
}
