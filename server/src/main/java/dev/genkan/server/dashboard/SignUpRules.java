package dev.genkan.server.dashboard;

import dev.genkan.gate.servlet.PostedForm;
import dev.genkan.identity.exchange.SettingRules;
import dev.genkan.identity.exchange.SettingsFile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Who may sign up, as the form has it: what is stored, or what was typed.
///
/// @param mode `public`, `restricted` or `waitlist`
/// @param allowing whether only those on the list may
/// @param allowed addresses, or `*@` and a domain, one a line
/// @param blocking whether those on the other list may not
/// @param blocked likewise
/// @param inFull whether the lists are part of the form: very long ones would not fit into one
public record SignUpRules(
        String mode,
        boolean withoutSubaddresses,
        boolean allowing,
        String allowed,
        boolean blocking,
        String blocked,
        boolean inFull) {

    /// Characters of both lists that a form surely carries: escaped they may be three times as long.
    private static final int MOST = 18_000;

    static SignUpRules of(SettingsFile file) {
        String allowed = String.join("\n", file.allowed());
        String blocked = String.join("\n", file.blocked());
        return new SignUpRules(
                String.valueOf(file.settings().getOrDefault("sign_up_mode", "public")),
                Boolean.TRUE.equals(file.settings().get("block_email_subaddresses")),
                Boolean.TRUE.equals(file.settings().get("allowlist")),
                allowed,
                Boolean.TRUE.equals(file.settings().get("blocklist")),
                blocked,
                allowed.length() + blocked.length() <= MOST);
    }

    static SignUpRules of(PostedForm form) {
        return new SignUpRules(
                form.first("mode"),
                !form.first("without_subaddresses").isEmpty(),
                !form.first("allowing").isEmpty(),
                form.first("allowed"),
                !form.first("blocking").isEmpty(),
                form.first("blocked"),
                form.fields().containsKey("allowed"));
    }

    Map<String, String> problems() {
        Map<String, String> problems = new LinkedHashMap<>();
        if (!SettingRules.MODES.contains(mode)) {
            problems.put("mode", "Choose who may sign up");
        }
        Lines.problem(allowed, SettingRules::objectionToListed).ifPresent(text -> problems.put("allowed", text));
        Lines.problem(blocked, SettingRules::objectionToListed).ifPresent(text -> problems.put("blocked", text));
        if (allowing && inFull && Lines.of(allowed).isEmpty()) {
            problems.putIfAbsent(
                    "allowed", "Nobody is on this list, so nobody could sign up. Add somebody, or do not use it");
        }
        return problems;
    }

    SettingsFile in(SettingsFile file) {
        SettingsFile told = file.settings(settings -> {
            put(settings, "sign_up_mode", mode, "public");
            put(settings, "block_email_subaddresses", withoutSubaddresses, false);
            put(settings, "allowlist", allowing, false);
            put(settings, "blocklist", blocking, false);
            return settings;
        });
        return inFull ? told.listing(Lines.of(allowed), Lines.of(blocked)) : told;
    }

    /// What is as usual is not stored.
    private static void put(Map<String, Object> settings, String name, Object value, Object usual) {
        if (value.equals(usual)) {
            settings.remove(name);
        } else {
            settings.put(name, value);
        }
    }

    /// For whoever wonders what somebody else has made of it.
    String text() {
        return "Sign-up mode: " + mode + "\nNo subaddresses: " + withoutSubaddresses + "\nOnly those listed: "
                + allowing + "\n" + allowed + "\nNot those listed: " + blocking + "\n" + blocked;
    }

    /// Things typed one a line; empty lines and spaces around count for nothing.
    static final class Lines {

        private Lines() {}

        static List<String> of(String text) {
            return text.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
        }

        interface Rule {
            Optional<String> objectionTo(String line);
        }

        /// What is wrong with the first line that is.
        static Optional<String> problem(String text, Rule rule) {
            List<String> lines = text.lines().map(String::strip).toList();
            for (int i = 0; i < lines.size(); i++) {
                int number = i + 1;
                if (!lines.get(i).isEmpty()) {
                    Optional<String> objection = rule.objectionTo(lines.get(i));
                    if (objection.isPresent()) {
                        return objection.map(sentence -> "Line " + number + ": " + sentence);
                    }
                }
            }
            return Optional.empty();
        }
    }
}
