package dev.genkan.identity.session;

import dev.genkan.token.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A value of a claims template, compiled.
sealed interface TemplatePart {

    /// The JSON value for this user and session. Nothing is thrown, whatever their data.
    @Nullable
    Object in(TemplateContext context);

    /// Every shortcode in it, as often as its value may have to be counted: twice inside a text, where each character
    /// of it may need a backslash.
    Stream<Shortcode> shortcodes();

    /// JSON as it stands.
    record Fixed(@Nullable Object value) implements TemplatePart {
        @Override
        public @Nullable Object in(TemplateContext context) {
            return value;
        }

        @Override
        public Stream<Shortcode> shortcodes() {
            return Stream.empty();
        }
    }

    /// The first of several shortcodes that has a value: null is none, while `false`, `0` and an empty text are.
    record Choice(List<Shortcode> operands) implements TemplatePart {
        @Override
        public @Nullable Object in(TemplateContext context) {
            for (Shortcode operand : operands) {
                Object value = operand.in(context);
                if (value != null) {
                    return value;
                }
            }
            return null;
        }

        @Override
        public Stream<Shortcode> shortcodes() {
            return operands.stream();
        }
    }

    /// A text with shortcodes in it. What is missing leaves nothing; a value that is no text stands there as JSON.
    record Woven(List<TemplatePart> parts) implements TemplatePart {
        @Override
        public Object in(TemplateContext context) {
            StringBuilder text = new StringBuilder();
            for (TemplatePart part : parts) {
                Object value = part.in(context);
                if (value != null) {
                    text.append(value instanceof String string ? string : Json.write(value));
                }
            }
            return text.toString();
        }

        @Override
        public Stream<Shortcode> shortcodes() {
            return parts.stream().flatMap(part -> Stream.concat(part.shortcodes(), part.shortcodes()));
        }
    }

    record Items(List<TemplatePart> parts) implements TemplatePart {
        @Override
        public Object in(TemplateContext context) {
            List<@Nullable Object> items = new ArrayList<>();
            parts.forEach(part -> items.add(part.in(context)));
            return items;
        }

        @Override
        public Stream<Shortcode> shortcodes() {
            return parts.stream().flatMap(TemplatePart::shortcodes);
        }
    }

    record Names(Map<String, TemplatePart> parts) implements TemplatePart {
        @Override
        public Map<String, @Nullable Object> in(TemplateContext context) {
            Map<String, @Nullable Object> members = new LinkedHashMap<>();
            parts.forEach((name, part) -> members.put(name, part.in(context)));
            return members;
        }

        @Override
        public Stream<Shortcode> shortcodes() {
            return parts.values().stream().flatMap(TemplatePart::shortcodes);
        }
    }
}
