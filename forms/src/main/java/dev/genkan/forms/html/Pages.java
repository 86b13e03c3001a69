package dev.genkan.forms.html;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/// Draws our pages. Templates are files of the class path, of any module; they are read once.
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
/// | `progress` | a [Progress], drawn by `step.html` at the side of a *flow* page |
///
/// Added here: `brand`, `logo` and `stylesheet` (addresses), `assets` (address), `lang` and `dir`. Texts are `#{key}`
/// or `#{key('name',value)}`. Model values are escaped; no template shows one unescaped.
public final class Pages {

    private static final Set<String> RIGHT_TO_LEFT =
            Set.of("ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi");

    private final Brand brand;
    private final Words words;
    private final Assets assets;
    private final String assetsPath;
    private final TemplateEngine engine;

    /// Pages with our own templates, below `/genkan`.
    public Pages(Brand brand, Words words) {
        this(brand, words, "/genkan", Pages.class.getClassLoader());
    }

    /// @param house the path below which our own addresses are, such as `/genkan`
    /// @param templates where templates are looked for; ours must be among them
    public Pages(Brand brand, Words words, String house, ClassLoader templates) {
        this.brand = brand;
        this.words = words;
        this.assets = Assets.load();
        this.assetsPath = house + "/assets/" + assets.hash();
        this.engine = new TemplateEngine();
        ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver(templates);
        resolver.setTemplateMode(TemplateMode.HTML);
        resolver.setCharacterEncoding("UTF-8");
        resolver.setSuffix(".html");
        resolver.setForceSuffix(true);
        engine.setTemplateResolver(resolver);
        engine.setMessageResolver(new PageWords(words));
    }

    /// One whole page.
    ///
    /// @param template its name on the class path without `.html`, such as `dev/genkan/forms/html/step`
    /// @param locale what the visitor would like; answered in a language there are words for
    /// @throws RuntimeException if the template is not there or asks for what is not; the programmer's fault
    public String render(String template, Locale locale, Map<String, Object> model) {
        Locale spoken = words.spoken(locale);
        Map<String, Object> all = new HashMap<>(model);
        String base = model.getOrDefault("base", "").toString();
        all.put("base", base);
        all.putIfAbsent("signOut", "/sign-out");
        all.put("brand", brand);
        all.put("logo", address(base, brand.logo()));
        all.put("stylesheet", address(base, brand.stylesheet()));
        all.put("assets", base + assetsPath);
        all.put("lang", spoken.toLanguageTag());
        all.put("dir", RIGHT_TO_LEFT.contains(spoken.getLanguage()) ? "rtl" : "ltr");
        return engine.process(template, new Context(spoken, all)).stripLeading();
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
        return brand;
    }

    private static String address(String base, String address) {
        return address.startsWith("/") && !address.startsWith("//") ? base + address : address;
    }
}
