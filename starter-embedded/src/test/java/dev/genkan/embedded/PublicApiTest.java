package dev.genkan.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.identity.Page;
import dev.genkan.identity.PageRequest;
import dev.genkan.identity.event.Actor;
import dev.genkan.identity.event.Audit;
import dev.genkan.identity.event.AuditQuery;
import dev.genkan.identity.session.Sessions;
import dev.genkan.identity.user.EmailAddress;
import dev.genkan.identity.user.EmailAddresses;
import dev.genkan.identity.user.Metadata;
import dev.genkan.identity.user.MetadataPatch;
import dev.genkan.identity.user.NewUser;
import dev.genkan.identity.user.User;
import dev.genkan.identity.user.UserPatch;
import dev.genkan.identity.user.UserQuery;
import dev.genkan.identity.user.Users;
import dev.genkan.token.SessionId;
import dev.genkan.token.UserId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Everything that an application can do with its people from Java, as it is written there: the beans, and every call
/// on them. Where a line here is awkward, the interface is.
class PublicApiTest {

    private static final Actor OPERATOR = Actor.APPLICATION;

    private static Running running;

    private final Users users = bean(Users.class);
    private final EmailAddresses emailAddresses = bean(EmailAddresses.class);
    private final Sessions sessions = bean(Sessions.class);
    private final Audit audit = bean(Audit.class);

    private static <T> T bean(Class<T> type) {
        return running.context.getBean(type);
    }

