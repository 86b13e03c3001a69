package dev.genkan.server.command;

import dev.genkan.identity.Database;
import dev.genkan.identity.NewId;
import dev.genkan.identity.event.Audit;
import dev.genkan.identity.instance.EncryptionKey;
import dev.genkan.identity.instance.Instance;
import dev.genkan.identity.instance.SigningKeys;
import dev.genkan.identity.operator.Operators;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.Map;
import java.util.OptionalInt;

/// A command from outside the application: handed to it if it runs, done on its files if it does not.
///
/// @param out where is said what was done
/// @param err where is said why not
public record Errand(DataFolder folder, InstantSource clock, PrintStream out, PrintStream err) {

    /// @return what the process ends with: 0 for done, 1 for refused or failed, 2 for written wrongly
    public int run(String name, Map<String, String> texts) {
        try {
            Command command = Command.of(name, texts);
            if (command instanceof Command.Restore restore) {
                new Restoring(folder, clock).run(restore, out::println);
                return 0;
            }
            OptionalInt ended = ControlClient.ask(folder, command, out::println, err::println);
            if (ended.isEmpty()) {
                onTheFiles(command);
            }
            return ended.orElse(0);
        } catch (Refused refused) {
            err.println(refused.sentence());
            if (refused.exit() == Refused.USAGE) {
                err.println("Commands, and what they are told:");
                err.print(Command.USAGE);
            }
            return refused.exit();
        } catch (IllegalStateException inUse) {
            err.println(inUse.getMessage());
            err.println(
                    "If that is the application, it hears no commands: let genkan.control-socket be true, or stop it.");
            return Refused.FAILED;
        } catch (UncheckedIOException e) {
            err.println(e.getMessage());
            return Refused.FAILED;
        }
    }

    private void onTheFiles(Command command) {
        if (!folder.hasDatabase()) {
            throw Refused.because("There is no database in " + folder.directory() + ".");
        }
        try (Database database = Database.h2File(folder.directory())) {
            NewId ids = new NewId(clock);
            Instance instance = new Instance(database, ids, new Audit(database, ids, clock), clock);
            new Chores(
                            database,
                            folder.directory(),
                            this::key,
                            () -> new SigningKeys(database, key(), ids, clock),
                            new Operators(database, ids, clock),
                            instance,
                            (template, actor) -> {
                                throw Refused.because("Start the server first: what fits into a token depends on it.");
                            },
                            () -> instance.settings()
                                    .sessionClaims()
                                    .orElseThrow(() -> Refused.because(
                                            "Start the server first: the template is in its configuration.")),
                            clock)
                    .run(command, out::println);
        }
    }

    private EncryptionKey key() {
        return folder.key()
                .orElseThrow(() -> Refused.because("The encryption key is not here. Put it into " + folder.keyFile()
                        + ", or set genkan.encryption-key."));
    }
}
