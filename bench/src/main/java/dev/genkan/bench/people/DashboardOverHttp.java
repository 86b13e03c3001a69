package dev.genkan.bench.people;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the dashboard costs among a million people, over HTTP, whole pages: CPU of the server and of its database
/// for each request, and how long each takes. One request at a time: an operator looks, and a crowd of them does not.
public final class DashboardOverHttp {

    private static final String OVERVIEW = "/genkan/dashboard";
    private static final String LIST = OVERVIEW + "/users";
    private static final int WARM_UP = 150;
    private static final Pattern NEXT = Pattern.compile("rel=\"next\" href=\"([^\"]+)\"");
    private static final String FLOW = """
            - flow: welcome
              steps:
                - ask: AboutYou
                  fields: [{ field: role, type: text, required: true }]
                - ask: YourTeam
                  fields: [{ field: team, type: text, required: true }]
              land-at: /
            """;

    private DashboardOverHttp() {}

    /// @param arguments the java to run, the server as one jar, a folder to write to, `postgres` or `h2`, how many
    ///     people, how many requests of each kind
    public static void main(String[] arguments) throws IOException, InterruptedException, SQLException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        List<String> program = List.of(
                arguments[0], "-Xmx512m", "-jar", Path.of(arguments[1]).toAbsolutePath().toString());
        Path work = Files.createTempDirectory(
                Files.createDirectories(Path.of(arguments[2]).toAbsolutePath()), "people");
        int people = Integer.parseInt(arguments[4]);
        int requests = Integer.parseInt(arguments[5]);
        Files.writeString(work.resolve("flows.yaml"), FLOW);
        if (arguments[3].equals("h2")) {
            Path file = work.resolve("data").resolve("genkan");
            run(out, program, work, "", -1, "jdbc:h2:file:" + file, "sa", people, requests);
            return;
        }
        Path data = work.resolve("postgres");
        try (EmbeddedPostgres postgres =
                EmbeddedPostgres.builder().setDataDirectory(data).start()) {
            long process = Long.parseLong(
                    Files.readAllLines(data.resolve("postmaster.pid")).getFirst());
            String address = postgres.getJdbcUrl("postgres", "postgres");
            run(out, program, work, address, process, address, "postgres", people, requests);
        }
    }

    private static void run(
            PrintStream out,
            List<String> program,
            Path work,
            String told,
            long database,
            String address,
            String user,
            int people,
            int requests)
            throws IOException, InterruptedException, SQLException {
        int port = freePort();
        Process server = start(program, work, port, told);
        try (Operator rie = new Operator(port)) {
            // a file belongs to one process at a time
            stop(server);
            long begun = System.nanoTime();
            Crowd.load(address, user, people);
            out.printf(Locale.ROOT, "%,d people loaded in %.0f s%n%n", people, (System.nanoTime() - begun) / 1e9);
            port = freePort();
            server = start(program, work, port, told);
            rie.goTo(port);
            measure(out, rie, server.pid(), database, people, requests);
        } finally {
            stop(server);
        }
    }

    private static void measure(PrintStream out, Operator rie, long server, long database, int people, int requests) {
        out.println("| page | CPU ms | of it the database | median ms | p99 ms |");
        out.println("| --- | --- | --- | --- | --- |");
        kinds(people, rie).forEach((name, path) -> {
            for (int i = 0; i < WARM_UP; i++) {
                rie.open(path.apply(i));
            }
            double cpu = Watched.cpuOfTree(server);
            double sql = database < 0 ? 0 : Watched.cpuOfTree(database);
            long[] nanos = new long[requests];
            for (int i = 0; i < requests; i++) {
                long begun = System.nanoTime();
                rie.open(path.apply(i));
                nanos[i] = System.nanoTime() - begun;
            }
            double spentSql = database < 0 ? 0 : Watched.cpuOfTree(database) - sql;
            double spent = Watched.cpuOfTree(server) - cpu + spentSql;
            Arrays.sort(nanos);
            out.printf(
                    Locale.ROOT,
                    "| %s | %.1f | %s | %.1f | %.1f |%n",
                    name,
                    spent * 1_000 / requests,
                    database < 0 ? "the same process" : "%.1f".formatted(spentSql * 1_000 / requests),
                    nanos[requests / 2] / 1e6,
                    nanos[requests * 99 / 100] / 1e6);
        });
    }

    private static Map<String, IntFunction<String>> kinds(int people, Operator rie) {
        Map<String, IntFunction<String>> kinds = new LinkedHashMap<>();
        kinds.put(
                "the overview",
                i -> OVERVIEW + "?period=" + List.of("7d", "28d", "12m").get(i % 3));
        kinds.put("a user", i -> LIST + "/" + Crowd.id("user_", Math.floorMod(i * 7919, people)));
        lists(people, rie).forEach((name, query) -> kinds.put(name, i -> LIST + query.apply(i)));
        return kinds;
    }

    private static Map<String, IntFunction<String>> lists(int people, Operator rie) {
        Map<String, IntFunction<String>> kinds = new LinkedHashMap<>();
        kinds.put("the first page", i -> "");
        kinds.put("a later page", followed(rie, "", 40));
        kinds.put("search: an address", i -> "?query=" + encoded(Crowd.addressOf(Math.floorMod(i * 7919, people))));
        kinds.put(
                "search: the beginning of an address",
                i -> "?query=" + Crowd.addressOf(i * 31 % people).split("@")[0].substring(0, 5));
        kinds.put("search: a first name", i -> "?query=" + encoded(Crowd.FIRST.get(i % Crowd.FIRST.size())));
        kinds.put(
                "search: first and last name",
                i -> "?query="
                        + encoded(
                                Crowd.FIRST.get(i % Crowd.FIRST.size()) + " " + Crowd.LAST.get(i % Crowd.LAST.size())));
        kinds.put("search: a letter", i -> "?query=" + (char) ('a' + i % 26));
        kinds.put("search: an id", i -> "?query=" + Crowd.id("user_", Math.floorMod(i * 7919, people)));
        kinds.put("search: nobody", i -> "?query=nobody" + i);
        kinds.put("last active first", i -> "?sort=active");
        kinds.put("not onboarded", i -> "?show=not-onboarded");
        kinds.put("not onboarded, a later page", followed(rie, "?show=not-onboarded", 40));
        kinds.put("not onboarded, searched", i -> "?show=not-onboarded&query=" + encoded(Crowd.FIRST.get(i % 24)));
        kinds.put("at a step", i -> "?at=welcome%2Fyour-team");
        kinds.put("at a step, a later page", followed(rie, "?at=welcome%2Fyour-team", 40));
        kinds.put("banned", i -> "?show=banned");
        kinds.put("locked", i -> "?show=locked");
        return kinds;
    }

    /// The pages of a list, one after the other, and again from the first.
    private static IntFunction<String> followed(Operator rie, String first, int pages) {
        List<String> paths = new ArrayList<>();
        String path = first;
        for (int i = 0; i < pages; i++) {
            paths.add(path);
            Matcher next = NEXT.matcher(rie.open(LIST + path));
            if (!next.find()) {
                break;
            }
            path = next.group(1).replace("&amp;", "&").substring(LIST.length());
        }
        return i -> paths.get(i % paths.size());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static Process start(List<String> program, Path work, int port, String database)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(program);
        command.addAll(List.of(
                "--genkan.port=" + port,
                "--genkan.data-dir=" + work.resolve("data"),
                "--genkan.flows=" + work.resolve("flows.yaml"),
                "--genkan.first-operator=" + Operator.ADDRESS));
        if (!database.isEmpty()) {
            command.add("--genkan.database-url=" + database);
            command.add("--genkan.database-user=postgres");
        }
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(work.resolve("server.log").toFile())
                .start();
        while (!answers(port)) {
            if (!process.isAlive()) {
                throw new IOException("the server has stopped: " + Files.readString(work.resolve("server.log")));
            }
            Thread.sleep(50);
        }
        return process;
    }

    private static void stop(Process process) throws InterruptedException {
        process.destroy();
        process.waitFor();
    }

    private static boolean answers(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
