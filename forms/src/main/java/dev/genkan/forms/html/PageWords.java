package dev.genkan.forms.html;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.messageresolver.AbstractMessageResolver;

/// The words as templates ask for them: `#{key}`, or `#{key('app',${brand.name()})}` with the names of the arguments
/// before their values.
final class PageWords extends AbstractMessageResolver {

    private final Words words;

    PageWords(Words words) {
        this.words = words;
    }

    @Override
    public String resolveMessage(
            ITemplateContext context, @Nullable Class<?> origin, String key, @Nullable Object @Nullable [] parameters) {
        return words.text(key, context.getLocale(), named(key, parameters == null ? new Object[0] : parameters));
    }

    @Override
    public String createAbsentMessageRepresentation(
            ITemplateContext context, @Nullable Class<?> origin, String key, @Nullable Object @Nullable [] parameters) {
        throw new Words.MissingWords(key);
    }

    private static Map<String, Object> named(String key, @Nullable Object[] parameters) {
        if (parameters.length % 2 != 0) {
            throw new IllegalArgumentException(
                    "a template gives " + key + " an argument without its name: write #{" + key + "('name',value)}");
        }
        Map<String, Object> arguments = new LinkedHashMap<>();
        for (int i = 0; i < parameters.length; i += 2) {
            Object value = parameters[i + 1];
            arguments.put(String.valueOf(parameters[i]), value == null ? "" : value);
        }
        return arguments;
    }
}
