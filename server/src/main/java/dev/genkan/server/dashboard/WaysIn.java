package dev.genkan.server.dashboard;

import dev.genkan.gate.servlet.PostedForm;
import dev.genkan.identity.attempt.Factors;
import dev.genkan.identity.exchange.SettingsFile;
import java.util.LinkedHashMap;
import java.util.Map;

/// How people prove who they are, as the form has it: what holds, or what was typed.
///
/// @param fixed the property that says each, by the name of the setting
public record WaysIn(Factors factors, Map<String, String> fixed) {

    private static final Map<String, String> FIELDS =
            Map.of(Factors.PASSWORD, "password", Factors.EMAIL_CODE, "email_code", Factors.EMAIL_LINK, "email_link");

    public WaysIn {
        fixed = Map.copyOf(fixed);
    }

    static WaysIn of(SettingsFile holding, Map<String, String> fixed) {
        return new WaysIn(
                new Factors(
                        on(holding, Factors.PASSWORD),
                        on(holding, Factors.EMAIL_CODE),
                        on(holding, Factors.EMAIL_LINK)),
                fixed);
    }

    /// A switch that cannot be moved is not sent: it stays.
    static WaysIn of(PostedForm form, WaysIn before) {
        return new WaysIn(
                new Factors(
                        before.typed(form, Factors.PASSWORD, before.factors.password()),
                        before.typed(form, Factors.EMAIL_CODE, before.factors.emailCode()),
                        before.typed(form, Factors.EMAIL_LINK, before.factors.emailLink())),
                before.fixed);
    }

    private boolean typed(PostedForm form, String setting, boolean before) {
        return fixed.containsKey(setting)
                ? before
                : !form.first(FIELDS.getOrDefault(setting, setting)).isEmpty();
    }

    private static boolean on(SettingsFile file, String name) {
        return !Boolean.FALSE.equals(file.settings().get(name));
    }

    Map<String, String> problems() {
        return factors.any() ? Map.of() : Map.of("password", "Leave one way on, or nobody could sign in");
    }

    SettingsFile in(SettingsFile file) {
        return file.settings(settings -> {
            put(settings, Factors.PASSWORD, factors.password());
            put(settings, Factors.EMAIL_CODE, factors.emailCode());
            put(settings, Factors.EMAIL_LINK, factors.emailLink());
            return settings;
        });
    }

    /// What is as usual is not stored; what is fixed is kept by whoever stores it.
    private static void put(Map<String, Object> settings, String name, boolean on) {
        if (on) {
            settings.remove(name);
        } else {
            settings.put(name, false);
        }
    }

    /// The property that says it; empty if nobody does.
    public String passwordBy() {
        return fixed.getOrDefault(Factors.PASSWORD, "");
    }

    public String emailCodeBy() {
        return fixed.getOrDefault(Factors.EMAIL_CODE, "");
    }

    public String emailLinkBy() {
        return fixed.getOrDefault(Factors.EMAIL_LINK, "");
    }

    /// For whoever wonders what somebody else has made of it.
    String text() {
        Map<String, Boolean> all = new LinkedHashMap<>();
        all.put("Password", factors.password());
        all.put("Email code", factors.emailCode());
        all.put("Email link", factors.emailLink());
        StringBuilder text = new StringBuilder();
        all.forEach((name, on) ->
                text.append(name).append(": ").append(on ? "on" : "off").append('\n'));
        return text.toString();
    }
}
