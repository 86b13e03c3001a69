package dev.genkan.server.mail;

import dev.genkan.identity.Browser;
import dev.genkan.identity.limit.RateLimit;
import dev.genkan.identity.limit.RateLimits;
import dev.genkan.identity.mail.Mail;
import dev.genkan.identity.mail.Postbox;
import dev.genkan.identity.user.EmailAddress;
import dev.genkan.onboarding.Member;
import dev.genkan.onboarding.Onboarding;
import dev.genkan.onboarding.servlet.Reminding;
import java.time.Instant;
import java.util.Locale;

/// The letter to somebody who said that they would finish later; at most one for each flow and hour. A letter that
/// cannot be written is a line in the log: the answers are kept all the same.
public record Reminders(Postbox postbox, RateLimits limits) implements Reminding.Letters {

    private static final System.Logger LOG = System.getLogger("dev.genkan");
    private static final RateLimit ONE_AN_HOUR = new RateLimit("onboarding_reminders", 1);

    @Override
    public void send(Member member, Onboarding flow, String path, Instant until, Locale locale) {
        try {
            EmailAddress.parse(member.emailAddress())
                    .filter(address -> isFirstOfTheHour(member, flow))
                    .ifPresent(address ->
                            postbox.post(new Mail.FinishLater(address, path, until, new Browser("", "", locale))));
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "The reminder of " + member.id() + " could not be written", e);
        }
    }

    private boolean isFirstOfTheHour(Member member, Onboarding flow) {
        return limits.take(ONE_AN_HOUR, member.id() + "/" + flow.name()) instanceof RateLimits.Answer.Allowed;
    }
}
