package dev.genkan.identity.attempt;

/// What is wrong with something that was typed.
///
/// @param field which one, by its name on the wire: `email_address`, `identifier` or `password`
/// @param code what, by its code on the wire, such as `form_param_nil`
public record Problem(String field, String code) {

    public static final String MISSING = "form_param_nil";
    public static final String MALFORMED = "form_param_format_invalid";
    static final String TOO_SHORT = "form_password_length_too_short";
    static final String TOO_LONG = "form_password_size_in_bytes_exceeded";
}
