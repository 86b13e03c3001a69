package dev.genkan.forms.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.IEngineConfiguration;
import org.thymeleaf.templateresolver.AbstractConfigurableTemplateResolver;
import org.thymeleaf.templateresource.ITemplateResource;
import org.thymeleaf.templateresource.StringTemplateResource;

/// Where templates come from: ours from our packages, and in their place, as far as it has them, those that the
/// application keeps under the same name in the folder `genkan` of its class path. So `genkan/pages/sign-in.html`
/// replaces our sign-in page, and `genkan/layout.html` the fragments of our layout that it has, and no others.
///
/// In all templates ours go by that short name too: `genkan/layout :: csrf`.
final class TemplateFiles extends AbstractConfigurableTemplateResolver {

    /// The folders of our templates; no name is in two of them.
    private static final List<String> OURS = List.of("dev/genkan/forms/html/", "dev/genkan/server/");

    private static final String THEIRS = "genkan/";
    /// For this machine and this developer alone: they show what is, in the look of the house.
    private static final List<String> DEVELOPERS = List.of("inbox/", "why/");

    private final ClassLoader loader;
    private final Words words;
    private final Map<String, Optional<OwnTemplate>> own = new ConcurrentHashMap<>();

    TemplateFiles(ClassLoader loader, Words words) {
        this.loader = loader;
        this.words = words;
        setTemplateMode("HTML");
    }

    /// The application's own template in the place of ours; empty if ours is the one.
    ///
    /// @param template ours, by its long name or its short one
    /// @throws WrongTemplate if it cannot take that place
    Optional<OwnTemplate> own(String template) {
        String name = shortName(template);
        if (name.isEmpty() || DEVELOPERS.stream().anyMatch(name::startsWith)) {
            return Optional.empty();
        }
        return own.computeIfAbsent(
                name,
                key -> text(THEIRS + key + ".html")
                        .map(theirs -> new OwnTemplate(
                                THEIRS + key + ".html", theirs, ours(key).orElse(""), words)));
    }

    @Override
    protected ITemplateResource computeTemplateResource(
            IEngineConfiguration configuration,
            @Nullable String owner,
            String template,
            String resource,
            @Nullable String encoding,
            @Nullable Map<String, Object> attributes) {
        String name = shortName(template);
        Optional<String> text =
                own(template).map(OwnTemplate::whole).or(() -> name.isEmpty() ? text(template + ".html") : ours(name));
        return new StringTemplateResource(text.orElseThrow(
                () -> new IllegalArgumentException("there is no template " + template + " on the class path")));
    }

    /// `pages/sign-in` for `dev/genkan/server/pages/sign-in`; empty for a template that is none of ours.
    private String shortName(String template) {
        if (template.startsWith(THEIRS)) {
            return template.substring(THEIRS.length());
        }
        return OURS.stream()
                .filter(template::startsWith)
                .map(folder -> template.substring(folder.length()))
                .findFirst()
                .orElse("");
    }

    private Optional<String> ours(String name) {
        return OURS.stream()
                .flatMap(folder -> text(folder + name + ".html").stream())
                .findFirst();
    }

    private Optional<String> text(String file) {
        try (InputStream in = loader.getResourceAsStream(file)) {
            return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("the template " + file + " cannot be read", e);
        }
    }
}
