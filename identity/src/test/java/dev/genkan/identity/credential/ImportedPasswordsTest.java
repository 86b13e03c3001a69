package dev.genkan.identity.credential;

import static dev.genkan.identity.House.FIREFOX;
import static dev.genkan.identity.House.freshAddress;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.genkan.identity.House;
import dev.genkan.identity.Store;
import dev.genkan.identity.user.EmailAddress;
import dev.genkan.token.UserId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What other systems have hashed.
class ImportedPasswordsTest {

    /// The second of RFC 7914, section 11, and what Python's hashlib says of the others.
    private static final Map<String, String> OF_PASSWORD = Map.of(
            "pbkdf2_sha256",
            "pbkdf2_sha256$80000$TmFDbA==$TdzY9guYviGDDO5e8icB+WQaRBjQTAQUrv8Ih2s0q1Y=",
            "pbkdf2_sha256_django",
            "pbkdf2_sha256$80000$NaCl$TdzY9guYviGDDO5e8icB+WQaRBjQTAQUrv8Ih2s0q1Y=");

    private final House house = new House(Store.H2.of(getClass()));
    private final Passwords passwords = house.passwords;

    @Test
    void pbkdf2_of_others_is_read() {
        OF_PASSWORD.forEach((hasher, digest) -> {
            PasswordHash hash = PasswordHash.imported(hasher, digest);
            assertThat(passwords.matches("Password", hash)).as(hasher).isTrue();
            assertThat(passwords.matches("password", hash)).as(hasher).isFalse();
            assertThat(passwords.isOutdated(hash)).isTrue();
        });
    }

    @Test
    void it_is_hashed_anew_with_the_next_right_password() {
        UserId ada = house.users
                .create(new EmailAddress(freshAddress("ada")), "email_code", FIREFOX)
                .id();
        PasswordHash old = PasswordHash.imported("pbkdf2_sha256", OF_PASSWORD.get("pbkdf2_sha256"));
        passwords.set(ada, old);
        PasswordHash fresh = passwords.renewed(ada, old, "Password");
        assertThat(fresh.encoded()).startsWith("$argon2id$");
        assertThat(passwords.of(ada)).contains(fresh);
        assertThat(passwords.matches("Password", fresh)).isTrue();
    }

    @Test
    void what_is_not_read_is_named_and_what_is_broken_is_refused() {
        assertThatThrownBy(() -> PasswordHash.imported("md5", "5f4dcc3b5aa765d61d8327deb882cf99"))
                .hasMessageContaining("md5");
        for (String broken : List.of(
                "pbkdf2_sha256$80000$TmFDbA==",
                "pbkdf2_sha256$99999999$TmFDbA==$TdzY9guYviGDDO5e8icB+WQaRBjQTAQUrv8Ih2s0q1Y=",
                "pbkdf2_sha256$2000001$TmFDbA==$TdzY9guYviGDDO5e8icB+WQaRBjQTAQUrv8Ih2s0q1Y=",
                "pbkdf2_sha256$0$TmFDbA==$TdzY9guYviGDDO5e8icB+WQaRBjQTAQUrv8Ih2s0q1Y=",
                "pbkdf2_sha256$1000$TmFDbA==$AAAA",
                "pbkdf2_sha1$1000$TmFDbA==$TdzY9guYviGDDO5e8icB+WQaRBjQTAQUrv8Ih2s0q1Y=",
                "$2b$10$short")) {
            assertThatThrownBy(() -> PasswordHash.imported("pbkdf2_sha256", broken))
                    .as(broken)
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> PasswordHash.imported("argon2id", "$2b$10$" + "a".repeat(53)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
