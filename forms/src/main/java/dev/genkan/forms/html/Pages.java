package dev.genkan.forms.html;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.exceptions.TemplateProcessingException;

/// Draws our pages. Templates are files of the class path, of any module; they are read once. One that the
/// application has in the folder `genkan`, under the short name of ours, takes its place: see [#replaced].
///
/// What the layouts read from the model, all of it optional:
///
/// | name | what |
/// | --- | --- |
/// | `base` | the servlet context path, put before every path; empty if missing |
/// | `csrf` | the value of the hidden field `genkan_csrf` |
/// | `theme` | `light` or `dark`; missing, the page follows the system |
/// | `who` | the address of the member at the top of a *flow* page, beside the sign-out button |
/// | `signOut` | where that button posts to; `/sign-out` if missing |
/// | `still` | `true` for a page that is only looked at: it is drawn without its script |
/// | `acting` | somebody acts in a member's place: `member` (a name) and `stopAt` (a path), for a banner |
/// | `progress` | a [Progress], drawn by `step.html` at the side of a *flow* page |
///
/// Added here: `brand`, `logo` and `stylesheet` (addresses), `assets` (address), `lang` and `dir`. Texts are `#{key}`
/// or `#{key('name',value)}`. Model values are escaped; no template shows one unescaped.
public final class Pages {

    private final Supplier<Brand> brand;
    private final Words words;
    private final Assets assets;
    private final String assetsPath;
    private final TemplateFiles files;
    private final TemplateEngine engine;

    /// The short names of the templates of this module.
    static final List<String> NAMES = List.of(
            "layout",
            "messages",
            "icons",
            "message",
            "step",
            "stairs",
            "check",
            "saved",
            "done",
            "controls/asking",
            "controls/choice",
            "controls/choices",
            "controls/date",
            "controls/email",
            "controls/group",
            "controls/lines",
            "controls/link",
            "controls/number",
            "controls/text",
            "controls/tick");

    /// Pages with our own templates, below `/genkan`.
    public Pages(Brand brand, Words words) {
        this(brand, words, "/genkan", Pages.class.getClassLoader());
    }

    /// Pages of a brand that stays the same.
    ///
    /// @param house the path below which our own addresses are, such as `/genkan`
    /// @param templates where templates are looked for; ours must be among them
    public Pages(Brand brand, Words words, String house, ClassLoader templates) {
        this(() -> brand, words, house, templates);
    }

    /// @param brand asked once for each page
    /// @param house the path below which our own addresses are, such as `/genkan`
    /// @param templates where templates are looked for; ours must be among them
    public Pages(Supplier<Brand> brand, Words words, String house, ClassLoader templates) {
        this.brand = brand;
        this.words = words;
        this.assets = Assets.load();
        this.assetsPath = house + "/assets/" + assets.hash();
        this.engine = new TemplateEngine();
        this.files = new TemplateFiles(templates, words);
        engine.setTemplateResolver(files);
        engine.setMessageResolver(new PageWords(words));
    }

    /// One whole page.
    ///
    /// @param template its name on the class path without `.html`, such as `dev/genkan/forms/html/step`
    /// @param locale what the visitor would like; answered in a language there are words for
    /// @throws WrongTemplate if a template of the application's own asks for what is not; the programmer's fault
    /// @throws RuntimeException if the template is not there or asks for what is not; the programmer's fault
    public String render(String template, Locale locale, Map<String, Object> model) {
        Locale spoken = words.spoken(locale);
        Map<String, Object> all = new HashMap<>(model);
        String base = model.getOrDefault("base", "").toString();
        all.put("base", base);
        all.putIfAbsent("signOut", "/sign-out");
        Brand now = brand();
        all.put("brand", now);
        all.put("logo", address(base, now.logo()));
        all.put("stylesheet", address(base, now.stylesheet()));
        all.put("assets", base + assetsPath);
        all.put("lang", spoken.toLanguageTag());
        all.put("dir", Direction.of(spoken).attribute());
        try {
            return engine.process(template, new Context(spoken, all)).stripLeading();
        } catch (TemplateProcessingException e) {
            throw named(template, e);
        }
    }

    /// The templates of the application's own that take the places of ours, looked at before anybody asks for a page:
    /// their files on the class path.
    ///
    /// @param more the short names of templates of other modules, such as `pages/sign-in`
    /// @throws WrongTemplate if one of them cannot take that place; the programmer's fault
    public List<String> replaced(List<String> more) {
        return Stream.concat(NAMES.stream(), more.stream())
                .flatMap(name -> files.own("genkan/" + name).stream())
                .map(OwnTemplate::file)
                .toList();
    }

    /// The same, told of the application's own template if it is that one, or a fragment of ours that it calls.
    private RuntimeException named(String page, TemplateProcessingException failed) {
        String at = String.valueOf(failed.getTemplateName());
        String line = failed.hasLineAndCol() ? "(line " + failed.getLine() + ") " : "";
        Throwable cause = failed;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String what = "cannot be drawn: " + cause.getMessage();
        return files.own(at)
                .map(own -> new WrongTemplate(own.file(), line + what, failed))
                .or(() -> files.own(page).map(own -> new WrongTemplate(own.file(), what, failed)))
                .map(RuntimeException.class::cast)
                .orElse(failed);
    }

    /// The path of the assets without the context path; it changes with their content.
    public String assetsPath() {
        return assetsPath;
    }

    public Assets assets() {
        return assets;
    }

    public Words words() {
        return words;
    }

    public Brand brand() {
        return brand.get();
    }

    private static String address(String base, String address) {
        return address.startsWith("/") && !address.startsWith("//") ? base + address : address;
    }
}
