package dev.genkan.forms;

/// An enum, asked as a choice of its constants. An empty value is no answer, anything that is not a constant's name an
/// error.
record ChoiceControl(Field.Choice field, Options options) implements LineControl {

    static Control of(Shape shape) {
        Options options = Options.of(shape.type(), shape);
        if (!shape.required() && !shape.nullable()) {
            throw shape.refused("is an enum that is neither @NotNull nor @Nullable: say @NotNull if it must be chosen,"
                    + " @Nullable if it may be left open");
        }
        return new ChoiceControl(
                new Field.Choice(shape.path(), shape.required(), options.offered(), shape.hint()), options);
    }

    @Override
    public Reading read(String posted) {
        if (posted.isEmpty()) {
            return nothing();
        }
        Object constant = options.constants().get(posted);
        // nothing a browser sends by itself, and no page could show it: it is not kept
        return constant == null ? unreadable("validation.choice", "") : new Reading.Value(constant, shown(posted));
    }

    @Override
    public Reading readJson(Object json) {
        if (!(json instanceof String name)) {
            return wrongType("string");
        }
        // empty is an answer of a page, where something has to be posted
        return name.isEmpty() ? unreadable("validation.choice", "") : read(name);
    }

    @Override
    public Object json(Object value) {
        return Options.name(value);
    }
}
