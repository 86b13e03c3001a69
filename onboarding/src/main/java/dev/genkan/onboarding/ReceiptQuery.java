package dev.genkan.onboarding;

import java.time.Instant;

/// Which receipts are looked for, a page at a time, the oldest first.
///
/// @param version of the flow; 0 for all of them
/// @param completedAt where the page begins: after the receipt of this instant and journey
/// @param journey the id of a journey; empty for the first page
/// @param most at least 1
public record ReceiptQuery(String flow, int version, Instant completedAt, String journey, int most) {

    private static final int USUAL = 500;

    public ReceiptQuery {
        if (version < 0 || most < 1) {
            throw new IllegalArgumentException("no receipts are of version " + version + ", " + most + " at a time");
        }
    }

    /// The first page of those of every version.
    public static ReceiptQuery of(String flow) {
        return new ReceiptQuery(flow, 0, Instant.EPOCH, "", USUAL);
    }

    /// Those of one version.
    public ReceiptQuery ofVersion(int one) {
        return new ReceiptQuery(flow, one, completedAt, journey, most);
    }

    /// The page after this receipt.
    public ReceiptQuery after(Receipt last) {
        return new ReceiptQuery(
                flow, version, last.completedAt(), last.journey().value(), most);
    }

    public ReceiptQuery atMost(int number) {
        return new ReceiptQuery(flow, version, completedAt, journey, number);
    }
}
