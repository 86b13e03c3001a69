package dev.genkan.identity.user;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.dao.DuplicateKeyException;

/// What was to be a user's alone is another's already. Nothing was changed, and the transaction is lost.
public final class Taken extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    private static final Pattern COLUMN =
            Pattern.compile("ON GENKAN\\.\\w+\\(\\w+|constraint \"\\w+", Pattern.CASE_INSENSITIVE);

    private final String field;

    private Taken(String field, DuplicateKeyException cause) {
        super("this " + field + " is somebody's already", cause);
        this.field = field;
    }

    /// Both databases name the column: H2 in the index, PostgreSQL in the constraint.
    public static Taken from(DuplicateKeyException e) {
        Matcher named = COLUMN.matcher(String.valueOf(e.getMostSpecificCause().getMessage()));
        String column = named.find() ? named.group().toLowerCase(Locale.ROOT) : "";
        String field = Stream.of("external_id", "username")
                .filter(column::contains)
                .findFirst()
                .orElse("email_address");
        return new Taken(field, e);
    }

    /// `email_address`, `username` or `external_id`.
    public String field() {
        return field;
    }
}
