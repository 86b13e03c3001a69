package dev.genkan.identity.credential;

import com.nulabinc.zxcvbn.StandardDictionaries;
import dev.genkan.identity.user.EmailAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// Passwords that are tried first: the most used ones, by the list that comes with zxcvbn (com.nulab-inc, MIT), and
/// those that say no more than the address or the application does. Found out without asking anybody.
final class CommonPasswords {

    private CommonPasswords() {}

    /// Whether it is among the most used ones, in whatever case.
    static boolean contains(String password) {
        return Known.ALL.contains(password.toLowerCase(Locale.ROOT));
    }

    /// Whether it is the address, the part before its `@`, or a word of the house, with nothing but digits and
    /// punctuation around it.
    static boolean tells(String password, EmailAddress address) {
        String key = address.key();
        return tells(password, key) || tells(password, key.substring(0, key.indexOf('@')));
    }

    /// The same for one word; one without letters tells nothing.
    static boolean tells(String password, String word) {
        String core = core(word);
        return !core.isEmpty() && core.equals(core(password));
    }

    private static String core(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("^[^\\p{L}]+|[^\\p{L}]+$", "");
    }

    /// Read when the first password is judged: about 11,600 of the list are long enough to be one here.
    private static final class Known {

        static final Set<String> ALL = load();

        private static Set<String> load() {
            try {
                List<String> ranked =
                        StandardDictionaries.PASSWORDS_LOADER.load().getFrequencies();
                return ranked.stream()
                        .filter(password -> password.length() >= Passwords.SHORTEST)
                        .collect(Collectors.toUnmodifiableSet());
            } catch (IOException e) {
                throw new UncheckedIOException("The list of common passwords cannot be read: " + e.getMessage(), e);
            }
        }
    }
}
