package dev.genkan.server.backendapi;

import dev.genkan.identity.credential.PasswordHash;
import dev.genkan.identity.credential.Passwords;
import dev.genkan.identity.user.EmailAddress;
import dev.genkan.server.wire.Errors;
import dev.genkan.server.wire.Fields;
import dev.genkan.server.wire.Refused;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The password that a body gives somebody: as a text, or as another system has hashed it.
final class GivenPassword {

    static final Set<String> FIELDS =
            Set.of("password", "password_digest", "password_hasher", "skip_password_checks");

    private static final int LONGEST_TEXT = 4096;

    private GivenPassword() {}

    /// Costs one hash if it is a text.
    ///
    /// @param addresses whose password it will be
    /// @throws Refused if nobody may have it, or it was hashed in a way that is not read here
    static Optional<PasswordHash> read(Fields body, Passwords passwords, List<EmailAddress> addresses) {
        Optional<String> digest = body.text("password_digest");
        Optional<String> password = body.text("password", LONGEST_TEXT);
        if (digest.isPresent()) {
            if (password.isPresent()) {
                throw new Refused(Errors.unfit("password_digest", "Give the password or its digest, not both."));
            }
            return Optional.of(imported(digest.get(), body.required("password_hasher")));
        }
        return password.map(text -> hashed(text, body.flag("skip_password_checks").orElse(false), passwords, addresses));
    }

    private static PasswordHash hashed(
            String password, boolean unchecked, Passwords passwords, List<EmailAddress> addresses) {
        try {
            if (unchecked && !password.isEmpty()) {
                return passwords.hashAsItIs(password);
            }
            addresses.stream()
                    .map(address -> passwords.flaw(password, address))
                    .flatMap(Optional::stream)
                    .findFirst()
                    .or(() -> passwords.flaw(password))
                    .ifPresent(flaw -> {
                        throw new Refused(Errors.passwordFlawed("password", flaw));
                    });
            return passwords.hash(password);
        } catch (Passwords.Busy e) {
            throw new Refused(Errors.busy());
        } catch (IllegalArgumentException e) {
            throw new Refused(Errors.passwordFlawed("password", Passwords.Flaw.TOO_LONG));
        }
    }

    private static PasswordHash imported(String digest, String hasher) {
        try {
            return PasswordHash.imported(hasher, digest);
        } catch (IllegalArgumentException e) {
            throw new Refused(Errors.unfit("password_digest", String.valueOf(e.getMessage())));
        }
    }
}
