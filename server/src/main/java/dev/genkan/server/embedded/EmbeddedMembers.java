package dev.genkan.server.embedded;

import dev.genkan.gate.Sessions.Fresh;
import dev.genkan.gate.servlet.Cookies;
import dev.genkan.gate.servlet.Site;
import dev.genkan.identity.session.Session;
import dev.genkan.identity.session.Sessions;
import dev.genkan.identity.user.EmailAddress;
import dev.genkan.identity.user.MetadataPatch;
import dev.genkan.identity.user.User;
import dev.genkan.identity.user.Users;
import dev.genkan.onboarding.Member;
import dev.genkan.onboarding.Members;
import dev.genkan.token.Claims;
import dev.genkan.token.UserId;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Onboarding's port, answered by the engine in the same process. Writing takes part in the transaction that is open on
/// the thread, so that metadata, receipt and hook are kept together.
///
/// @param minting the gate's view of the same engine
/// @param site whose cookies a token has to fit into
public record EmbeddedMembers(Users users, Sessions sessions, EmbeddedSessions minting, Site site) implements Members {

    @Override
    public Optional<Member> find(UserId id) {
        return users.find(id)
                .map(user -> new Member(
                        id, user.primaryAddress().map(EmailAddress::value).orElse("")));
    }

    @Override
    public Map<String, @Nullable Object> publicMetadata(UserId id) {
        return users.find(id)
                .map(User::publicMetadata)
                .map(metadata -> metadata.values())
                .orElse(Map.of());
    }

    @Override
    public void mergePublicMetadata(UserId id, Map<String, @Nullable Object> patch) {
        if (users.mergeMetadata(id, MetadataPatch.ofPublic(patch)).isEmpty()) {
            throw new IllegalStateException("there is no user " + id);
        }
        sessions.live(id).stream().findFirst().ifPresent(session -> requireFitting(id, session));
    }

    /// Answers that no cookie can carry are refused before they are kept: browsers drop such a cookie without a word,
    /// and the member would stand before a closed door for good.
    private void requireFitting(UserId id, Session session) {
        int weight = minting.freshFor(session.id()) instanceof Fresh.SignedIn member
                ? site.cookies()
                        .weightOf(
                                member.token(),
                                Objects.requireNonNullElse(site.publicUrl().getPath(), ""))
                : 0;
        if (weight > Cookies.BUDGET) {
            throw new IllegalStateException("the session cookie of " + id + " would weigh " + weight + " bytes of "
                    + Cookies.BUDGET + " with these answers: give the record's components a smaller @Size");
        }
    }

    @Override
    public Fresh fresh(Claims claims) {
        return minting.freshFor(claims);
    }
}
