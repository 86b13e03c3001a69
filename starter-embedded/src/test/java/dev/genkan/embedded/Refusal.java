package dev.genkan.embedded;

import dev.genkan.onboarding.Onboarding;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// A start that is refused: what is said, what helps, and how to bring it about.
///
/// @param sentence as it is said; an ellipsis stands for what differs
/// @param properties as on a command line, without the dashes
/// @param flows the application's
/// @param before what was done in the data folder
record Refusal(
        String sentence, String remedy, List<String> properties, List<Supplier<Onboarding>> flows, Before before) {

    interface Before {
        /// @return what is to be closed when the start has been refused
        AutoCloseable in(Path data) throws Exception;
    }

    static Refusal of(String sentence, String remedy, String... properties) {
        return new Refusal(sentence, remedy, List.of(properties), List.of(), data -> () -> {});
    }

    Refusal before(Before doing) {
        return new Refusal(sentence, remedy, properties, flows, doing);
    }

    Refusal asking(Supplier<Onboarding> flow) {
        List<Supplier<Onboarding>> all = new ArrayList<>(flows);
        all.add(flow);
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
