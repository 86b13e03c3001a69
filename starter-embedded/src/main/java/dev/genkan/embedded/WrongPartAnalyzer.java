package dev.genkan.embedded;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/// Shows what one of our own types refused while the application's beans were made, such as the name of a flow or a
/// route pattern: its sentence, without a stack trace round it. Other people's refusals stay as they are.
final class WrongPartAnalyzer extends AbstractFailureAnalyzer<IllegalArgumentException> {

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, IllegalArgumentException cause) {
        StackTraceElement[] trace = cause.getStackTrace();
        boolean ours = trace.length > 0 && trace[0].getClassName().startsWith("dev.genkan.");
        return ours ? new FailureAnalysis(String.valueOf(cause.getMessage()), null, cause) : null;
    }
}
