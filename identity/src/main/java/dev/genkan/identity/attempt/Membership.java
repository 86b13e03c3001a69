package dev.genkan.identity.attempt;

import dev.genkan.identity.instance.InstanceSettings;
import dev.genkan.identity.user.EmailAddress;
import java.util.Optional;
import java.util.function.Supplier;

/// Who may become a member. An invitation opens a closed house; what the lists say holds for everybody.
///
/// @param settings as they are now: `sign_up_mode` (`public`, `restricted` or `waitlist`), `block_email_subaddresses`
public record Membership(Supplier<InstanceSettings> settings, Restrictions restrictions) {

    /// Anybody.
    public static Membership open() {
        return new Membership(() -> InstanceSettings.USUAL, Restrictions.none());
    }

    /// Why nobody may sign up now, if so.
    Optional<Problem> closed(boolean invited) {
        if (invited) {
            return Optional.empty();
        }
        return switch (settings.get().text("sign_up_mode").orElse("public")) {
            case "restricted" -> Optional.of(new Problem("", Problem.RESTRICTED));
            case "waitlist" -> Optional.of(new Problem("", Problem.WAITLIST));
            default -> Optional.empty();
        };
    }

    /// Why nobody may sign up with this address, if so.
    Optional<Problem> refuses(EmailAddress address) {
        String local = address.key().substring(0, address.key().indexOf('@'));
        if (local.contains("+") && settings.get().is("block_email_subaddresses", false)) {
            return Optional.of(new Problem("email_address", Problem.BLOCKED));
        }
        return restrictions.admits(address)
                ? Optional.empty()
                : Optional.of(new Problem("email_address", Problem.NOT_ALLOWED));
    }
}
