package dev.genkan.forms;

/// Controls as kinds.
final class Kinds {

    private Kinds() {}

    /// What a control asks for.
    static Kind of(Control control) {
        return switch (control) {
            case TextControl text -> new Kind.Text();
            case LinesControl lines -> new Kind.Lines(lines.field().rows());
            case EmailControl email -> new Kind.Email();
            case LinkControl link -> new Kind.Link();
            case NumberControl number -> new Kind.Numeric(number.kind());
            case DateControl date -> new Kind.Date();
            case TickControl tick -> new Kind.Tick();
            case ChoiceControl choice ->
                new Kind.Choice(choice.options().type(), choice.options().names());
            case ChoicesControl choices ->
                new Kind.Choices(choices.options().type(), choices.options().names());
            case GroupControl group ->
                new Kind.Group(group.field().record(), group.parts().specs());
        };
    }
}
