package dev.genkan.campaign;

import java.util.Random;

/// Texts made by chance, from a fixed seed: good examples with something done to them, and heaps of hostile pieces.
final class Hostile {

    private static final String[] PIECES = {
        "",
        " ",
        "/",
        "//",
        "\\",
        "..",
        ".",
        ";",
        "%",
        "%2f",
        "%2e",
        "%5c",
        "%00",
        "%0d%0a",
        "%c0%af",
        "%e2%80%a8",
        "%zz",
        "?",
        "#",
        "&",
        "=",
        "+",
        "@",
        ":",
        "[",
        "]",
        "{",
        "}",
        "{{",
        "}}",
        "||",
        "|",
        "\"",
        "'",
        "`",
        ",",
        "(.*)",
        ":name",
        "<script>",
        "\r\n",
        "\n",
        "\t",
        "\0",
        "\u007f",
        "\u0085",
        "\u2028",
        "\u202e",
        "\u200d",
        "\ufeff",
        "\uff0f",
        "\u212a",
        "\u0130",
        "\u00df",
        "\u0301",
        "\ud800",
        "\udc00",
        "\ud83d\ude00",
        "http://",
        "https:",
        "evil.example",
        "localhost",
        "javascript:",
        "true",
        "null",
        "-0",
        "1e999",
        "0x1",
        "9".repeat(40),
        "e",
        "E+",
        "\\u0000",
        "\\ud800",
        "\\",
        "A".repeat(70),
        "user.public_metadata",
        "ey",
        "eyJhbGciOiJub25lIn0",
        "RS256",
        "\"alg\":\"none\"",
        "\"kid\":",
        "\"crit\":[\"exp\"]",
        "de-CH",
        "*;q=0.1",
        "q=",
        "xn--",
        "\u00e4",
        "user@",
        ".example"
    };

    private final Random random;

    Hostile(long seed) {
        this.random = new Random(seed);
    }

    /// @param examples what the parser takes
    String like(String... examples) {
        return switch (random.nextInt(4)) {
            case 0 -> heap();
            case 1 -> examples[random.nextInt(examples.length)];
            default -> changed(examples[random.nextInt(examples.length)]);
        };
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    String oneOf(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private String heap() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) {
            text.append(piece());
        }
        return text.toString();
    }

    private String changed(String example) {
        StringBuilder text = new StringBuilder(example);
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            int at = random.nextInt(text.length() + 1);
            int end = Math.min(text.length(), at + random.nextInt(6));
            switch (random.nextInt(5)) {
                case 0 -> text.insert(at, piece());
                case 1 -> text.delete(at, end);
                case 2 -> text.insert(at, text.substring(at, end));
                case 3 -> text.replace(at, end, piece());
                default -> text.insert(at, (char) random.nextInt(0x300));
            }
        }
        return text.toString();
    }

    private String piece() {
        return random.nextInt(4) == 0
                ? String.valueOf((char) (random.nextBoolean() ? random.nextInt(128) : random.nextInt(0x10000)))
                : PIECES[random.nextInt(PIECES.length)];
    }
}
