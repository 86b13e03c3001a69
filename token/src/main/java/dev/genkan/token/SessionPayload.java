package dev.genkan.token;

import dev.genkan.token.Verdict.Reason;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The payload of a token whose signature is good, measured against what is expected, all but the time.
sealed interface SessionPayload {

    /// @param notBefore when the token begins to be valid; `issuedAt` for one that does not say
    record Fitting(Claims claims, Instant notBefore) implements SessionPayload {}

    record Refused(Reason reason) implements SessionPayload {}

    /// The last second of the year 9999: a number beyond it is no time anybody meant.
    long LATEST = 253_402_300_799L;

    static SessionPayload read(byte[] payload, Expectations expectations) {
        return StrictUtf8.decode(payload)
                .flatMap(SessionPayload::parse)
                .map(claims -> of(claims, expectations))
                .orElseGet(() -> new Refused(Reason.PAYLOAD_MALFORMED));
    }

    private static Optional<Map<String, @Nullable Object>> parse(String json) {
        try {
            return Optional.of(Json.parseObject(json));
        } catch (Json.Malformed e) {
            return Optional.empty();
        }
    }

    private static SessionPayload of(Map<String, @Nullable Object> all, Expectations expectations) {
        if (!expectations.issuer().equals(all.get("iss"))) {
            return new Refused(Reason.WRONG_ISSUER);
        }
        if (!(all.get("sub") instanceof String sub
                && Ids.isPrefixed("user_", sub)
                && all.get("sid") instanceof String sid
                && Ids.isPrefixed("sess_", sid))) {
            return new Refused(Reason.WRONG_SUBJECT);
        }
        Optional<Instant> issuedAt = time(all.get("iat"));
        Optional<Instant> expiresAt = time(all.get("exp"));
        Optional<Instant> notBefore = all.containsKey("nbf") ? time(all.get("nbf")) : issuedAt;
        if (issuedAt.isEmpty() || expiresAt.isEmpty() || notBefore.isEmpty()) {
            return new Refused(Reason.WRONG_TIMES);
        }
        if (all.containsKey("azp") && !expectations.authorizedParty().equals(all.get("azp"))) {
            return new Refused(Reason.WRONG_AUTHORIZED_PARTY);
        }
        Claims claims = new Claims(
                expectations.issuer(), new UserId(sub), new SessionId(sid), issuedAt.get(), expiresAt.get(), all);
        return new Fitting(claims, notBefore.get());
    }

    private static Optional<Instant> time(@Nullable Object seconds) {
        return seconds instanceof Long number && number >= 0 && number <= LATEST
                ? Optional.of(Instant.ofEpochSecond(number))
                : Optional.empty();
    }
}
