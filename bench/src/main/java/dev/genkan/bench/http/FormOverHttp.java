package dev.genkan.bench.http;

import dev.genkan.bench.Tokens;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What it costs to take a member's answers and lead on, and to show the form again: a step of our flow beside the same
/// questions in Spring MVC with Bean Validation, JDBC, Thymeleaf and Spring Security's resource server. Both keep the
/// answers in an H2 file that has them on the disk when they are acknowledged.
public final class FormOverHttp {

    private static final int MEMBERS = 40;
    private static final double WARM_UP = 12;
    private static final double ROUND = 4;
    private static final String NAME = "applicationName";
    private static final String TYPE = "applicationType";

    /// Who sends: the form with a name that is there or missing.
    private interface Senders {
        List<byte[]> posting(String name);
    }

    private FormOverHttp() {}

    /// @param arguments the java to run, the folder of the jars, a folder to write to, the number of rounds
    public static void main(String[] arguments) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Files.createDirectories(Path.of(arguments[2]));
        Path work = Files.createTempDirectory(Path.of(arguments[2]).toAbsolutePath(), "run");
        Path key = Files.write(work.resolve("key.der"), Tokens.KEY.publicKey().getEncoded());
        Table table = new Table();
        List<Newcomer> newcomers = new ArrayList<>();
        try (Application ours = start(arguments, work, "embedded", "--genkan.limits.sign-ups-per-network=10000");
                Application springs = start(
                        arguments,
                        work,
                        "spring",
                        "--bench.key=" + key,
                        "--spring.datasource.username=sa",
                        "--spring.datasource.url=jdbc:h2:file:./theirs;WRITE_DELAY=0")) {
            IntStream.range(0, MEMBERS).forEach(number -> newcomers.add(new Newcomer(ours.port(), number)));
            Senders ofOurs = name -> newcomers.stream()
                    .map(newcomer -> newcomer.posting(NAME, name, TYPE, "B2B"))
                    .toList();
            Tokens tokens = new Tokens();
            List<String> bearers = Stream.generate(tokens::next).limit(MEMBERS).toList();
            Senders ofSprings = name -> bearers.stream()
                    .map(bearer -> posting(springs.port(), bearer, NAME + "=" + name + "&" + TYPE + "=B2B"))
                    .toList();

            round(ours, ofOurs, newcomers, WARM_UP, new Table());
            round(springs, ofSprings, List.of(), WARM_UP, new Table());
            for (int round = 0; round < Integer.parseInt(arguments[3]); round++) {
                round(ours, ofOurs, newcomers, ROUND, table);
                round(springs, ofSprings, List.of(), ROUND, table);
            }
        } finally {
            newcomers.forEach(Newcomer::close);
        }
        print(table, out);
    }

    private static Application start(String[] arguments, Path work, String protection, String... more) {
        String jar = Path.of(arguments[1], protection, "app-" + protection + ".jar")
                .toAbsolutePath()
                .toString();
        List<String> all = new ArrayList<>(List.of("--bench.form=true", "--logging.level.root=warn"));
        all.addAll(List.of(more));
        return Application.start(
                protection, List.of(arguments[0], "-Xmx256m", "-jar", jar), all, work.resolve(protection));
    }

    private static void round(
            Application application, Senders senders, List<Newcomer> newcomers, double seconds, Table table) {
        newcomers.forEach(Newcomer::refresh);
        table.add(application.name() + " right", measure(application, senders.posting("Tidepool"), 303, seconds));
        table.add(application.name() + " wrong", measure(application, senders.posting(""), 422, seconds));
    }

    /// Microseconds of the application's CPU per request.
    private static double measure(Application application, List<byte[]> requests, int status, double seconds) {
        double before = application.cpu();
        long answered = Load.send(application.port(), requests, status, seconds);
        return (application.cpu() - before) * 1e6 / answered;
    }

    private static byte[] posting(int port, String bearer, String body) {
        return ("POST /onboarding HTTP/1.1\r\nHost: 127.0.0.1:" + port
                        + "\r\nAccept: text/html\r\nAuthorization: Bearer "
                        + bearer
                        + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: " + body.length()
                        + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private static void print(Table table, PrintStream out) {
        out.println("| form | taken and led on, CPU µs per request | shown again, CPU µs per request |");
        out.println("| --- | --- | --- |");
        for (String name : List.of("embedded", "spring")) {
            out.println("| %s | %s | %s |".formatted(name, table.text(name + " right"), table.text(name + " wrong")));
        }
        out.println();
        out.println("Ours is %s of Spring MVC’s when taken, %s when shown again."
                .formatted(
                        Table.text(table.median("embedded right") / table.median("spring right")),
                        Table.text(table.median("embedded wrong") / table.median("spring wrong"))));
    }
}
