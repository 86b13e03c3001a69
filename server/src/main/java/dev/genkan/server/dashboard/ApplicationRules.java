package dev.genkan.server.dashboard;

import dev.genkan.gate.servlet.PostedForm;
import dev.genkan.identity.exchange.SettingRules;
import dev.genkan.identity.exchange.SettingsFile;
import dev.genkan.server.dashboard.SignUpRules.Lines;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Which applications belong to a server, as the form has it: what is stored, or what was typed.
///
/// @param homeUrl where people go who asked for nothing in particular; may be empty
/// @param origins whose pages may ask, one a line
/// @param redirectUrls where applications without an origin are led, one a line
/// @param supportEmail may be empty
public record ApplicationRules(String homeUrl, String origins, String redirectUrls, String supportEmail) {

    static ApplicationRules of(SettingsFile file) {
        return new ApplicationRules(
                String.valueOf(file.settings().getOrDefault("home_url", "")),
                file.settings().getOrDefault("allowed_origins", List.of()) instanceof List<?> list
                        ? list.stream().map(String::valueOf).collect(Collectors.joining("\n"))
                        : "",
                String.join("\n", file.redirectUrls()),
                String.valueOf(file.settings().getOrDefault("support_email", "")));
    }

    static ApplicationRules of(PostedForm form) {
        return new ApplicationRules(
                form.first("home_url").strip(),
                form.first("origins"),
                form.first("redirect_urls"),
                form.first("support_email").strip());
    }

    Map<String, String> problems() {
        Map<String, String> problems = new LinkedHashMap<>();
        check(problems, "home_url", homeUrl);
        Lines.problem(origins, SettingRules::objectionToOrigin).ifPresent(text -> problems.put("origins", text));
        if (!problems.containsKey("origins")) {
            SettingRules.objectionTo("allowed_origins", Lines.of(origins))
                    .ifPresent(text -> problems.put("origins", text));
        }
        Lines.problem(redirectUrls, SettingRules::objectionToRedirect)
                .ifPresent(text -> problems.put("redirect_urls", text));
        check(problems, "support_email", supportEmail);
        return problems;
    }

    private static void check(Map<String, String> problems, String name, String value) {
        if (!value.isEmpty()) {
            SettingRules.objectionTo(name, value).ifPresent(text -> problems.put(name, text));
        }
    }

    SettingsFile in(SettingsFile file) {
        return file.settings(settings -> {
                    put(settings, "home_url", homeUrl);
                    put(settings, "support_email", supportEmail);
                    List<String> all = Lines.of(origins).stream().distinct().toList();
                    if (all.isEmpty()) {
                        settings.remove("allowed_origins");
                    } else {
                        settings.put("allowed_origins", all);
                    }
                    return settings;
                })
                .redirectingTo(Lines.of(redirectUrls));
    }

    private static void put(Map<String, Object> settings, String name, String value) {
        if (value.isEmpty()) {
            settings.remove(name);
        } else {
            settings.put(name, value);
        }
    }

    /// For whoever wonders what somebody else has made of it.
    String text() {
        return "Home: " + homeUrl + "\nSupport: " + supportEmail + "\nOrigins:\n" + origins + "\nRedirect URLs:\n"
                + redirectUrls;
    }
}
