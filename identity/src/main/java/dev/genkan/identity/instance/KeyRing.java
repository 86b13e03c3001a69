package dev.genkan.identity.instance;

import dev.genkan.token.SigningKey;
import java.util.List;
import java.util.Optional;

/// The keys that are not retired, and what each is for at a given moment. Pure: it knows no clock and no database.
///
/// @param youngestFirst never empty
record KeyRing(List<Held> youngestFirst) {

    /// A key with its place in the row of keys, and when it begins to sign, in milliseconds.
    record Held(SigningKey key, int ordinal, long signsFrom) {

        String kid() {
            return key.kid();
        }
    }

    KeyRing {
        youngestFirst = List.copyOf(youngestFirst);
        if (youngestFirst.isEmpty()) {
            throw new IllegalStateException("There is no signing key left in the database.");
        }
    }

    Held youngest() {
        return youngestFirst.getFirst();
    }

    /// The youngest whose time has come. If none's has, some clock was or is wrong: then the oldest, because that is
    /// the one which everybody knows.
    SigningKey signer(long now) {
        return youngestFirst.stream()
                .filter(held -> held.signsFrom() <= now)
                .findFirst()
                .orElseGet(youngestFirst::getLast)
                .key();
    }

    /// The key that is published and does not sign yet.
    Optional<Held> next(long now) {
        return Optional.of(youngest()).filter(held -> held.signsFrom() > now);
    }

    /// Whether it is time for a new one.
    boolean isDue(KeyRotation rotation, long now) {
        return !rotation.every().isZero()
                && youngest().signsFrom() + rotation.every().toMillis() <= now;
    }

    /// Those that nobody needs any more: a younger one has been signing for longer than tokens and copies of our public
    /// keys live.
    List<String> outlived(KeyRotation rotation, long now) {
        long overlap = rotation.overlap().toMillis();
        return youngestFirst.stream()
                .dropWhile(held -> held.signsFrom() + overlap > now)
                .skip(1)
                .map(Held::kid)
                .toList();
    }

    List<String> kids() {
        return youngestFirst.stream().map(Held::kid).toList();
    }
}
