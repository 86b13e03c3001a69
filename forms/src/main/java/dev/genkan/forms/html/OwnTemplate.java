package dev.genkan.forms.html;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A template of the application's own in the place of one of ours.
///
/// A page takes the place of the whole page. A file of fragments, such as our layout, replaces those that it has.
final class OwnTemplate {

    private static final Pattern COMMENT = Pattern.compile("<!--.*?-->", Pattern.DOTALL);
    private static final Pattern FRAGMENT =
            Pattern.compile("th:fragment=\"\\s*([A-Za-z0-9-]+)\\s*(?:\\(([^)\"]*)\\))?");
    private static final Pattern KEY = Pattern.compile("#\\{([A-Za-z0-9_.]+)");
    private static final Pattern POSTS = Pattern.compile("(?i)method=\"post\"");
    private static final Pattern CSRF = Pattern.compile("layout\\s*::\\s*csrf");
    private static final Pattern PAGE = Pattern.compile("<html(?![^>]*th:fragment)");
    /// What the pages' Content-Security-Policy does not let through.
    private static final Pattern INLINE = Pattern.compile(
            "(?i)\\s(?:th:)?style=|<style|\\s(?:th:)?on[a-z]+=|<script(?![^>]*\\ssrc=)[^>]*>|javascript:");

    private final String file;
    private final String text;
    private final String whole;

    /// @param ours the template it takes the place of; empty if there is none
    /// @throws WrongTemplate if it cannot
    OwnTemplate(String file, String text, String ours, Words words) {
        this.file = file;
        this.text = text;
        if (ours.isEmpty()) {
            throw new WrongTemplate(file, "takes the place of no template: there is none of that name");
        }
        String seen = blanked(text);
        if (!file.contains("/mail/")) {
            refuse(
                    INLINE,
                    seen,
                    "has a style or script in the page, which its Content-Security-Policy forbids; use"
                            + " a class, and write the rule into your stylesheet");
        }
        refuseUnknownWords(seen, words);
        refuseBareForms(seen);
        this.whole = PAGE.matcher(blanked(ours)).find() ? text : text + "\n" + withoutReplaced(seen, ours);
    }

    /// Its place on the class path.
    String file() {
        return file;
    }

    /// What is read in the place of our template.
    String whole() {
        return whole;
    }

    private String withoutReplaced(String seen, String ours) {
        Map<String, Integer> known = fragments(ours);
        Map<String, Integer> theirs = fragments(seen);
        if (theirs.isEmpty()) {
            throw new WrongTemplate(file, "has no fragment; it may replace any of " + known.keySet());
        }
        theirs.forEach((name, parameters) -> {
            Integer expected = known.get(name);
            if (expected == null) {
                throw new WrongTemplate(
                        file, "has a fragment \"" + name + "\" that nobody asks for; there are " + known.keySet());
            }
            if (!expected.equals(parameters)) {
                throw new WrongTemplate(
                        file,
                        "has a fragment \"" + name + "\" of " + parameters + " parameters; it is given " + expected);
            }
        });
        return FRAGMENT.matcher(ours)
                .replaceAll(fragment -> Matcher.quoteReplacement(
                        theirs.containsKey(fragment.group(1))
                                ? fragment.group().replaceFirst("\"\\s*", "\"replaced-")
                                : fragment.group()));
    }

    /// How many parameters each has.
    private static Map<String, Integer> fragments(String template) {
        Map<String, Integer> found = new TreeMap<>();
        FRAGMENT.matcher(template).results().forEach(fragment -> {
            String parameters = fragment.group(2);
            found.put(fragment.group(1), parameters == null || parameters.isBlank() ? 0 : parameters.split(",").length);
        });
        return found;
    }

    private void refuseUnknownWords(String seen, Words words) {
        for (MatchResult key : KEY.matcher(seen).results().toList()) {
            if (words.find(key.group(1), words.otherwise(), Map.of("count", 2)).isEmpty()) {
                throw new WrongTemplate(
                        file, line(key.start()) + "asks for the words " + key.group(1) + ", which are in no bundle");
            }
        }
    }

    private void refuseBareForms(String seen) {
        long forms = POSTS.matcher(seen).results().count();
        long fields = CSRF.matcher(seen).results().count();
        if (fields < forms) {
            throw new WrongTemplate(
                    file,
                    "has " + forms + " forms that post and " + fields + " hidden fields; put <input"
                            + " th:replace=\"~{genkan/layout :: csrf}\"> into each, or nothing that is sent will be taken");
        }
    }

    private void refuse(Pattern what, String seen, String why) {
        Matcher found = what.matcher(seen);
        if (found.find()) {
            throw new WrongTemplate(file, line(found.start()) + why);
        }
    }

    private String line(int at) {
        return "(line "
                + (1 + text.substring(0, at).chars().filter(c -> c == '\n').count()) + ") ";
    }

    /// The text with comments blanked out, so that places stay what they are.
    private static String blanked(String text) {
        return COMMENT.matcher(text)
                .replaceAll(comment -> Matcher.quoteReplacement(comment.group().replaceAll("[^\n]", " ")));
    }
}
