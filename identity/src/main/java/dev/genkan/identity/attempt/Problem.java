package dev.genkan.identity.attempt;

import dev.genkan.identity.credential.Passwords;

/// What is wrong with something that was typed.
///
/// @param field which one, by its name on the wire: `email_address`, `identifier` or `password`
/// @param code what, by its code on the wire, such as `form_param_nil`
public record Problem(String field, String code) {

    public static final String MISSING = "form_param_nil";
    public static final String MALFORMED = "form_param_format_invalid";
    static final String TOO_SHORT = "form_password_length_too_short";
    static final String TOO_LONG = "form_password_size_in_bytes_exceeded";
    static final String COMMON = "form_password_pwned";
    static final String UNKNOWN = "form_identifier_not_found";
    static final String TAKEN = "form_identifier_exists";

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
