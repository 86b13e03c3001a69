package dev.genkan.server.backendapi;

import dev.genkan.identity.user.Metadata;
import dev.genkan.identity.user.Taken;
import dev.genkan.identity.user.TokenBudget;
import dev.genkan.identity.user.UserPatch;
import dev.genkan.server.wire.Errors;
import dev.genkan.server.wire.Fields;
import dev.genkan.server.wire.Refused;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/// What a body says about a user.
final class UserFields {

    /// What describes a user.
    static final Set<String> PROFILE =
            Set.of("external_id", "first_name", "last_name", "username", "created_at");

    private static final int LONGEST = 256;

    /// What the engine does not have, and what of it means nothing to it: a caller who gives anything else wants
    /// something that would not happen.
    private static final Map<String, Set<Object>> NOT_HERE = Map.ofEntries(
            Map.entry("locale", Set.of()),
            Map.entry("phone_number", Set.of()),
            Map.entry("phone_number_identification_status", Set.of()),
            Map.entry("web3_wallet", Set.of()),
            Map.entry("totp_secret", Set.of()),
            Map.entry("backup_codes", Set.of()),
            Map.entry("legal_accepted_at", Set.of()),
            Map.entry("primary_phone_number_id", Set.of()),
            Map.entry("primary_web3_wallet_id", Set.of()),
            Map.entry("profile_image_id", Set.of()),
            Map.entry("skip_legal_checks", Set.of(true, false)),
            Map.entry("skip_user_requirement", Set.of(false)),
            Map.entry("delete_self_enabled", Set.of(true)),
            Map.entry("create_organization_enabled", Set.of(false)),
            Map.entry("create_organizations_limit", Set.of(0L)),
            Map.entry("bypass_client_trust", Set.of(false)),
            Map.entry("notify_primary_email_address_changed", Set.of(false)));

    private UserFields() {}

    /// The names of fields that are read and mean nothing.
    static Set<String> notHere() {
        return NOT_HERE.keySet();
    }

    /// @throws Refused if something is wanted that the engine does not have
    static void requireNothingElse(Fields body) {
        NOT_HERE.forEach((name, harmless) -> {
            if (!body.isNothing(name) && !body.isOneOf(name, harmless)) {
                throw new Refused(Errors.unfit(name, "This server does not have what " + name + " asks for."));
            }
        });
    }

    /// The patch with what the body says of the profile. JSON null takes a text away.
    static UserPatch profile(UserPatch patch, Fields body) {
        UserPatch changed = text(patch, body, "first_name", patch::firstName);
        changed = text(changed, body, "last_name", changed::lastName);
        changed = text(changed, body, "external_id", changed::externalId);
        changed = text(changed, body, "username", changed::username);
        UserPatch named = changed;
        return body.text("created_at").map(text -> named.createdAt(time("created_at", text))).orElse(named);
    }

    private static UserPatch text(UserPatch patch, Fields body, String name, Function<String, UserPatch> change) {
        if (!body.has(name)) {
            return patch;
        }
        try {
            return change.apply(body.text(name, LONGEST).orElse(""));
        } catch (IllegalArgumentException e) {
            throw new Refused(Errors.malformed(name, e.getMessage() + "."));
        }
    }

    /// The patch with the metadata that the body names, each in place of what there was.
    static UserPatch metadata(UserPatch patch, Fields body) {
        UserPatch changed = metadata(patch, body, "public_metadata", patch::publicMetadata);
        changed = metadata(changed, body, "private_metadata", changed::privateMetadata);
        return metadata(changed, body, "unsafe_metadata", changed::unsafeMetadata);
    }

    private static UserPatch metadata(
            UserPatch patch, Fields body, String name, Function<Metadata, UserPatch> change) {
        try {
            return body.object(name).map(values -> change.apply(Metadata.of(values))).orElse(patch);
        } catch (Metadata.Unfit e) {
            throw new Refused(Errors.unfit(name, e.getMessage() + "."));
        }
    }

    /// @throws Refused for what is no time of RFC 3339
    private static Instant time(String name, String text) {
        try {
            Instant at = OffsetDateTime.parse(text).toInstant();
            if (at.isBefore(Instant.EPOCH)) {
                throw new Refused(Errors.unfit(name, "Nobody signed up before 1970."));
            }
            return at;
        } catch (DateTimeException e) {
            throw new Refused(Errors.malformed(name, name + " is written as in 2012-10-20T07:15:20.902Z (RFC 3339)."));
        }
    }

    /// What the work answers; what it refuses is said of the field it was about.
    static <T> T fitting(Fields body, Supplier<T> work) {
        try {
            return work.get();
        } catch (Taken e) {
            throw new Refused(Errors.identifierExists(e.field()));
        } catch (Metadata.Unfit e) {
            throw new Refused(Errors.unfit(largest(body), e.getMessage() + "."));
        } catch (TokenBudget.Exceeded e) {
            throw new Refused(Errors.unfit(largest(body), String.valueOf(e.getMessage())));
        }
    }

    /// The field that a refusal is about: of several the first that is there.
    private static String largest(Fields body) {
        return Optional.of("public_metadata")
                .filter(body::has)
                .or(() -> Optional.of("unsafe_metadata").filter(body::has))
                .or(() -> Optional.of("private_metadata").filter(body::has))
                .orElse("username");
    }
}
