package dev.genkan.onboarding;

import dev.genkan.forms.html.ControlView;
import dev.genkan.forms.html.FormView;
import dev.genkan.forms.html.Words;
import dev.genkan.token.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// The words a member saw before answering, as a receipt remembers them: by their hash.
///
/// What is hashed is JSON, so that anybody can lay it out again: for each step its title, its subtitle and its
/// questions; for each question its label, its hint and its options, or the questions inside it; for each option its
/// label and its hint. All of them are arrays, and a text that is not there is empty.
public final class ShownText {

    private final Words words;

    public ShownText(Words words) {
        this.words = words;
    }

    /// The language in which somebody who asks for `wanted` is answered.
    Locale locale(Locale wanted) {
        return words.spoken(wanted);
    }

    /// SHA-256 of the words of these steps in that language, in lower-case hexadecimal.
    String hash(Questions questions, List<Step> shown, Locale wanted) {
        List<Object> steps = shown.stream()
                .<Object>map(step -> step(FormView.empty(questions.form(step), words, words.spoken(wanted))))
                .toList();
        return HexFormat.of().formatHex(sha256(Json.write(steps)));
    }

    private static List<Object> step(FormView form) {
        return List.of(
                form.title(),
                form.subtitle(),
                form.controls().stream().map(ShownText::question).toList());
    }

    private static List<Object> question(ControlView control) {
        return List.of(control.label(), control.hint(), choices(control));
    }

    private static List<Object> choices(ControlView control) {
        return switch (control) {
            case ControlView.Text text -> List.of();
            case ControlView.Lines lines -> List.of();
            case ControlView.Email email -> List.of();
            case ControlView.Link link -> List.of();
            case ControlView.Numeric number -> List.of();
            case ControlView.Date date -> List.of();
            case ControlView.Tick tick -> List.of();
            case ControlView.Choice choice -> options(choice.options());
            case ControlView.Choices choices -> options(choices.options());
            case ControlView.Group group ->
                group.controls().stream().<Object>map(ShownText::question).toList();
            case ControlView.Asking asking -> asking(asking);
        };
    }

    /// The options of the question itself, then those it asks for.
    private static List<Object> asking(ControlView.Asking asking) {
        return Stream.concat(
                        choices(asking.control()).stream(),
                        asking.reveals().stream()
                                .flatMap(reveal -> reveal.controls().stream())
                                .<Object>map(ShownText::question))
                .toList();
    }

    private static List<Object> options(List<ControlView.Answer> options) {
        return options.stream()
                .<Object>map(option -> List.of(option.label(), option.hint()))
                .toList();
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
