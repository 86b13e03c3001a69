package dev.genkan.forms;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/// A number as people write it: `1234.5`, `1234,5`, `1 234,5`, `1'234.50`, `1.234.567`, `1,234.5`. The language of the
/// page plays no part, for people write as they learnt to; so `1.000`, which is a thousand to some and one to others,
/// is never guessed.
sealed interface NumberText {

    /// @param value without trailing zeros, never in steps of ten or more
    record Clear(BigDecimal value) implements NumberText {}

    /// A point or comma that may part thousands or decimals.
    ///
    /// @param asThousands the one reading, written so that it is clear
    /// @param asDecimals the other
    record Ambiguous(String asThousands, String asDecimals) implements NumberText {}

    record Unclear() implements NumberText {}

    /// Far more digits than anybody counts, and few enough that no arithmetic on them takes long.
    int LONGEST = 40;

    Pattern DIGITS = Pattern.compile("[0-9]+");
    /// Space, no-break space, thin and narrow no-break space, and the apostrophes of Switzerland.
    String GROUPS = " \u00a0\u2009\u202f'\u2019";
    /// Thousands parted by one and the same mark.
    Pattern GROUPED = Pattern.compile("[0-9]{1,3}([.,%s])[0-9]{3}(?:\\1[0-9]{3})*".formatted(GROUPS));
    /// Thousands that can be nothing else: more than one mark, or one that parts no decimals.
    Pattern CLEARLY_GROUPED = Pattern.compile(
            "[0-9]{1,3}(?:([.,])[0-9]{3}(?:\\1[0-9]{3})+|([%s])[0-9]{3}(?:\\2[0-9]{3})*)".formatted(GROUPS));
    Pattern AMBIGUOUS = Pattern.compile("[1-9][0-9]{0,2}[.,][0-9]{3}");

    /// @param typed without white space around it
    static NumberText read(String typed) {
        if (typed.isEmpty() || typed.length() > LONGEST) {
            return new Unclear();
        }
        String line = Typed.inOurDigits(typed);
        char first = line.charAt(0);
        boolean negative = first == '-' || first == '\u2212';
        return unsigned(negative || first == '+' ? line.substring(1) : line, negative ? "-" : "");
    }

    private static NumberText unsigned(String text, String sign) {
        if (AMBIGUOUS.matcher(text).matches()) {
            String digits = text.replaceAll("[.,]", "");
            return new Ambiguous(sign + digits, sign + text.replace(',', '.') + "0");
        }
        if (DIGITS.matcher(text).matches() || CLEARLY_GROUPED.matcher(text).matches()) {
            return clear(sign + text.replaceAll("[^0-9]", ""));
        }
        int point = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','));
        if (point < 0) {
            return new Unclear();
        }
        String before = text.substring(0, point);
        String decimals = text.substring(point + 1);
        boolean grouped = GROUPED.matcher(before).matches() && before.indexOf(text.charAt(point)) < 0;
        return DIGITS.matcher(decimals).matches()
                        && (before.isEmpty() || DIGITS.matcher(before).matches() || grouped)
                ? clear(sign + "0" + before.replaceAll("[^0-9]", "") + "." + decimals)
                : new Unclear();
    }

    private static NumberText clear(String plain) {
        return new Clear(canonical(new BigDecimal(plain)));
    }

    /// The same number as everybody writes it: `100`, neither `1E+2` nor `100.00`.
    static BigDecimal canonical(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /// A number so that [#read] finds it again.
    static String of(BigDecimal number) {
        String plain = canonical(number).toPlainString();
        String unsigned = plain.startsWith("-") ? plain.substring(1) : plain;
        return AMBIGUOUS.matcher(unsigned).matches() ? plain + "0" : plain;
    }
}
