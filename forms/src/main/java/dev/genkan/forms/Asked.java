package dev.genkan.forms;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// When a question is asked.
public sealed interface Asked {

    /// Of everybody.
    record Always() implements Asked {}

    /// Of those who answered another question in a certain way.
    ///
    /// @param field the component of the same record that asks for it
    /// @param is the answers that do, any one of them: what is posted for them, in the order of the
    ///     alphabet, each once
    /// @param required whether it must be answered when it is asked
    record If(String field, List<String> is, boolean required) implements Asked {

        public If {
            is = List.copyOf(new TreeSet<>(is));
        }

        /// Whether an answer to that question asks for this one.
        ///
        /// @param answer the value of that component; null if it was left open
        boolean metBy(@Nullable Object answer) {
            return answer instanceof Collection<?> several ? several.stream().anyMatch(this::names) : names(answer);
        }

        private boolean names(@Nullable Object answer) {
            return answer != null && is.contains(Options.name(answer));
        }
    }
}
