package dev.genkan.identity.user;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// An e-mail address as somebody writes it: at most 254 characters, one `@`, no spaces and nothing that could be
/// read as more than an address in a mail's header. Letters of any script are fine on both sides of the `@`; quoted
/// local parts and address literals (RFC 5321 section 4.1.2) are not taken.
public record EmailAddress(String value) {

    private static final int LONGEST = 254;
    private static final int LONGEST_KEY = 320;
    private static final Pattern LOCAL =
            Pattern.compile("[\\p{L}\\p{M}\\p{N}!#$%&'*+/=?^_`{|}~-]+(\\.[\\p{L}\\p{M}\\p{N}!#$%&'*+/=?^_`{|}~-]+)*");
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

    private static Optional<String> key(String value) {
        int at = value.indexOf('@');
        if (value.length() > LONGEST || at < 1 || at > 64 || at != value.lastIndexOf('@')) {
            return Optional.empty();
        }
        String local = value.substring(0, at);
        if (!LOCAL.matcher(local).matches()) {
            return Optional.empty();
        }
        return domain(value.substring(at + 1))
                .map(domain -> Normalizer.normalize(local, Normalizer.Form.NFC).toLowerCase(Locale.ROOT) + "@" + domain)
                .filter(key -> key.length() <= LONGEST_KEY);
    }

    private static Optional<String> domain(String typed) {
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
