package dev.genkan.server.wire;

import dev.genkan.identity.credential.Passwords;
import java.time.Duration;

/// Every error of both APIs, by its code on the wire. Messages are ours; prebuilt components have texts of their own for
/// the codes they know.
public final class Errors {

    private Errors() {}

    // what was sent

    public static WireError missing(String field) {
        return new WireError(422, "form_param_nil", "Enter " + field, field + " has to be given.").at(field);
    }

    public static WireError malformed(String field, String remedy) {
        return new WireError(422, "form_param_format_invalid", field + " is not in the right form", remedy).at(field);
    }

    public static WireError unfit(String field, String remedy) {
        return new WireError(422, "form_param_value_invalid", field + " cannot be this", remedy).at(field);
    }

    public static WireError unknownField(String field) {
        return new WireError(
                        422, "form_param_unknown", field + " is not known here", "Leave " + field + " out of this call.")
                .at(field);
    }

    public static WireError tooLong(String field, int most) {
        return new WireError(
                        422,
                        "form_param_max_length_exceeded",
                        field + " is too long",
                        field + " may have " + most + " characters.")
                .at(field);
    }

    public static WireError unreadable(String remedy) {
        return new WireError(400, "request_body_invalid", "The body cannot be read", remedy);
    }

    public static WireError tooLarge(int most) {
        return new WireError(
                413, "request_body_too_large", "The body is too large", "A body may have " + most + " bytes.");
    }

    public static WireError contentType(String wanted) {
        return new WireError(415, "unsupported_content_type", "This kind of body is not read", "Send it as " + wanted + ".");
    }

    // who asks

    public static WireError keyMissing() {
        return new WireError(
                401,
                "authorization_header_format_invalid",
                "The secret key is missing",
                "Send the header Authorization: Bearer with a secret key of this instance.");
    }

    public static WireError keyUnknown() {
        return new WireError(
                401,
                "clerk_key_invalid",
                "The secret key is not one of this instance",
                "Make one with the command that prints the environment of an application, and use that one.");
    }

    public static WireError signedOut() {
        return new WireError(401, "authentication_invalid", "Nobody is signed in", "Sign in first.");
    }

    public static WireError originNotAllowed(String origin) {
        return new WireError(
                400,
                "origin_invalid",
                "This origin may not ask",
                "Allow the origin " + (origin.isEmpty() ? "of the application" : origin)
                        + " in the instance's allowed origins.");
    }

    public static WireError sessionExists() {
        return new WireError(
                400, "session_exists", "Somebody is signed in already", "This browser is signed in; sign out first.");
    }

    // what was asked for

    public static WireError notFound(String what) {
        return new WireError(404, "resource_not_found", "There is no such " + what, "No " + what + " has this id.");
    }

    public static WireError noSuchPath() {
        return new WireError(404, "resource_not_found", "There is nothing here", "The path is not one of this API.");
    }

    public static WireError methodNotAllowed() {
        return new WireError(405, "method_not_allowed", "This cannot be done here", "The path takes other methods.");
    }

    /// @param operation as the specification calls it
    public static WireError notHere(String operation, String reason) {
        return new WireError(501, "operation_not_supported", operation + " is not supported here", reason);
    }

    public static WireError tooMany(Duration retryAfter) {
        return new WireError(
                429,
                "too_many_requests",
                "That was tried too often",
                "Try again in " + Math.max(1, retryAfter.toSeconds()) + " seconds.");
    }

    public static WireError busy() {
        return new WireError(503, "service_unavailable", "Busy", "Try again in a few seconds.");
    }

    public static WireError internal() {
        return new WireError(
                500, "internal_server_error", "Something went wrong here", "The log has more, by the trace id.");
    }

    // people, for programs

    /// @param field whose value is somebody else's
    public static WireError taken(String field) {
        return new WireError(
                        422, "form_identifier_exists", "This " + field + " is taken", "Somebody else has it; give another.")
                .at(field);
    }

    public static WireError passwordFlaw(Passwords.Flaw flaw) {
        return (switch (flaw) {
                    case MISSING -> missing("password");
                    case TOO_SHORT ->
                        new WireError(
                                422,
                                "form_password_length_too_short",
                                "The password is too short",
                                "A password has " + Passwords.SHORTEST + " characters at least.");
                    case TOO_LONG ->
                        new WireError(
                                422,
                                "form_password_length_too_long",
                                "The password is too long",
                                "A password has " + Passwords.LONGEST + " characters at most.");
                    case COMMON ->
                        new WireError(
                                422,
                                "form_password_pwned",
                                "This password is one of those that are tried first",
                                "Choose one that nobody would guess.");
                })
                .at("password");
    }

    public static WireError passwordWrong() {
        return new WireError(
                        422, "incorrect_password", "This is not the password", "The user has another password.")
                .at("password");
    }

    public static WireError noPassword() {
        return new WireError(
                400, "no_password_set", "This user has no password", "They sign in by a code that is mailed to them.");
    }
}
