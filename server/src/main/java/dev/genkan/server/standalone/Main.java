package dev.genkan.server.standalone;

import dev.genkan.server.CannotStart;
import dev.genkan.server.command.DataFolder;
import dev.genkan.server.command.Errand;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.LogManager;

/// `bin/server` starts the server; `bin/server COMMAND --name value …` asks the one that runs.
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        logToStandardError();
        List<String> properties = new ArrayList<>();
        List<String> rest = new ArrayList<>();
        for (String argument : arguments) {
            (argument.startsWith("--genkan.") ? properties : rest).add(argument);
        }
        try {
            Properties given = Properties.read(properties, System.getenv(), Path.of("genkan.properties"));
            if (!rest.isEmpty()) {
                System.exit(command(rest, given, System.out, System.err));
            }
            String port = System.getenv().getOrDefault("PORT", "");
            run(ServerConfiguration.of(given, port));
        } catch (CannotStart e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private static void run(ServerConfiguration configuration) {
        GenkanServer server = GenkanServer.start(configuration, InstantSource.system());
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "genkan-stop"));
        PrintStream out = System.out;
        out.println("Genkan is ready on " + server.publicUrl());
        out.println("  publishable key  " + server.door().place().key().value());
        server.firstKey().ifPresent(secret -> out.println("  secret key       " + secret + "  (shown this once)"));
        String inbox = server.door().door().inboxAddress();
        if (!inbox.isEmpty()) {
            out.println("  mail inbox       " + inbox);
        }
        String why = server.door().door().whyAddress();
        if (!why.isEmpty()) {
            out.println("  why redirected   " + why);
        }
        out.println("  dashboard        " + server.door().door().dashboardAddress());
        String operator = server.door().door().operatorAddress();
        if (!operator.isEmpty()) {
            out.println("  first operator   " + operator);
        }
        out.println("  for an application: bin/server keys --for next4|next|express|java --app http://localhost:3000");
    }

    /// `keys --for next --app http://localhost:3000` and `keys for=next app=…` say the same.
    static int command(List<String> words, Properties given, PrintStream out, PrintStream err) {
        String name = words.getFirst();
        Map<String, String> texts = new LinkedHashMap<>();
        for (int i = 1; i < words.size(); i++) {
            String word = words.get(i);
            String bare = word.startsWith("--") ? word.substring(2) : word;
            int equals = bare.indexOf('=');
            if (equals > 0) {
                texts.put(bare.substring(0, equals), bare.substring(equals + 1));
            } else if (word.startsWith("--") && i + 1 < words.size()) {
                texts.put(bare, words.get(++i));
            } else {
                texts.put(bare, "");
            }
        }
        DataFolder folder =
                new DataFolder(Path.of(given.text("data-dir", "genkan-data")), given.text("encryption-key", ""));
        return new Errand(folder, InstantSource.system(), out, err).run(name, texts);
    }

    private static void logToStandardError() {
        try (InputStream settings = Main.class.getResourceAsStream("logging.properties")) {
            LogManager.getLogManager().readConfiguration(settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
