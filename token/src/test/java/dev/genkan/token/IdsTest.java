package dev.genkan.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class IdsTest {

    @Test
    void an_id_is_its_prefix_and_letters_or_digits() {
        for (String rest : new String[] {"0", "9", "a", "z", "A", "Z", "0aZ9", "2x9KrA7pQwLd"}) {
            assertThat(Ids.isPrefixed("user_", "user_" + rest)).as(rest).isTrue();
        }
    }

    @Test
    void the_neighbours_of_letters_and_digits_are_none() {
        for (String rest :
                new String[] {"", "/", ":", "@", "[", "`", "{", "_", " ", "a ", " a", "a\n", "ä", "٣", "a\0"}) {
            assertThat(Ids.isPrefixed("user_", "user_" + rest)).as(rest).isFalse();
        }
        for (String other : new String[] {"", "user", "user1", "USER_1", "sess_1", "xuser_1"}) {
            assertThat(Ids.isPrefixed("user_", other)).as(other).isFalse();
        }
    }

    @Test
    void it_has_64_characters_at_most() {
        assertThat(Ids.isPrefixed("user_", "user_" + "a".repeat(59))).isTrue();
        assertThat(Ids.isPrefixed("user_", "user_" + "a".repeat(60))).isFalse();
    }

    @Test
    void what_is_none_does_not_become_one_and_is_not_repeated() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new UserId("sess_1"))
                .withMessageContaining("user_")
                .withMessageNotContaining("sess_1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SessionId("user_1"))
                .withMessageContaining("sess_");
        assertThat(new UserId("user_1")).hasToString("user_1");
        assertThat(new SessionId("sess_1")).hasToString("sess_1");
    }
}
