package dev.genkan.server.wire;

import dev.genkan.identity.attempt.Problem;
import dev.genkan.identity.credential.Passwords;
import dev.genkan.identity.user.Picture;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// Every error of both APIs, by its code on the wire. Messages are ours; prebuilt components have texts of their
/// own for the codes they know.
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
                        422,
                        "form_param_unknown",
                        field + " is not known here",
                        "Leave " + field + " out of this call.")
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
        return new WireError(
                415, "unsupported_content_type", "This kind of body is not read", "Send it as " + wanted + ".");
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

    // how somebody signs up or in

    /// Of something typed, by the code that the house has for it.
    public static WireError of(Problem problem) {
        String field = problem.field();
        WireError error = switch (problem.code()) {
            case "form_param_nil" -> missing(field);
            case "form_param_format_invalid" -> malformed(field, "Write it in full, such as name@example.com.");
            case "form_param_max_length_exceeded" ->
                new WireError(422, problem.code(), field + " is too long", "Make " + field + " shorter.");
            case "form_param_value_invalid" -> unfit(field, "Give " + field + " another value.");
            case "form_password_length_too_short" ->
                new WireError(
                        422,
                        problem.code(),
                        "The password is too short",
                        "A password has at least " + Passwords.SHORTEST + " characters.");
            case "form_password_size_in_bytes_exceeded" ->
                new WireError(
                        422,
                        problem.code(),
                        "The password is too long",
                        "A password has at most " + Passwords.LONGEST + " characters.");
            case "form_password_pwned" ->
                new WireError(
                        422,
                        problem.code(),
                        "The password is one of the first that are guessed",
                        "Choose one that nobody else has.");
            case "form_identifier_not_found" ->
                new WireError(422, problem.code(), "There is no such account", "Nobody has signed up with it.");
            case "form_identifier_exists" ->
                new WireError(422, problem.code(), "It is taken", "Somebody has signed up with it; choose another.");
            case "strategy_for_user_invalid" ->
                new WireError(
                        422, problem.code(), "This is no factor of theirs", "Choose one of the supported factors.");
            case "form_email_address_blocked" ->
                new WireError(422, problem.code(), "This kind of address is not taken", "Use one without a plus sign.");
            case "not_allowed_access" ->
                new WireError(403, problem.code(), "This address may not sign up", "Ask whoever runs this.");
            case "sign_up_mode_restricted", "sign_up_restricted_waitlist" ->
                new WireError(403, problem.code(), "Nobody may sign up by themselves", "Ask for an invitation.");
            case "ticket_invalid" -> ticketInvalid();
            case "ticket_expired" -> new WireError(400, problem.code(), "The ticket's time is up", "Ask for another.");
            case "verification_already_verified" ->
                new WireError(400, problem.code(), "It is proven already", "Go on with what is missing.");
            case "verification_missing" ->
                new WireError(400, problem.code(), "Nothing was sent yet", "Prepare the verification first.");
            default -> new WireError(422, problem.code(), field + " cannot be this", "Give it another value.");
        };
        return field.isEmpty() ? error : error.at(field);
    }

    public static WireError ticketInvalid() {
        return new WireError(
                400, "ticket_invalid", "The ticket opens nothing", "It was used, taken back or is too old.");
    }

    public static WireError verificationExpired() {
        return new WireError(422, "verification_expired", "The code does not work any more", "Ask for another one.")
                .at("code");
    }

    /// @param wait until it is over; empty for one without an end
    public static WireError userLocked(Optional<Duration> wait) {
        WireError error = new WireError(
                403, "user_locked", "The account is locked", "Try again later, or ask whoever runs this.");
        return wait.map(time -> error.with("lockout_expires_in_seconds", Math.max(1, time.toSeconds())))
                .orElse(error);
    }

    public static WireError userBanned() {
        return new WireError(403, "user_banned", "The account is banned", "Ask whoever runs this.");
    }

    /// @param strategy as it was asked for
    public static WireError noSuchStrategy(String strategy) {
        return new WireError(
                        422,
                        "form_param_value_invalid",
                        "This strategy is not known here",
                        "There is no factor called " + strategy + " here.")
                .at("strategy");
    }

    public static WireError noSecondFactor() {
        return new WireError(
                        422,
                        "strategy_for_user_invalid",
                        "There is no such factor",
                        "Second factors do not exist here; a sign-in is complete after the first.")
                .at("strategy");
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

    /// @param status 404 for a document that is not published, 501 for what is not done
    public static WireError notHere(int status, String operation, String reason) {
        return status == 404
                ? new WireError(404, "resource_not_found", operation + " has nothing to answer here", reason)
                : notHere(operation, reason);
    }

    // what a member proves and changes

    /// @param fresh how long a proof is good for
    public static WireError reverificationRequired(Duration fresh) {
        return new WireError(
                        403,
                        "session_reverification_required",
                        "Prove once more who you are",
                        "This wants a password or a code from the last " + fresh.toMinutes()
                                + " minutes. If you are not asked for one, sign out and sign in again.")
                .with("reverification", Map.of("level", "first_factor", "afterMinutes", fresh.toMinutes()));
    }

    /// Nothing that could be proven helps, so that nobody is asked for a proof.
    public static WireError actedFor() {
        return new WireError(
                403,
                "not_allowed_access",
                "This is the member's own to do",
                "Somebody acts in the member's place here, and this is not done for somebody else.");
    }

    public static WireError passwordIncorrect(String field) {
        return new WireError(
                        422,
                        "form_password_incorrect",
                        "The password is not right",
                        "The password is not right. Try again, or use a code from a mail.")
                .at(field);
    }

    public static WireError passwordCompromised(String field) {
        return new WireError(
                        422,
                        "form_password_compromised",
                        "Others may know this password",
                        "Others may know this password. Use a code from a mail, or choose another password.")
                .at(field);
    }

    public static WireError codeIncorrect(int triesLeft) {
        return new WireError(
                        422,
                        "form_code_incorrect",
                        "The code is not right",
                        "The code is not right. It can be tried " + triesLeft + " more times.")
                .at("code");
    }

    public static WireError passwordFlawed(String field, Passwords.Flaw flaw) {
        return switch (flaw) {
            case MISSING -> missing(field);
            case TOO_SHORT ->
                new WireError(
                                422,
                                "form_password_length_too_short",
                                "The password is too short",
                                "It has to have " + Passwords.SHORTEST + " characters at least.")
                        .at(field);
            case TOO_LONG ->
                new WireError(
                                422,
                                "form_password_size_in_bytes_exceeded",
                                "The password is too long",
                                "It may have " + Passwords.LONGEST + " characters, and 1,024 bytes.")
                        .at(field);
            case COMMON ->
                new WireError(
                                422,
                                "form_password_pwned",
                                "This password is tried first by everybody who tries passwords",
                                "Choose another one.")
                        .at(field);
        };
    }

    public static WireError samePassword(String field) {
        return new WireError(
                        422,
                        "form_new_password_matches_current",
                        "This is the password you have",
                        "Choose another one, or keep it.")
                .at(field);
    }

    public static WireError identifierExists(String field) {
        return new WireError(
                        422, "form_identifier_exists", "This is taken", "Somebody has it already. Use another one.")
                .at(field);
    }

    public static WireError cannotBeRemoved(String remedy) {
        return new WireError(400, "identification_deletion_failed", "This cannot be removed", remedy);
    }

    public static WireError notOffered(String field, String remedy) {
        return new WireError(422, "strategy_for_user_invalid", "This way is not offered", remedy).at(field);
    }

    public static WireError notAPicture() {
        return new WireError(
                        422,
                        "form_param_format_invalid",
                        "This is no picture",
                        "A picture is a PNG, JPEG, GIF or WebP of " + Picture.LARGEST + " bytes at most.")
                .at("file");
    }

    /// @param template as it was asked for
    public static WireError templateTooLong(String template, int most) {
        return new WireError(
                422,
                "token_too_long",
                "The token would be too long",
                "A token may have " + most + " characters, and what the template " + template
                        + " says of this user makes more. Let the template name single values.");
    }

    public static WireError tooMany(Duration retryAfter) {
        return new WireError(
                        429,
                        "too_many_requests",
                        "That was tried too often",
                        "Try again in " + Math.max(1, retryAfter.toSeconds()) + " seconds.")
                .with(WireError.RETRY_AFTER, Math.max(1, retryAfter.toSeconds()));
    }

    public static WireError busy() {
        return new WireError(503, "service_unavailable", "Busy", "Try again in a few seconds.");
    }

    public static WireError internal() {
        return new WireError(
                500, "internal_server_error", "Something went wrong here", "The log has more, by the trace id.");
    }

    // people, for programs

    public static WireError passwordWrong() {
        return new WireError(422, "incorrect_password", "This is not the password", "The user has another password.")
                .at("password");
    }

    public static WireError noPassword() {
        return new WireError(
                400, "no_password_set", "This user has no password", "They sign in by a code that is mailed to them.");
    }

    public static WireError alreadyVerified() {
        return new WireError(
                400,
                "verification_already_verified",
                "It is verified already",
                "The right code was entered before; prepare another verification for another one.");
    }

    /// @param field whose value is on the list already
    public static WireError listed(String field) {
        return new WireError(
                        422, "duplicate_record", "It is there already", "The same " + field + " is listed already.")
                .at(field);
    }

    public static WireError stays(String reason) {
        return new WireError(409, "identification_deletion_failed", "This cannot be deleted", reason);
    }

    /// @param operation as the specification calls it
    public static WireError developmentOnly(String operation) {
        return new WireError(
                403,
                "development_instance_only",
                operation + " is for tests",
                "It is answered by development instances and not by this one.");
    }

    /// @param what was used already
    public static WireError spent(String what) {
        return new WireError(
                400,
                "already_accepted",
                "The " + what + " was used",
                "What has come of it is not taken back by revoking.");
    }
}
