package dev.genkan.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.genkan.token.UserId;
import org.junit.jupiter.api.Test;

class WorkspacesTest {

    private static final UserId ADA = new UserId("user_ada");
    private static final UserId GRACE = new UserId("user_grace");
    private static final NewApplication TIDEPOOL = new NewApplication("Tidepool", ApplicationType.B2B);
    private static final NewApplication HARVARD = new NewApplication("Harvard", ApplicationType.B2C);

    private final Workspaces workspaces = new Workspaces(1);

    @Test
    void a_member_has_the_workspace_opened_last() {
        workspaces.open(ADA, TIDEPOOL);
        workspaces.open(ADA, HARVARD);
        assertThat(workspaces.of(ADA)).contains(HARVARD);
        assertThat(workspaces.of(GRACE)).isEmpty();
    }

    @Test
    void when_there_is_no_room_left_nothing_is_opened_and_the_setting_is_named() {
        workspaces.open(ADA, TIDEPOOL);
        assertThatIllegalStateException()
                .isThrownBy(() -> workspaces.open(GRACE, HARVARD))
                .withMessageContaining("demo.workspaces.at-most");
        assertThat(workspaces.of(GRACE)).isEmpty();
    }

    @Test
    void a_name_is_taken_by_somebody_else_only_and_however_it_is_spelled() {
        workspaces.open(ADA, TIDEPOOL);
        assertThat(workspaces.isTaken("tidepool", GRACE)).isTrue();
        assertThat(workspaces.isTaken("Tidepool", ADA)).isFalse();
        assertThat(workspaces.isTaken("Harvard", GRACE)).isFalse();
    }

    @Test
    void whoever_opens_anew_has_invited_nobody_yet() {
        workspaces.open(ADA, TIDEPOOL);
        workspaces.invite(ADA, "grace@example.com");
        assertThat(workspaces.invitedBy(ADA)).contains("grace@example.com");
        workspaces.open(ADA, HARVARD);
        assertThat(workspaces.invitedBy(ADA)).isEmpty();
    }
}
