package dev.genkan.compat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.clerk.backend_api.Clerk;
import com.clerk.backend_api.helpers.security.AuthenticateRequest;
import com.clerk.backend_api.helpers.security.VerifyToken;
import com.clerk.backend_api.helpers.security.models.AuthenticateRequestOptions;
import com.clerk.backend_api.helpers.security.models.TokenVerificationException;
import com.clerk.backend_api.helpers.security.models.VerifyTokenOptions;
import com.clerk.backend_api.models.components.Session;
import com.clerk.backend_api.models.components.Status;
import com.clerk.backend_api.models.components.User;
import com.clerk.backend_api.models.errors.ClerkError;
import com.clerk.backend_api.models.errors.ClerkErrors;
import com.clerk.backend_api.models.operations.CreateInvitationRequestBody;
import com.clerk.backend_api.models.operations.CreateSessionRequestBody;
import com.clerk.backend_api.models.operations.CreateUserRequestBody;
import com.clerk.backend_api.models.operations.GetSessionListRequest;
import com.clerk.backend_api.models.operations.GetUserListRequest;
import com.clerk.backend_api.models.operations.GetUsersCountRequest;
import com.clerk.backend_api.models.operations.UpdateUserMetadataRequestBody;
import com.clerk.backend_api.models.operations.UpdateUserRequestBody;
import com.clerk.backend_api.models.operations.VerifyPasswordRequestBody;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What a back end in Java does with Clerk's client. Its models are strict: a missing field or an unknown word is an
/// error.
class JavaClientTest {

    private static final String PASSWORD = "a quiet harbour at dawn";

    private static Map<String, String> keys;
    private static Clerk clerk;

    @BeforeAll
    static void the_client_has_its_key() {
        keys = Server.ofDevelopment().keys("java", "http://localhost:3000");
        clerk = clientWith(given("CLERK_SECRET_KEY"));
    }

    @Test
    void a_user_is_made_found_counted_changed_and_deleted() {
        String address = Addresses.next("ada");
        User ada = someone(address);
        assertThat(ada.emailAddresses())
                .singleElement()
                .satisfies(only -> assertThat(only.emailAddress()).isEqualTo(address));
        assertThat(ada.passwordEnabled()).isTrue();

        assertThat(clerk.users()
                        .list(GetUserListRequest.builder()
                                .emailAddress(List.of(address))
                                .build())
                        .userList()
                        .orElseThrow())
                .extracting(User::id)
                .containsExactly(ada.id());
        assertThat(clerk.users()
                        .count(GetUsersCountRequest.builder()
                                .emailAddress(List.of(address))
                                .build())
                        .totalCount()
                        .orElseThrow()
                        .totalCount())
                .isEqualTo(1);

        User renamed = clerk.users()
                .update(
                        ada.id(),
                        UpdateUserRequestBody.builder().firstName("Ada").build())
                .user()
                .orElseThrow();
        assertThat(renamed.firstName()).contains("Ada");
        assertThat(read(ada.id()).firstName()).contains("Ada");

        clerk.users().delete(ada.id());
        assertThatThrownBy(() -> read(ada.id()))
                .isInstanceOfSatisfying(
                        ClerkErrors.class,
                        refused -> assertThat(codeOf(refused)).isEqualTo("resource_not_found"));
    }

    @Test
    void metadata_is_merged_deeply() {
        User grace = someone(Addresses.next("grace"));
        merge(grace, Map.of("a", Map.of("b", 1, "c", 2)));
        assertThat(merge(grace, Map.of("a", Map.of("d", 3))).publicMetadata())
                .isEqualTo(Map.of("a", Map.of("b", 1, "c", 2, "d", 3)));
    }

    @Test
    void a_user_is_banned_and_let_in_again_locked_and_unlocked() {
        String id = someone(Addresses.next("barbara")).id();
        assertThat(clerk.users().ban(id).user().orElseThrow().banned()).isTrue();
        assertThat(clerk.users().unban(id).user().orElseThrow().banned()).isFalse();
        assertThat(clerk.users().lock(id).user().orElseThrow().locked()).isTrue();
        assertThat(clerk.users().unlock(id).user().orElseThrow().locked()).isFalse();
    }

    @Test
    void a_password_is_verified_and_a_wrong_one_refused() {
        String id = someone(Addresses.next("edsger")).id();
        assertThat(verifies(id, PASSWORD)).contains(true);
        // its models know no body for this one
        assertThatThrownBy(() -> verifies(id, "another one"))
                .isInstanceOfSatisfying(
                        ClerkError.class, refused -> assertThat(refused.code()).isEqualTo(422));
    }

    @Test
    void somebody_is_invited_and_the_invitation_taken_back() {
        String id = clerk.invitations()
                .create()
                .request(CreateInvitationRequestBody.builder()
                        .emailAddress(Addresses.next("guest"))
                        .publicMetadata(Map.of("role", "guest"))
                        .notify_(false)
                        .build())
                .call()
                .invitation()
                .orElseThrow()
                .id();
        assertThat(clerk.invitations().revoke(id).invitationRevoked()).isPresent();
    }

