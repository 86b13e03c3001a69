package dev.genkan.owndatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.genkan.identity.user.MetadataPatch;
import dev.genkan.token.UserId;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/// The application's row and our completion are kept together, or neither of them: by HTTP, on the application's own
/// database, whatever it writes its rows with.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ContractOfSharedTransactions {

    private static final String NAME = "Northwind";

    Running acme;
    private String address = "";
    private Visitor ada;

    /// With its database, and with what it writes to it.
    abstract Running start(Path data);

    /// Writes a row the way this application does.
    abstract void open(String workspace, UserId member, String name);

    @BeforeAll
    void start_the_application(@TempDir Path data) {
        acme = start(data);
    }

    @AfterAll
    void stop_the_application() {
        acme.close();
    }

    @BeforeEach
    void ada_sees_the_form() {
        acme.then((member, answers) -> {});
        address = Running.freshAddress();
        ada = acme.newcomer(address);
    }

    @Test
    void both_are_kept() {
        acme.then((member, answers) ->
                open(workspace(), member.id(), answers.get(Acme.Name.class).name()));

        assertThat(answer().headers().firstValue("Location")).hasValue("/me");

        assertThat(ada.open("/me").body()).isEqualTo("me, " + NAME);
        assertEverythingStored();
    }

    @Test
    void a_failure_of_the_application_undoes_both_and_the_form_comes_back_with_the_answers() {
        acme.then((member, answers) -> {
            open(workspace(), member.id(), NAME);
            throw new IllegalStateException("the other service is down");
        });
        assertNothingStored(answer());

        acme.then((member, answers) -> open(workspace(), member.id(), NAME));
        assertThat(answer().statusCode()).isEqualTo(303);
        assertEverythingStored();
    }

    @Test
    void a_row_that_the_database_refuses_undoes_both() {
        // with JPA it is refused when the transaction is about to commit, and is flushed
        acme.then((member, answers) -> open(workspace(), member.id(), "longer than twenty characters"));
        assertNothingStored(answer());
    }

    @Test
    void a_transaction_that_the_application_marked_for_rollback_undoes_both() {
        acme.then((member, answers) -> template().executeWithoutResult(status -> {
            open(workspace(), member.id(), NAME);
            status.setRollbackOnly();
        }));
        assertNothingStored(answer());
    }

    @Test
    void a_failure_in_an_inner_transaction_that_was_swallowed_undoes_both() {
        acme.then((member, answers) -> {
            try {
                template().executeWithoutResult(status -> {
                    open(workspace(), member.id(), NAME);
                    throw new IllegalStateException("swallowed");
                });
            } catch (IllegalStateException swallowed) {
                assertThat(swallowed).hasMessage("swallowed");
            }
        });
        assertNothingStored(answer());
    }

    @Test
    void what_the_application_commits_by_itself_stays_whatever_becomes_of_us() {
        TransactionTemplate own = template();
        own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        acme.then((member, answers) -> {
            own.executeWithoutResult(status -> open("log-" + member.id(), member.id(), "tried"));
            open(workspace(), member.id(), NAME);
            throw new IllegalStateException("afterwards");
        });
        assertNothingStored(answer());
        assertThat(acme.count("workspaces where member = ? and name = 'tried'", user()))
                .isEqualTo(1);
    }

    @Test
    void a_reading_part_of_the_application_takes_part_and_does_no_harm() {
        TransactionTemplate reading = template();
        reading.setReadOnly(true);
        acme.then((member, answers) -> {
            long before = reading.execute(status ->
                    acme.count("workspaces where member = ?", member.id().value()));
            assertThat(before).isZero();
            open(workspace(), member.id(), NAME);
        });
        assertThat(answer().statusCode()).isEqualTo(303);
        assertEverythingStored();
    }

    @Test
    void what_the_application_does_after_the_commit_may_fail_and_undoes_nothing() {
        acme.then((member, answers) -> {
            open(workspace(), member.id(), NAME);
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    throw new IllegalStateException("their mail server is down");
                }
            });
        });
        assertThat(answer().statusCode()).isEqualTo(303);
        assertThat(ada.open("/me").body()).isEqualTo("me, " + NAME);
        assertEverythingStored();
    }

    @Test
    void a_change_of_metadata_is_part_of_the_applications_transaction_and_counts_on_the_next_request() {
        answer();
        UserId member = acme.userAt(address).id();
        MetadataPatch reopen = MetadataPatch.ofPublic(Map.of("onboardingComplete", false));

        assertThatIllegalStateException()
                .isThrownBy(() -> template().executeWithoutResult(status -> {
                    acme.users().mergeMetadata(member, reopen);
                    open(workspace(), member, NAME);
                    throw new IllegalStateException("changed our mind");
                }));
        assertThat(ada.open("/me").statusCode()).isEqualTo(200);
        assertThat(acme.count("workspaces where member = ?", user())).isZero();

        template().executeWithoutResult(status -> {
            acme.users().mergeMetadata(member, reopen);
            open(workspace(), member, NAME);
        });
        assertThat(ada.open("/me").statusCode()).isEqualTo(303);
        assertThat(acme.count("workspaces where member = ?", user())).isEqualTo(1);
    }

    @Test
    void the_schemas_are_apart_and_so_are_their_histories() {
        assertThat(acme.count("\"flyway_schema_history\" where \"script\" like 'V%'"))
                .isEqualTo(1);
        assertThat(acme.count("users")).isZero();
        assertThat(acme.count("genkan.users")).isPositive();
        assertThat(acme.count("genkan.schema_history")).isGreaterThan(1);
        assertThat(acme.count("genkan.onboarding_history")).isGreaterThan(1);
    }

    final TransactionTemplate template() {
        return new TransactionTemplate(acme.context.getBean(PlatformTransactionManager.class));
    }

    final HttpResponse<String> answer() {
        return ada.answer(NAME);
    }

    final String workspace() {
        return UUID.randomUUID().toString();
    }

    private String user() {
        return acme.userAt(address).id().value();
    }

    private void assertEverythingStored() {
        assertThat(acme.count("workspaces where member = ? and name = ?", user(), NAME))
                .isEqualTo(1);
        assertThat(acme.count("genkan.receipts where user_id = ?", user())).isEqualTo(1);
        assertThat(acme.userAt(address).publicMetadata().values())
                .containsEntry("onboardingComplete", true)
                .containsEntry("name", NAME);
    }

    final void assertNothingStored(HttpResponse<String> page) {
        assertThat(page.statusCode()).isEqualTo(500);
        assertThat(page.body()).contains("value=\"" + NAME + "\"", "Nothing you entered was lost");
        assertThat(acme.count("workspaces where member = ? and name <> 'tried'", user()))
                .isZero();
        assertThat(acme.count("genkan.receipts where user_id = ?", user())).isZero();
        assertThat(acme.count("genkan.journeys where user_id = ? and state = 'open'", user()))
                .isEqualTo(1);
        assertThat(acme.userAt(address).publicMetadata().values()).isEmpty();
        assertThat(ada.open("/me").statusCode()).as("still asked").isEqualTo(303);
        ada.open("/onboarding");
    }
}
