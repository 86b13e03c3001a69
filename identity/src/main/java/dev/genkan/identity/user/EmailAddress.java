package dev.genkan.identity.user;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// An e-mail address as somebody writes it: at most 254 characters, one `@`, no spaces and nothing that could be
/// read as more than an address in a mail's header. Letters of any script are fine on both sides of the `@`; quoted
/// local parts and address literals (RFC 5321 section 4.1.2) are not taken, nor is a domain with a character that makes
/// it two different domains for older software and newer (RFC 5894 section 7.2): `straße.example` may mean
/// `strasse.example`, which is somebody else's. Its ASCII form can be typed instead.
public record EmailAddress(String value) {

    private static final int LONGEST = 254;
    private static final int LONGEST_KEY = 320;
    private static final Pattern LOCAL =
            Pattern.compile("[\\p{L}\\p{M}\\p{N}!#$%&'*+/=?^_`{|}~-]+(\\.[\\p{L}\\p{M}\\p{N}!#$%&'*+/=?^_`{|}~-]+)*");
    /// How text of another script is written into the header of a mail (RFC 2047): some programs decode it in an
    /// address too, and then find another address in it.
    private static final Pattern ENCODED_WORD = Pattern.compile("=\\?[^?]+\\?[bBqQ]\\?");

    private static final Pattern AMBIGUOUS = Pattern.compile("[\u00DF\u1E9E\u03C2\u200C\u200D]");
    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

    /// @throws IllegalArgumentException for any other text; the caller's fault, who may ask [#parse]
    public EmailAddress {
        if (key(value).isEmpty()) {
            throw new IllegalArgumentException("this is not an e-mail address");
        }
    }

    /// What somebody typed, without the spaces around it; empty if it is not an address.
    public static Optional<EmailAddress> parse(String typed) {
        String value = typed.strip();
        return key(value).isEmpty() ? Optional.empty() : Optional.of(new EmailAddress(value));
    }

    /// The form in which two ways to write one address are equal: lower case, the domain in ASCII (RFC 5891).
    public String key() {
        return key(value).orElseThrow();
    }

    /// Where mail to it goes: the domain in ASCII, exactly as in the [#key]. Were a mail server left to translate it,
    /// the code that proves one address could arrive at another.
    public String mailbox() {
        String key = key();
        return Normalizer.normalize(value.substring(0, value.indexOf('@')), Normalizer.Form.NFC)
                + key.substring(key.indexOf('@'));
    }

    private static Optional<String> key(String value) {
        int at = value.indexOf('@');
        if (value.length() > LONGEST || at < 1 || at > 64 || at != value.lastIndexOf('@')) {
            return Optional.empty();
        }
        String local = value.substring(0, at);
        if (!LOCAL.matcher(local).matches() || ENCODED_WORD.matcher(local).find()) {
            return Optional.empty();
        }
        return domain(value.substring(at + 1))
                .map(domain -> Normalizer.normalize(local, Normalizer.Form.NFC).toLowerCase(Locale.ROOT) + "@" + domain)
                .filter(key -> key.length() <= LONGEST_KEY);
    }

    private static Optional<String> domain(String typed) {
        if (AMBIGUOUS.matcher(typed).find()) {
            return Optional.empty();
        }
        String ascii;
        try {
            ascii = IDN.toASCII(typed, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        String[] labels = ascii.split("\\.", -1);
        for (String label : labels) {
            if (!LABEL.matcher(label).matches()) {
                return Optional.empty();
            }
        }
        return labels.length < 2 ? Optional.empty() : Optional.of(ascii);
    }

    @Override
    public String toString() {
        return value;
    }
}