    @Test
    void a_session_is_made_listed_and_revoked() {
        Session session = signedIn("ada");
        assertThat(clerk.sessions()
                        .list(GetSessionListRequest.builder()
                                .userId(session.userId())
                                .build())
                        .sessionList()
                        .orElseThrow())
                .extracting(Session::id)
                .containsExactly(session.id());
        assertThat(clerk.sessions().revoke(session.id()).session().orElseThrow().status())
                .isEqualTo(Status.REVOKED);
        assertThatThrownBy(() -> tokenOf(session)).isInstanceOf(ClerkErrors.class);
    }

    @Test
    void a_token_is_verified_with_the_published_keys() throws Exception {
        Session session = signedIn("grace");
        var options = VerifyTokenOptions.Builder.withSecretKey(given("CLERK_SECRET_KEY"))
                .apiUrl(given("CLERK_SERVER_URL").replaceAll("/v1$", ""))
                .build();
        assertThat(VerifyToken.verifyToken(tokenOf(session), options).payload())
                .asString()
                .contains(session.userId());
    }

    /// With a secret key this helper asks Clerk's own cloud for the keys, whoever the server is; so it is given the
    /// key.
    @Test
    void a_request_is_authenticated_without_the_network_and_a_forged_token_is_not_believed() throws Exception {
        Session session = signedIn("edsger");
        String token = tokenOf(session);
        var options = AuthenticateRequestOptions.Builder.withJwtKey(given("CLERK_JWT_KEY"))
                .build();

        assertThat(AuthenticateRequest.authenticateRequest(bearer(token), options)
                        .claims()
                        .orElseThrow()
                        .getSubject())
                .isEqualTo(session.userId());
        assertThat(AuthenticateRequest.authenticateRequest(cookie(token), options)
                        .isSignedIn())
                .isTrue();

        String forged = token.substring(0, token.length() - 6) + "AAAAAA";
        assertThat(AuthenticateRequest.authenticateRequest(bearer(forged), options)
                        .isSignedIn())
                .isFalse();
        assertThatThrownBy(() -> VerifyToken.verifyToken(
                        forged,
                        VerifyTokenOptions.Builder.withJwtKey(given("CLERK_JWT_KEY"))
                                .build()))
                .isInstanceOf(TokenVerificationException.class);
    }

    @Test
    void a_wrong_secret_key_is_told_so() {
        Clerk stranger = clientWith("sk_test_" + "x".repeat(43));
        assertThatThrownBy(
                        () -> stranger.users().list(GetUserListRequest.builder().build()))
                .isInstanceOfSatisfying(
                        ClerkErrors.class,
                        refused -> assertThat(codeOf(refused)).isEqualTo("clerk_key_invalid"));
    }

    private static User someone(String address) {
        return clerk.users()
                .create(CreateUserRequestBody.builder()
                        .emailAddress(List.of(address))
                        .password(PASSWORD)
                        .build())
                .user()
                .orElseThrow();
    }

    private static User read(String id) {
        return clerk.users().get(id).user().orElseThrow();
    }

    private static User merge(User user, Map<String, Object> metadata) {
        return clerk.users()
                .updateMetadata()
                .userId(user.id())
                .requestBody(UpdateUserMetadataRequestBody.builder()
                        .publicMetadata(metadata)
                        .build())
                .call()
                .user()
                .orElseThrow();
    }

    private static Optional<Boolean> verifies(String id, String password) {
        return clerk.users()
                .verifyPassword()
                .userId(id)
                .requestBody(
                        VerifyPasswordRequestBody.builder().password(password).build())
                .call()
                .object()
                .orElseThrow()
                .verified();
    }

    private static Session signedIn(String who) {
        return clerk.sessions()
                .create()
                .request(CreateSessionRequestBody.builder()
                        .userId(someone(Addresses.next(who)).id())
                        .build())
                .call()
                .session()
                .orElseThrow();
    }

    private static String tokenOf(Session session) {
        return clerk.sessions()
                .createToken(session.id())
                .object()
                .orElseThrow()
                .jwt()
                .orElseThrow();
    }

    private static Map<String, List<String>> bearer(String token) {
        return Map.of("authorization", List.of("Bearer " + token));
    }

    private static Map<String, List<String>> cookie(String token) {
        return Map.of("cookie", List.of("other=1; __session=" + token));
    }

    private static String codeOf(ClerkErrors refused) {
        return refused.errors().orElseThrow().getFirst().code();
    }

    private static Clerk clientWith(String secretKey) {
        return Clerk.builder()
                .bearerAuth(secretKey)
                .serverURL(given("CLERK_SERVER_URL"))
                .build();
    }

    private static String given(String variable) {
        return Objects.requireNonNull(keys.get(variable), variable);
    }
}
