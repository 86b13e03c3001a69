package dev.genkan.server.backendapi;

import dev.genkan.server.wire.Errors;
import dev.genkan.server.wire.Refused;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;

/// The version of the Backend API that a caller speaks: a date, in the header `Clerk-API-Version`. Callers that send
/// none speak the oldest.
public record ApiVersion(LocalDate date) {

    public static final String HEADER = "Clerk-API-Version";

    public static final ApiVersion OLDEST = new ApiVersion(LocalDate.of(2021, 2, 5));
    public static final ApiVersion V2026_05_12 = new ApiVersion(LocalDate.of(2026, 5, 12));

    /// @throws Refused for a text that is no date
    public static ApiVersion of(String header) {
        if (header.isEmpty()) {
            return OLDEST;
        }
        try {
            return new ApiVersion(LocalDate.parse(header));
        } catch (DateTimeParseException e) {
            throw new Refused(Errors.unreadable(HEADER + " has to be a date, such as " + V2026_05_12.date() + "."));
        }
    }

    public boolean atLeast(ApiVersion other) {
        return !date.isBefore(other.date);
    }
}