    @BeforeAll
    static void start(@TempDir Path data) {
        running = Running.start(Applications.Plain.class, data);
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    @Test
    void people_are_made_found_changed_and_deleted() {
        User ada = users.create(
                NewUser.at(new EmailAddress("ada@example.com"))
                        .alsoAt(new EmailAddress("ada@work.example"))
                        .profile(UserPatch.nothing()
                                .firstName("Ada")
                                .lastName("Lovelace")
                                .username("ada")
                                .externalId("crm-7")
                                .imageUrl("https://example.com/ada.png")
                                .publicMetadata(Metadata.of(Map.of("plan", "pro")))
                                .privateMetadata(Metadata.of(Map.of("note", "countess")))
                                .unsafeMetadata(Metadata.of(Map.of("theme", "dark"))))
                        .password("correct horse battery"),
                OPERATOR);
        UserId id = ada.id();

        assertThat(users.find(id)).contains(ada);
        assertThat(users.findByEmailAddress(new EmailAddress("ADA@work.example")))
                .contains(ada);
        assertThat(users.findByUsername("Ada")).contains(ada);
        assertThat(users.findByExternalId("crm-7")).contains(ada);

        users.update(id, UserPatch.nothing().lastName("King").publicMetadata(Metadata.of(Map.of("plan", "free"))));
        users.mergeMetadata(id, MetadataPatch.ofPublic(Map.of("seats", 3L)));
        assertThat(users.find(id).orElseThrow().publicMetadata().values())
                .isEqualTo(Map.of("plan", "free", "seats", 3L));

        assertThat(users.ban(id, OPERATOR).orElseThrow().banned()).isTrue();
        assertThat(users.unban(id, OPERATOR).orElseThrow().banned()).isFalse();
        Instant tomorrow = Instant.now().plus(Duration.ofDays(1));
        assertThat(users.lock(id, tomorrow, OPERATOR).orElseThrow().lockedAt(tomorrow.minusSeconds(1)))
                .isTrue();
        users.lock(id, User.FOR_GOOD, OPERATOR);
        assertThat(users.unlock(id, OPERATOR).orElseThrow().lockedUntil()).isNull();

        assertThat(users.delete(id, OPERATOR)).isTrue();
        assertThat(users.find(id)).isEmpty();
    }

    @Test
    void people_are_looked_through_page_by_page() {
        for (int i = 0; i < 5; i++) {
            users.create(
                    NewUser.at(new EmailAddress("page-" + i + "@example.com"))
                            .profile(UserPatch.nothing().externalId("page-" + i))
                            .passwordHash("$2a$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy"),
                    OPERATOR);
        }
        UserQuery query = UserQuery.everybody()
                .externalIdStarting("page-")
                .emailAddressStarting("page-")
                .banned(false)
                .locked(false)
                .createdSince(Instant.EPOCH)
                .createdUntil(User.FOR_GOOD)
                .by(UserQuery.Order.LAST_SIGN_IN)
                .ascending();

        List<User> met = new ArrayList<>();
        PageRequest request = PageRequest.first(2);
        for (Page<User> page = users.list(query, request); ; page = users.list(query, request)) {
            met.addAll(page.items());
            if (page.isLast()) {
                break;
            }
            request = request.after(page);
        }
        assertThat(met).hasSize(5);
        assertThat(users.count(query)).isEqualTo(5);
        assertThat(users.count(UserQuery.everybody().username("nobody"))).isZero();
        assertThat(users.count(UserQuery.everybody().usernameStarting("no"))).isZero();
        assertThat(users.count(UserQuery.everybody().externalId("page-1"))).isEqualTo(1);
        assertThat(users.count(UserQuery.everybody().emailAddress(new EmailAddress("page-1@example.com"))))
                .isEqualTo(1);
    }

    @Test
    void addresses_are_added_proven_by_the_applications_word_promoted_and_removed() {
        UserId id = users.create(NewUser.at(new EmailAddress("grace@example.com")), OPERATOR)
                .id();
        String first = users.find(id).orElseThrow().addresses().getFirst().id();

        String second = switch (emailAddresses.add(id, new EmailAddress("grace@navy.example"))) {
            case EmailAddresses.Added.ToProve added -> added.address().id();
            case EmailAddresses.Added.Theirs theirs -> throw new AssertionError();
            case EmailAddresses.Added.TooMany full -> throw new AssertionError();
            case EmailAddresses.Added.Gone gone -> throw new AssertionError();
        };
        assertThat(emailAddresses.prove(id, second, "admin", OPERATOR)).isTrue();
        assertThat(emailAddresses.makePrimary(id, second, OPERATOR))
                .isInstanceOf(EmailAddresses.Promoted.Primary.class);
        assertThat(emailAddresses.remove(id, first, OPERATOR)).isInstanceOf(EmailAddresses.Removed.Gone.class);
        assertThat(users.find(id).orElseThrow().primaryAddress()).contains(new EmailAddress("grace@navy.example"));
    }

    @Test
    void sessions_are_listed_and_revoked_and_the_audit_tells_of_it() {
        Visitor edsger = running.visitor().signUp(running.engine(), "edsger@example.com");
        UserId id = users.findByEmailAddress(new EmailAddress("edsger@example.com"))
                .orElseThrow()
                .id();
        SessionId session = new SessionId(String.valueOf(edsger.claims().get("sid")));

        assertThat(sessions.live(id)).hasSize(1);
        assertThat(sessions.list(id)).hasSize(1);
        assertThat(sessions.find(session).orElseThrow().userId()).isEqualTo(id);
        assertThat(sessions.revokeOthers(session, OPERATOR)).isZero();
        assertThat(sessions.revoke(session, OPERATOR)).isTrue();
        assertThat(sessions.revokeAll(id, OPERATOR)).isZero();
        assertThat(edsger.open("/me").statusCode()).isEqualTo(303);

        assertThat(audit.list(AuditQuery.everything().target(session.value()), PageRequest.first(10))
                        .items())
                .extracting(Audit.Entry::action)
                .contains("session.revoke");
        assertThat(audit.list(
                                AuditQuery.everything()
                                        .actor("application")
                                        .since(Instant.EPOCH)
                                        .until(User.FOR_GOOD),
                                PageRequest.first(1))
                        .isLast())
                .isFalse();
    }
}
