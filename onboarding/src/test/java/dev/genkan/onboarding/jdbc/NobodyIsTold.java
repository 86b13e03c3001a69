package dev.genkan.onboarding.jdbc;

import dev.genkan.gate.Sessions;
import dev.genkan.onboarding.Member;
import dev.genkan.onboarding.Members;
import dev.genkan.token.Claims;
import dev.genkan.token.UserId;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A house without people, for journeys that nobody finishes.
final class NobodyIsTold implements Members {

    @Override
    public Optional<Member> find(UserId id) {
        return Optional.empty();
    }

    @Override
    public Map<String, @Nullable Object> mergeMetadata(
            UserId id, Map<String, @Nullable Object> publicPatch, Map<String, @Nullable Object> privatePatch) {
        throw new IllegalStateException("there is no user " + id);
    }

    @Override
    public Sessions.Fresh fresh(Claims claims) {
        return new Sessions.Fresh.SignedOut();
    }
}
