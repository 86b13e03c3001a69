package dev.genkan.server.command;

import dev.genkan.identity.event.Actor;
import dev.genkan.identity.exchange.Difference;
import dev.genkan.identity.exchange.Exchanged;
import dev.genkan.identity.exchange.SettingsExchange;
import dev.genkan.identity.exchange.SettingsFile;
import dev.genkan.identity.exchange.SettingsText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// What commands do with the file of settings.
///
/// @param exchange asked when a command needs it
record SettingsChores(Supplier<SettingsExchange> exchange) {

    /// More than any instance is told; a file that is larger is another one.
    private static final long LARGEST = 8L * 1024 * 1024;

    void export(Consumer<String> say) {
        SettingsText.write(exchange.get().now()).lines().forEach(say);
    }

    void take(Command.ImportSettings wanted, Actor actor, Consumer<String> say) {
        SettingsFile file = read(wanted.from());
        if (wanted.dryRun()) {
            tell(exchange.get().differencesTo(file), "Nothing was changed: this was a dry run.", say);
            return;
        }
        switch (exchange.get().change(any -> true, now -> file, actor)) {
            case Exchanged.Done done -> tell(done.differences(), "Imported.", say);
            case Exchanged.Moved moved ->
                throw Refused.because("The settings are being changed by others. Nothing was imported; try again.");
            case Exchanged.Unfit unfit -> throw Refused.because(unfit.problem());
        }
    }

    private static void tell(List<Difference> differences, String last, Consumer<String> say) {
        differences.forEach(one -> say.accept(one.toString()));
        say.accept(differences.isEmpty() ? "This instance is told all that already." : last);
    }

    private static SettingsFile read(Path from) {
        try {
            if (Files.size(from) > LARGEST) {
                throw Refused.because(from + " is too large for a file of settings.");
            }
            return SettingsText.read(Files.readString(from));
        } catch (IOException e) {
            throw Refused.because(from + " cannot be read.");
        } catch (SettingsText.Wrong e) {
            throw Refused.because(from + ": " + e.getMessage());
        }
    }
}
