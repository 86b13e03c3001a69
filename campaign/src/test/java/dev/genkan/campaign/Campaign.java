package dev.genkan.campaign;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/// How often, on what, and the line that is left of it. `bin/campaign` says so by system properties; without them, in
/// `bin/test`, it is the sample.
final class Campaign {

    private Campaign() {}

    /// How often.
    ///
    /// @param sample what a test run does
    static int count(int sample) {
        return Integer.getInteger("campaign.count", sample);
    }

    /// Prints the result, so that it can be kept: when, on which machine, by which command.
    static void tell(String name, String database, String result) {
        System.out.printf(
                "CAMPAIGN %s | %s | %s | %s | %d cores, JDK %s, %s%n",
                DateTimeFormatter.ISO_LOCAL_DATE.format(
                        InstantSource.system().instant().atOffset(ZoneOffset.UTC)),
                "bin/campaign " + name,
                result,
                database,
                Runtime.getRuntime().availableProcessors(),
                Runtime.version(),
                System.getProperty("os.name"));
    }

    /// Limits by which one network may do as much as a campaign needs; those of an address stay as they are.
    static List<String> networkLimitsRaised() {
        return List.of("genkan.limits.sign-ups-per-network=1000000", "genkan.limits.sign-ins-per-network=1000000");
    }
}
