package dev.genkan.onboarding;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/// A short word that a member can quote and an operator can find in the log, such as `7f3c-20d1`. It opens nothing.
public final class Reference {

    private Reference() {}

    public static String next() {
        HexFormat hex = HexFormat.of();
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return hex.toHexDigits((short) random.nextInt()) + "-" + hex.toHexDigits((short) random.nextInt());
    }
}
