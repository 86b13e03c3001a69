package dev.genkan.identity.attempt;

import dev.genkan.identity.instance.InstanceSettings;

/// What an instance takes as proof of who somebody is. Proving a mailbox is another thing: a sign-up, and a new
/// password in place of a forgotten one, always take the code from the mail.
///
/// @param password whether passwords open, are asked of newcomers and can be set
/// @param emailCode whether a code from a mail opens
/// @param emailLink whether mails carry links, and these work
public record Factors(boolean password, boolean emailCode, boolean emailLink) {

    /// All of them.
    public static final Factors ALL = new Factors(true, true, true);

    /// The names of the settings, which are usually `true`.
    public static final String PASSWORD = "sign_in_password";

    public static final String EMAIL_CODE = "sign_in_email_code";
    public static final String EMAIL_LINK = "sign_in_email_link";

    /// As these settings have it. Where they leave none, the code by mail is one all the same: everybody has a mailbox,
    /// and nobody is shut out by two hands that each took one away.
    public static Factors of(InstanceSettings settings) {
        Factors said =
                new Factors(settings.is(PASSWORD, true), settings.is(EMAIL_CODE, true), settings.is(EMAIL_LINK, true));
        return said.any() ? said : new Factors(false, true, false);
    }

    /// Whether one is left.
    public boolean any() {
        return password || byMail();
    }

    /// Whether a mail helps somebody in.
    public boolean byMail() {
        return emailCode || emailLink;
    }

    /// Whether this may be shown, or asked for, to sign in.
    boolean take(Strategy strategy) {
        return switch (strategy) {
            case PASSWORD, RESET_PASSWORD_EMAIL_CODE -> password;
            case EMAIL_CODE -> emailCode;
            case EMAIL_LINK -> emailLink;
            case TICKET -> true;
        };
    }
}
