package dev.genkan.gate;

/// Where in its code an application says something, as development environments make a link of it:
/// `app.Entrance.gate(Entrance.java:23)`. It is for people who read why their application does not start; nothing is
/// decided by it.
///
/// @param text empty if the code was compiled without line numbers
public record CodeLine(String text) {

    /// The line that called the method of this class which asks now, however many of its own methods lie in between.
    public static CodeLine calling(Class<?> spokenTo) {
        String name = spokenTo.getName();
        return StackWalker.getInstance()
                .walk(frames -> frames.dropWhile(
                                frame -> !frame.getClassName().equals(name))
                        .dropWhile(frame -> frame.getClassName().equals(name))
                        .findFirst())
                .map(frame -> new CodeLine(textOf(frame)))
                .orElseGet(() -> new CodeLine(""));
    }

    private static String textOf(StackWalker.StackFrame frame) {
        return frame.getFileName() == null || frame.getLineNumber() < 0
                ? ""
                : frame.getClassName() + "." + frame.getMethodName() + "(" + frame.getFileName() + ":"
                        + frame.getLineNumber() + ")";
    }

    @Override
    public String toString() {
        return text;
    }
}
