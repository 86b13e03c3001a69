package dev.genkan.server.embedded;

import dev.genkan.gate.Sessions.Fresh;
import dev.genkan.identity.Browser;
import dev.genkan.identity.Database;
import dev.genkan.identity.event.Events;
import dev.genkan.identity.user.EmailAddress;
import dev.genkan.identity.user.Metadata;
import dev.genkan.identity.user.MetadataPatch;
import dev.genkan.identity.user.TokenBudget;
import dev.genkan.identity.user.User;
import dev.genkan.identity.user.Users;
import dev.genkan.onboarding.Happening;
import dev.genkan.onboarding.Member;
import dev.genkan.onboarding.Members;
import dev.genkan.token.Claims;
import dev.genkan.token.UserId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Onboarding's port, answered by the engine in the same process. Writing takes part in the transaction that is open on
/// the thread, so that metadata, receipt and hook are kept together. Who was found in it is not read a second time to
/// be written.
///
/// @param minting the gate's view of the same engine
public record EmbeddedMembers(Database database, Users users, Events events, EmbeddedSessions minting)
        implements Members {

    /// Who was found in the open transaction, as they were then.
    private static final class Found {
        final Map<UserId, User> users = new HashMap<>();
    }

    @Override
    public Optional<Member> find(UserId id) {
        Optional<User> found = users.find(id);
        found.ifPresent(user -> inThisTransaction().put(id, user));
        return found.map(user -> new Member(
                id,
                user.primaryAddress().map(EmailAddress::value).orElse(""),
                user.publicMetadata().values(),
                user.privateMetadata().values()));
    }

    private Map<UserId, User> inThisTransaction() {
        return database.ofTransaction(Found.class, Found::new).users;
    }

    @Override
    public Map<String, @Nullable Object> mergeMetadata(
            UserId id, Map<String, @Nullable Object> publicPatch, Map<String, @Nullable Object> privatePatch) {
        return merged(id, () -> users.mergeMetadata(id, new MetadataPatch(publicPatch, privatePatch, Map.of())));
    }

    @Override
    public Map<String, @Nullable Object> mergeMetadata(
            Member found,
            Map<String, @Nullable Object> publicPatch,
            Map<String, @Nullable Object> privatePatch,
            List<Happening> happenings) {
        User known = inThisTransaction().get(found.id());
        if (known == null) {
            return Members.super.mergeMetadata(found, publicPatch, privatePatch, happenings);
        }
        MetadataPatch patch = new MetadataPatch(publicPatch, privatePatch, Map.of());
        return merged(found.id(), () -> users.mergeMetadata(known, patch, OnboardingEvents.of(happenings)));
    }

    private static Map<String, @Nullable Object> merged(UserId id, Supplier<Optional<User>> merging) {
        try {
            return merging.get()
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
    public void happened(List<Happening> happenings) {
        events.add(OnboardingEvents.of(happenings), Browser.NONE);
    }

    @Override
    public Fresh fresh(Claims claims) {
        return minting.freshFor(claims);
    }
}
