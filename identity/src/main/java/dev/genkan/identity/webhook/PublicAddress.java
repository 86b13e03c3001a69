package dev.genkan.identity.webhook;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/// Whether an address is somebody's on the public internet, by IANA's registries of special-purpose addresses (RFC
/// 6890 and its updates). What is not known to be public is not.
final class PublicAddress {

    private static final List<Range> SPECIAL_V4 = List.of(
            new Range(8, 0),
            new Range(8, 10),
            new Range(10, 100, 64),
            new Range(8, 127),
            new Range(16, 169, 254),
            new Range(12, 172, 16),
            new Range(24, 192, 0, 0),
            new Range(24, 192, 0, 2),
            new Range(24, 192, 88, 99),
            new Range(16, 192, 168),
            new Range(15, 198, 18),
            new Range(24, 198, 51, 100),
            new Range(24, 203, 0, 113),
            new Range(4, 224),
            new Range(4, 240));

    private static final Range GLOBAL_V6 = new Range(3, 0x20);
    private static final Range TRANSLATED_V4 = new Range(96, 0x00, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0);
    private static final List<Range> SPECIAL_V6 = List.of(
            new Range(23, 0x20, 0x01, 0x00),
            new Range(32, 0x20, 0x01, 0x0d, 0xb8),
            // 6to4, in which any IPv4 address can be written
            new Range(16, 0x20, 0x02),
            new Range(20, 0x3f, 0xff, 0x00));

    private PublicAddress() {}

    static boolean is(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (!(address instanceof Inet6Address)) {
            return isV4(bytes);
        }
        if (TRANSLATED_V4.holds(bytes)) {
            return isV4(Arrays.copyOfRange(bytes, 12, 16));
        }
        return GLOBAL_V6.holds(bytes) && SPECIAL_V6.stream().noneMatch(range -> range.holds(bytes));
    }

    private static boolean isV4(byte[] bytes) {
        return SPECIAL_V4.stream().noneMatch(range -> range.holds(bytes));
    }

    /// The addresses that begin with these bits.
    private record Range(int bits, int... begin) {

        boolean holds(byte[] address) {
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit % 8);
                int wanted = bit / 8 < begin.length ? begin[bit / 8] : 0;
                if ((address[bit / 8] & mask) != (wanted & mask)) {
                    return false;
                }
            }
            return true;
        }
    }
}
