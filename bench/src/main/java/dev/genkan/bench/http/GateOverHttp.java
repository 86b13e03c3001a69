package dev.genkan.bench.http;

import dev.genkan.bench.Tokens;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What protecting one endpoint adds to a request: the same application unprotected, behind our gate, behind Spring
/// Security's resource server, and behind Clerk's SDK, in turn.
public final class GateOverHttp {

    private static final List<String> PROTECTIONS = List.of("none", "gate", "spring", "clerk");
    private static final double WARM_UP = 12;
    private static final double ROUND = 4;

    private GateOverHttp() {}

    /// @param arguments the java to run, the folder of the jars, a folder to write to, the number of rounds
    public static void main(String[] arguments) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Path work = Path.of(arguments[2]);
        Files.createDirectories(work);
        Path key = Files.write(
                work.resolve("key.der").toAbsolutePath(), Tokens.KEY.publicKey().getEncoded());
        Tokens tokens = new Tokens();
        List<String> bearers = Stream.generate(() -> "Authorization: Bearer " + tokens.next())
                .limit(Tokens.MEMBERS)
                .toList();
        List<Application> applications = new ArrayList<>();
        Table table = new Table();
        try {
            for (String protection : PROTECTIONS) {
                String jar = Path.of(arguments[1], protection, "app-" + protection + ".jar")
                        .toAbsolutePath()
                        .toString();
                applications.add(Application.start(
                        protection,
                        List.of(arguments[0], "-Xmx256m", "-jar", jar),
                        List.of("--bench.key=" + key, "--logging.level.root=warn"),
                        work.resolve(protection)));
            }
            applications.forEach(application -> {
                Load.run(application.port(), "/private", bearers, WARM_UP);
                Load.run(application.port(), "/public", bearers, WARM_UP / 2);
            });
            for (int round = 0; round < Integer.parseInt(arguments[3]); round++) {
                for (Application application : applications) {
                    table.add(application.name() + " private", measure(application, "/private", bearers));
                    table.add(application.name() + " public", measure(application, "/public", bearers));
                }
            }
        } finally {
            applications.forEach(Application::close);
        }
        print(table, out);
    }

    /// Microseconds of the application's CPU per request.
    private static double measure(Application application, String path, List<String> headers) {
        double before = application.cpu();
        long requests = Load.run(application.port(), path, headers, ROUND);
        return (application.cpu() - before) * 1e6 / requests;
    }

    private static void print(Table table, PrintStream out) {
        out.println("| protection | private, CPU µs per request | added | public with a token, CPU µs | added |");
        out.println("| --- | --- | --- | --- | --- |");
        for (String protection : PROTECTIONS) {
            out.println("| %s | %s | %s | %s | %s |"
                    .formatted(
                            protection,
                            table.text(protection + " private"),
                            Table.text(added(table, protection, "private")),
                            table.text(protection + " public"),
                            Table.text(added(table, protection, "public"))));
        }
        out.println();
        out.println("Our addition is %s of Spring Security’s on the private path (P3: must 0.15, moonshot 0.05)."
                .formatted(Table.text(added(table, "gate", "private") / added(table, "spring", "private"))));
    }

    private static double added(Table table, String protection, String path) {
        return table.median(protection + " " + path) - table.median("none " + path);
    }
}
