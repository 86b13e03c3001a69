package dev.genkan.server.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.identity.user.User;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who is heard at the Backend API, and how it speaks.
class BackendDoorTest {

    @TempDir
    Path directory;

    private WireHouse house;

    @BeforeEach
    void open() {
        house = new WireHouse(directory);
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void a_program_with_the_secret_key_reads_a_user_and_the_content_type_is_exactly_json() {
        User ada = house.userAt("ada@example.com");

        Told told = house.program().get("/users/" + ada.id());

        assertThat(told.status()).isEqualTo(200);
        assertThat(told.header("Content-Type")).isEqualTo("application/json");
        assertThat(told.text("id")).isEqualTo(ada.id().value());
    }
}
