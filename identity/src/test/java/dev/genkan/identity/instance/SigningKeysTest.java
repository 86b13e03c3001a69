package dev.genkan.identity.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.genkan.identity.Database;
import dev.genkan.identity.NewId;
import dev.genkan.identity.Race;
import dev.genkan.identity.Store;
import dev.genkan.identity.TestClock;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class SigningKeysTest {

    private final TestClock clock = new TestClock();
    private final EncryptionKey encryptionKey = EncryptionKey.generate();
    private final Database database;

    SigningKeysTest(Store store) {
        database = Database.of(store.fresh());
    }

    @Test
    void processes_that_start_at_once_have_one_key() {
        assertThat(new HashSet<>(Race.of(4, i -> keys(encryptionKey).current().kid())))
                .hasSize(1);
        assertThat(keys(encryptionKey).published().keys()).hasSize(1);
    }

    @Test
    void the_private_half_is_not_readable_in_the_database() {
        SigningKeys keys = keys(encryptionKey);
        byte[] pkcs8 = keys.current().privateKey().getEncoded();
        String wrapped = database.jdbc()
                .sql("select wrapped_private_key from genkan.signing_keys")
                .query(String.class)
                .single();
        assertThat(HexFormat.of().formatHex(Base64.getDecoder().decode(wrapped)))
                .doesNotContain(HexFormat.of().formatHex(pkcs8, 100, 132));
        assertThat(keys(encryptionKey).current().kid()).isEqualTo(keys.current().kid());
        assertThat(keys.published()).isSameAs(keys.published());
        assertThat(keys.published().find(keys.current().kid())).isPresent();
    }

    /// A new one in place of those that somebody took away would sign everybody out without a word.
    @Test
    void where_all_keys_were_retired_by_hand_none_is_made_and_taking_it_back_helps() {
        String kid = keys(encryptionKey).current().kid();
        database.jdbc().sql("update genkan.signing_keys set retired_at = 1").update();

        assertThatThrownBy(() -> keys(encryptionKey).current())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("There is no signing key left in the database.");

        database.jdbc().sql("update genkan.signing_keys set retired_at = null").update();
        assertThat(keys(encryptionKey).current().kid()).isEqualTo(kid);
    }

    @Test
    void with_another_encryption_key_nothing_opens_and_one_sentence_says_why() {
        String kid = keys(encryptionKey).current().kid();
        EncryptionKey other = EncryptionKey.generate();
        assertThatThrownBy(() -> keys(other).current())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The signing key " + kid + " in the database cannot be opened: it was stored under the"
                        + " encryption key " + encryptionKey.id() + ", and this is " + other.id() + ".");
    }

    @Test
    void a_key_that_was_tampered_with_does_not_open() {
        keys(encryptionKey).current();
        database.jdbc().sql("update genkan.signing_keys set kid = 'key_other'").update();
        assertThatThrownBy(() -> keys(encryptionKey).published())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("it was changed after it was stored");
    }

    private SigningKeys keys(EncryptionKey key) {
        return new SigningKeys(database, key, new NewId(clock), clock);
    }
}
