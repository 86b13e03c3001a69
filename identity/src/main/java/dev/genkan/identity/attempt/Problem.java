package dev.genkan.identity.attempt;

import dev.genkan.identity.credential.Passwords;

/// What is wrong with something that was typed.
///
/// @param field which one, by its name on the wire, such as `email_address` or `password`; empty for none of them
/// @param code what, by its code on the wire, such as `form_param_nil`
public record Problem(String field, String code) {

    public static final String MISSING = "form_param_nil";
    public static final String MALFORMED = "form_param_format_invalid";
    static final String TOO_SHORT = "form_password_length_too_short";
    static final String TOO_LONG = "form_password_size_in_bytes_exceeded";
    static final String COMMON = "form_password_pwned";
    static final String UNKNOWN = "form_identifier_not_found";
    static final String TAKEN = "form_identifier_exists";
    static final String TOO_MUCH = "form_param_max_length_exceeded";
    static final String UNFIT = "form_param_value_invalid";
    static final String NOT_KNOWN = "form_param_unknown";
    static final String RESTRICTED = "sign_up_mode_restricted";
    static final String WAITLIST = "sign_up_restricted_waitlist";
    static final String BLOCKED = "form_email_address_blocked";
    static final String NOT_ALLOWED = "not_allowed_access";
    static final String ALREADY_VERIFIED = "verification_already_verified";
    static final String NOT_PREPARED = "verification_missing";
    static final String WRONG_STRATEGY = "strategy_for_user_invalid";
    static final String TICKET_INVALID = "ticket_invalid";
    static final String TICKET_EXPIRED = "ticket_expired";

    /// Of what was typed as an address and is none.
    static Problem ofAddress(String field, String typed) {
        return new Problem(field, typed.isBlank() ? MISSING : MALFORMED);
    }

    static Problem of(Passwords.Flaw flaw) {
        return new Problem(
                "password",
                switch (flaw) {
                    case MISSING -> MISSING;
                    case TOO_SHORT -> TOO_SHORT;
                    case TOO_LONG -> TOO_LONG;
                    case COMMON -> COMMON;
                });
    }
}
