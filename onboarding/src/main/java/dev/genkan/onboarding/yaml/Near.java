package dev.genkan.onboarding.yaml;

import java.util.Collection;
import java.util.Comparator;

/// The word that somebody may have meant.
final class Near {

    private Near() {}

    /// What to say about a word that is none of these: the one that is meant, if one is near, else all of them.
    static String to(String word, Collection<String> known) {
        int most = Math.max(1, word.length() / 3);
        return known.stream()
                .min(Comparator.comparingInt((String each) -> distance(word, each))
                        .thenComparing(each -> each))
                .filter(each -> distance(word, each) <= most)
                .map(each -> "did you mean " + each + "?")
                .orElseGet(() -> "there are " + String.join(", ", known));
    }

    /// How many letters have to be put in, taken out or changed (Levenshtein). Upper and lower case are the same.
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                boolean same = Character.toLowerCase(a.charAt(i - 1)) == Character.toLowerCase(b.charAt(j - 1));
                int here = Math.min(Math.min(row[j], row[j - 1]) + 1, diagonal + (same ? 0 : 1));
                diagonal = row[j];
                row[j] = here;
            }
        }
        return row[b.length()];
    }
}
