package dev.genkan.embedded;

import dev.genkan.onboarding.Onboarding;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.context.support.GenericApplicationContext;

/// A start that is refused: what is said, what helps, and how to bring it about.
///
/// @param sentence as it is said; an ellipsis stands for what differs
/// @param properties as on a command line, without the dashes
/// @param given the beans that the application has besides
/// @param before what was done in the data folder
record Refusal(String sentence, String remedy, List<String> properties, List<Given> given, Before before) {

    interface Before {
        /// @return what is to be closed when the start has been refused
        AutoCloseable in(Path data) throws Exception;
    }

    interface Given {
        void to(GenericApplicationContext context, Path data);
    }

    static Refusal of(String sentence, String remedy, String... properties) {
        return new Refusal(sentence, remedy, List.of(properties), List.of(), data -> () -> {});
    }

    Refusal before(Before doing) {
        return new Refusal(sentence, remedy, properties, given, doing);
    }

    Refusal asking(Supplier<Onboarding> flow) {
        return with("flow" + given.size(), Onboarding.class, data -> flow.get());
    }

    /// @param made from the data folder
    <T> Refusal with(String name, Class<T> type, Function<Path, T> made) {
        return having((context, data) -> context.registerBean(name, type, () -> made.apply(data)));
    }

    Refusal having(Given bean) {
        List<Given> all = new ArrayList<>(given);
        all.add(bean);
        return new Refusal(sentence, remedy, properties, all, before);
    }

    /// The parts of the sentence that are always the same.
    List<String> parts() {
        return List.of(sentence.split("…", -1)).stream()
                .filter(part -> !part.isEmpty())
                .toList();
    }

    @Override
    public String toString() {
        return sentence;
    }
}
