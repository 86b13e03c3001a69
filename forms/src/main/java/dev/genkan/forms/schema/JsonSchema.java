package dev.genkan.forms.schema;

import dev.genkan.forms.Field;
import dev.genkan.forms.FieldSpec;
import dev.genkan.forms.Form;
import dev.genkan.forms.Kind;
import dev.genkan.forms.WhenEmpty;
import dev.genkan.forms.html.ControlView;
import dev.genkan.forms.html.FormView;
import dev.genkan.forms.html.Words;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A form as JSON Schema (draft 2020-12), for programs that ask its questions on pages of their own: what
/// [Form#readJson] accepts, as far as a schema can say it.
///
/// What it cannot say: past and future, constraints of the application and those of the whole record, patterns that
/// other languages read differently, and that a text is counted in UTF-16 units after the white space around it is
/// gone. It is stricter where `readJson` looks away: unknown keys, answers to questions that are not asked, and the
/// same choice twice.
public final class JsonSchema {

    private final Map<String, ControlView> views;

    private JsonSchema(Map<String, ControlView> views) {
        this.views = views;
    }

    /// @return JSON values: texts, numbers, truths, lists and maps of these; properties in the order of the questions.
    ///     Unmodifiable
    public static Map<String, Object> of(Form<?> form, Words words, Locale locale) {
        FormView view = FormView.empty(form, words, locale);
        Map<String, ControlView> views =
                view.allControls().collect(Collectors.toMap(ControlView::name, control -> control));
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", view.title());
        if (!view.subtitle().isEmpty()) {
            schema.put("description", view.subtitle());
        }
        schema.put("type", "object");
        new JsonSchema(views).object(form.outline().fields(), form.fields(), schema);
        return Collections.unmodifiableMap(schema);
    }

    /// @param schema of an object, which is completed
    private void object(List<FieldSpec> specs, List<Field> fields, Map<String, Object> schema) {
        Map<String, Object> properties = new LinkedHashMap<>();
        for (int i = 0; i < specs.size(); i++) {
            properties.put(specs.get(i).name(), property(specs.get(i), fields.get(i)));
        }
        schema.put("properties", properties);
        List<String> required =
                specs.stream().filter(Empty::isRefused).map(FieldSpec::name).toList();
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        List<Object> conditions = Conditional.of(specs);
        if (!conditions.isEmpty()) {
            schema.put("allOf", conditions);
        }
        schema.put("additionalProperties", false);
    }

    private Map<String, Object> property(FieldSpec spec, Field field) {
        boolean open = !Empty.isRefused(spec);
        Map<String, Object> schema = new LinkedHashMap<>();
        ControlView view = views.get(field.name());
        if (view != null) {
            schema.put("title", view.label());
            if (!view.hint().isEmpty()) {
                schema.put("description", view.hint());
            }
        }
        schema.put("type", open ? List.of(type(spec.kind()), "null") : type(spec.kind()));
        switch (field) {
            case Field.Text text -> TextSchema.add(spec, text.maxLength(), open, schema);
            case Field.Lines lines -> TextSchema.add(spec, lines.maxLength(), open, schema);
            case Field.Email email -> {
                TextSchema.add(spec, email.maxLength(), open, schema);
                TextSchema.form(Map.of("format", "email"), open, schema);
            }
            case Field.Link link -> {
                TextSchema.add(spec, link.maxLength(), open, schema);
                TextSchema.form(TextSchema.LINK, open, schema);
            }
            case Field.Numeric number -> NumberSchema.add(spec, schema);
            case Field.Date date -> {
                schema.put("format", "date");
                schema.put("pattern", "^[1-9][0-9]{3}-");
            }
            case Field.Tick tick -> {
                if (spec.whenEmpty() == WhenEmpty.REFUSED) {
                    schema.put("const", true);
                }
            }
            case Field.Choice choice -> options(view, open, schema);
            case Field.Choices choices -> {
                Map<String, Object> items = new LinkedHashMap<>();
                items.put("type", "string");
                options(view, false, items);
                schema.put("items", items);
                schema.put("uniqueItems", true);
                Empty.count(spec, schema);
            }
            case Field.Group group -> {
                if (spec.kind() instanceof Kind.Group inner) {
                    object(inner.fields(), group.fields(), schema);
                }
            }
        }
        return schema;
    }

    private static String type(Kind kind) {
        return switch (kind) {
            case Kind.Text text -> "string";
            case Kind.Lines lines -> "string";
            case Kind.Email email -> "string";
            case Kind.Link link -> "string";
            case Kind.Numeric number -> number.type().whole() ? "integer" : "number";
            case Kind.Date date -> "string";
            case Kind.Tick tick -> "boolean";
            case Kind.Choice choice -> "string";
            case Kind.Choices choices -> "array";
            case Kind.Group group -> "object";
        };
    }

    /// The answers with their labels.
    private static void options(@Nullable ControlView view, boolean open, Map<String, Object> schema) {
        List<@Nullable Object> values = new ArrayList<>();
        List<Object> labelled = new ArrayList<>();
        for (ControlView.Answer answer : answers(view)) {
            if (!answer.value().isEmpty()) {
                values.add(answer.value());
                Map<String, Object> option = new LinkedHashMap<>();
                option.put("const", answer.value());
                option.put("title", answer.label());
                if (!answer.hint().isEmpty()) {
                    option.put("description", answer.hint());
                }
                labelled.add(option);
            }
        }
        if (open) {
            values.add(null);
            labelled.add(Map.of("type", "null"));
        }
        schema.put("enum", values);
        schema.put("oneOf", labelled);
    }

    private static List<ControlView.Answer> answers(@Nullable ControlView view) {
        if (view instanceof ControlView.Choice choice) {
            return choice.options();
        }
        return view instanceof ControlView.Choices choices ? choices.options() : List.of();
    }
}
