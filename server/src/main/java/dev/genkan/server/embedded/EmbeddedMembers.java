package dev.genkan.server.embedded;

import dev.genkan.gate.Sessions.Fresh;
import dev.genkan.identity.user.EmailAddress;
import dev.genkan.identity.user.Metadata;
import dev.genkan.identity.user.MetadataPatch;
import dev.genkan.identity.user.TokenBudget;
import dev.genkan.identity.user.Users;
import dev.genkan.onboarding.Member;
import dev.genkan.onboarding.Members;
import dev.genkan.token.Claims;
import dev.genkan.token.UserId;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Onboarding's port, answered by the engine in the same process. Writing takes part in the transaction that is open on
/// the thread, so that metadata, receipt and hook are kept together.
///
/// @param minting the gate's view of the same engine
public record EmbeddedMembers(Users users, EmbeddedSessions minting) implements Members {

    @Override
    public Optional<Member> find(UserId id) {
        return users.find(id)
                .map(user -> new Member(
                        id,
                        user.primaryAddress().map(EmailAddress::value).orElse(""),
                        user.publicMetadata().values(),
                        user.privateMetadata().values()));
    }

    @Override
    public Map<String, @Nullable Object> mergeMetadata(
            UserId id, Map<String, @Nullable Object> publicPatch, Map<String, @Nullable Object> privatePatch) {
        try {
            return users.mergeMetadata(id, new MetadataPatch(publicPatch, privatePatch, Map.of()))
                    .orElseThrow(() -> new IllegalStateException("there is no user " + id))
                    .publicMetadata()
                    .values();
        } catch (TokenBudget.Exceeded exceeded) {
            throw new TooLarge(exceeded.weight() - exceeded.budget(), exceeded);
        } catch (Metadata.Unfit unfit) {
            throw new TooLarge(0, unfit);
        }
    }

    @Override
    public Fresh fresh(Claims claims) {
        return minting.freshFor(claims);
    }
}
