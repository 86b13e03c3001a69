package dev.genkan.identity.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.genkan.identity.Race;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EncryptionKeyTest {

    @TempDir
    private Path folder;

    @Test
    void what_it_wraps_opens_under_the_same_name_only() throws GeneralSecurityException {
        EncryptionKey key = EncryptionKey.generate();
        byte[] secret = {1, 2, 3};
        String wrapped = key.wrap("key_1", secret);
        assertThat(key.unwrap("key_1", wrapped)).isEqualTo(secret);
        assertThat(key.wrap("key_1", secret)).isNotEqualTo(wrapped);
        assertThatThrownBy(() -> key.unwrap("key_2", wrapped)).isInstanceOf(GeneralSecurityException.class);
        assertThatThrownBy(() -> EncryptionKey.generate().unwrap("key_1", wrapped))
                .isInstanceOf(GeneralSecurityException.class);
        for (String broken : List.of("", "AAAA", "not base64!", "A" + wrapped.substring(1), wrapped.substring(4))) {
            if (!broken.equals(wrapped)) {
                assertThatThrownBy(() -> key.unwrap("key_1", broken)).isInstanceOf(GeneralSecurityException.class);
            }
        }
    }

    @Test
    void keys_for_different_purposes_have_nothing_in_common() {
        EncryptionKey key = EncryptionKey.generate();
        assertThat(key.derive("a")).hasSize(32).isEqualTo(key.derive("a")).isNotEqualTo(key.derive("b"));
        assertThat(EncryptionKey.fromBase64(key.toBase64()).derive("a")).isEqualTo(key.derive("a"));
        assertThat(EncryptionKey.generate().derive("a")).isNotEqualTo(key.derive("a"));
    }

    @Test
    void it_prints_without_itself() {
        EncryptionKey key = EncryptionKey.generate();
        assertThat(key.toString()).contains(key.id()).doesNotContain(key.toBase64());
    }

    @Test
    void anything_but_32_bytes_is_refused_with_the_way_to_make_one() {
        for (String wrong : List.of("", "c2hvcnQ=", "not base64 at all!")) {
            assertThatThrownBy(() -> EncryptionKey.fromBase64(wrong))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("openssl rand -base64 32");
        }
    }

    @Test
    void the_key_file_is_made_once_and_for_its_owner_alone() throws IOException {
        Path file = folder.resolve("genkan-data").resolve("key");
        List<String> ids = Race.of(8, i -> EncryptionKey.fromFile(file).id());
        assertThat(new HashSet<>(ids)).hasSize(1);
        assertThat(EncryptionKey.fromFile(file).id()).isEqualTo(ids.getFirst());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (var files = Files.list(file.resolveSibling("."))) {
            assertThat(files).hasSize(1);
        }
    }
}
