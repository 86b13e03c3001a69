package dev.genkan.token;

/// What a verifier says of one token. Whoever sent the token is the cause, whatever the verdict.
public sealed interface Verdict {

    /// We signed it, it is meant for us, and its time has not passed.
    record Genuine(Claims claims) implements Verdict {}

    /// We signed it and it was meant for us, but its time has passed: whose session it was is certain, that it lives on
    /// is not.
    record Expired(Claims claims) implements Verdict {}

    /// Not one of ours. Nothing in it can be believed.
    record Rejected(Reason reason) implements Verdict {}

    /// The first thing found wrong with a token: for logs, for tests, and for "why was I sent here?".
    enum Reason {
        /// Longer than 8,192 characters.
        TOO_LONG,
        /// Not three parts with dots between (RFC 7515, section 7.1).
        NOT_THREE_PARTS,
        /// A part is not Base64url in its one right spelling (RFC 7515, section 2).
        NOT_BASE64URL,
        /// The header is not a JSON object in UTF-8, or lacks `alg` or `kid`.
        HEADER_MALFORMED,
        /// The header holds a name we do not accept, such as `crit`, `jwk`, `x5u` or `b64`.
        HEADER_NOT_ACCEPTED,
        /// `typ` or `cat` says that it is something other than a session token.
        NOT_A_SESSION_TOKEN,
        /// `kid` names no key of ours.
        UNKNOWN_KEY,
        /// `alg` is not the algorithm of that key.
        WRONG_ALGORITHM,
        /// The signature is not that key's over these very bytes.
        WRONG_SIGNATURE,
        /// The payload is not a JSON object in UTF-8.
        PAYLOAD_MALFORMED,
        /// `iss` is not the expected issuer.
        WRONG_ISSUER,
        /// `sub` or `sid` is missing or not an id of ours.
        WRONG_SUBJECT,
        /// `exp` or `iat` is missing, or one of `exp`, `iat`, `nbf` is not a whole number of seconds up to the year
        /// 9999.
        WRONG_TIMES,
        /// `azp` names another origin.
        WRONG_AUTHORIZED_PARTY,
        /// `nbf` or `iat` lies in the future, beyond the tolerated skew.
        NOT_YET_VALID
    }
}
