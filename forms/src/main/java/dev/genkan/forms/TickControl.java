package dev.genkan.forms;

/// A `boolean` or `Boolean`, asked as something to tick. Left alone it is false, never null.
record TickControl(Field.Tick field) implements LineControl {

    static Control of(Shape shape) {
        return new TickControl(new Field.Tick(shape.path(), shape.constraints().mustBeTrue(), shape.hint()));
    }

    @Override
    public Reading read(String posted) {
        return switch (posted) {
            case "true" -> new Reading.Value(true, shown("true"));
            case "", "false" -> new Reading.Value(false, shown(""));
            // nothing a browser sends by itself, and no page could show it: it is not kept
            default -> unreadable("validation.tick", "");
        };
    }

    @Override
    public Reading readJson(Object json) {
        return json instanceof Boolean ticked ? read(ticked.toString()) : wrongType("boolean");
    }

    @Override
    public Object json(Object value) {
        return value;
    }
}
