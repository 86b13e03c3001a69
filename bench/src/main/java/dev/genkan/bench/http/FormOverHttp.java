package dev.genkan.bench.http;

import dev.genkan.bench.Tokens;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What it costs to take a member's first answers and lead on, and to show the form again: a step of our flow beside the
/// same questions in Spring MVC with Bean Validation, JDBC and Thymeleaf, once with Spring Security's resource server and
/// once believing whoever comes. All keep the answers in an H2 file that has them on the disk when they are acknowledged.
public final class FormOverHttp {

    private static final int MEMBERS = 200;
    private static final int WARM_UP = 12;
    private static final int BATCHES = 4;
    private static final double SHOWN_AGAIN = 4;
    private static final String NAME = "applicationName";
    private static final String TYPE = "applicationType";

    /// An application, and who sends to it.
    ///
    /// @param before each batch, what makes members who have not answered
    /// @param posting a request for each member: the form with a name that is there or missing
    private record Measured(Application application, Runnable before, Function<String, List<byte[]>> posting) {

        /// Nobody has answered, and everybody stands before the form.
        void again() {
            application.post("/again");
            before.run();
        }
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
                        "--spring.datasource.url=jdbc:h2:file:./theirs;WRITE_DELAY=0");
                Application plain = start(
                        arguments,
                        work,
                        "plain",
                        "--spring.datasource.username=sa",
                        "--spring.datasource.url=jdbc:h2:file:./theirs;WRITE_DELAY=0")) {
            IntStream.range(0, MEMBERS).forEach(number -> newcomers.add(new Newcomer(ours.port(), number)));
            Tokens tokens = new Tokens();
            List<String> bearers = Stream.generate(tokens::next)
                    .limit(MEMBERS)
                    .map(token -> "Authorization: Bearer " + token)
                    .toList();
            List<String> names = IntStream.range(0, MEMBERS)
                    .mapToObj(number -> "Member: user_" + number)
                    .toList();
            List<Measured> all = List.of(
                    new Measured(ours, () -> newcomers.forEach(Newcomer::refresh), name -> newcomers.stream()
                            .map(newcomer -> newcomer.posting(NAME, name, TYPE, "B2B"))
                            .toList()),
                    new Measured(springs, () -> {}, name -> posting(springs.port(), bearers, name)),
                    new Measured(plain, () -> {}, name -> posting(plain.port(), names, name)));

            all.forEach(each -> round(each, WARM_UP, new Table()));
            for (int round = 0; round < Integer.parseInt(arguments[3]); round++) {
                all.forEach(each -> round(each, BATCHES, table));
            }
        } finally {
            newcomers.forEach(Newcomer::close);
        }
        print(table, out);
    }

    /// Microseconds of the application's CPU per request.
    private static void round(Measured measured, int batches, Table table) {
        Application application = measured.application();
        double spent = 0;
        long answered = 0;
        for (int batch = 0; batch < batches; batch++) {
            measured.again();
            List<byte[]> requests = measured.posting().apply("Tidepool");
            double before = application.cpu();
            answered += Load.sendOnce(application.port(), requests, 303);
            spent += application.cpu() - before;
        }
        table.add(application.name() + " right", spent * 1e6 / answered);
        List<byte[]> wrong = measured.posting().apply("");
        double before = application.cpu();
        long again = Load.send(application.port(), wrong, 422, SHOWN_AGAIN);
        table.add(application.name() + " wrong", (application.cpu() - before) * 1e6 / again);
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

    private static List<byte[]> posting(int port, List<String> whose, String name) {
        String body = NAME + "=" + name + "&" + TYPE + "=B2B";
        return whose.stream()
                .map(header -> "POST /onboarding HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nAccept: text/html\r\n" + header
                        + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: " + body.length()
                        + "\r\n\r\n" + body)
                .map(request -> request.getBytes(StandardCharsets.ISO_8859_1))
                .toList();
    }

    private static void print(Table table, PrintStream out) {
        out.println("| form | taken and led on, CPU µs per request | shown again, CPU µs per request |");
        out.println("| --- | --- | --- |");
        for (String name : List.of("embedded", "spring", "plain")) {
            out.println("| %s | %s | %s |".formatted(name, table.text(name + " right"), table.text(name + " wrong")));
        }
        for (String peer : List.of("spring", "plain")) {
            out.println("Ours is %s of %s when taken, %s when shown again."
                    .formatted(
                            Table.text(table.median("embedded right") / table.median(peer + " right")),
                            peer,
                            Table.text(table.median("embedded wrong") / table.median(peer + " wrong"))));
        }
    }
}
