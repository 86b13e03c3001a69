package dev.genkan.bench.http;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the engine inside adds to an empty application: processor time until the first 200, and memory. From the
/// second start on, because the first one makes the database. As a plain jar, and with an AOT cache where the JDK
/// can make one.
public final class StartAndMemory {

    private static final double LOAD = 5;

    private record Variant(String protection, String form, List<String> java) {

        String name() {
            return protection + ", " + form;
        }
    }

    private final String java;
    private final Path jars;
    private final Path work;

    private StartAndMemory(String java, Path jars, Path work) {
        this.java = java;
        this.jars = jars;
        this.work = work;
    }

    /// @param arguments the java to run, the folder of the jars, a folder to write to, the number of rounds
    public static void main(String[] arguments) throws IOException, InterruptedException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Path work = Path.of(arguments[2]).toAbsolutePath();
        Files.createDirectories(work);
        StartAndMemory run =
                new StartAndMemory(arguments[0], Path.of(arguments[1]).toAbsolutePath(), work);
        List<Variant> variants = new ArrayList<>();
        for (String protection : List.of("none", "embedded")) {
            variants.add(run.plainJar(protection));
            variants.add(run.withAotCache(protection));
        }
        Map<String, Table> tables = new LinkedHashMap<>();
        for (int round = 0; round < Integer.parseInt(arguments[3]); round++) {
            for (Variant variant : variants) {
                run.measure(variant, tables.computeIfAbsent(variant.name(), name -> new Table()));
            }
        }
        print(tables, out);
    }

    private Variant plainJar(String protection) {
        Variant variant = new Variant(
                protection, "plain jar", List.of(java, "-jar", jar(protection).toString()));
        start(variant, List.of()).close();
        return variant;
    }

    private Variant withAotCache(String protection) throws IOException, InterruptedException {
        Path folder = work.resolve(protection + "-extracted");
        if (!Files.isDirectory(folder)) {
            new ProcessBuilder(
                            java,
                            "-Djarmode=tools",
                            "-jar",
                            jar(protection).toString(),
                            "extract",
                            "--destination",
                            folder.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(work.resolve("extract.log").toFile())
                    .start()
                    .waitFor();
        }
        Path cache = work.resolve(protection + ".aot");
        String jar = folder.resolve(jar(protection).getFileName()).toString();
        Variant training =
                new Variant(protection, "training", List.of(java, "-XX:AOTCacheOutput=" + cache, "-jar", jar));
        try (Application trained = start(training, List.of())) {
            Load.run(trained.port(), "/public", List.of(), 1);
        }
        return new Variant(protection, "AOT cache", List.of(java, "-XX:AOTCache=" + cache, "-jar", jar));
    }

    private void measure(Variant variant, Table table) throws InterruptedException {
        try (Application application = start(variant, List.of())) {
            table.add("cpu", application.cpu());
            table.add("start", application.start().toMillis() / 1000.0);
            // what a start has left to do is done in a moment; the figure is that of an application at rest
            Thread.sleep(3000);
            table.add("idle", application.memory());
            Load.run(application.port(), "/public", List.of(), LOAD);
            table.add("busy", application.memory());
        }
    }

    private Application start(Variant variant, List<String> more) {
        List<String> arguments = new ArrayList<>(List.of("--logging.level.root=warn"));
        arguments.addAll(more);
        return Application.start(variant.name(), variant.java(), arguments, work.resolve(variant.protection()));
    }

    private Path jar(String protection) {
        return jars.resolve(protection).resolve("app-" + protection + ".jar");
    }

    private static void print(Map<String, Table> tables, PrintStream out) {
        out.println("| application | CPU s to the first 200 | wall s | MB at rest | MB after load |");
        out.println("| --- | --- | --- | --- | --- |");
        tables.forEach((name, table) -> out.println("| %s | %s | %s | %s | %s |"
                .formatted(name, table.text("cpu"), table.text("start"), table.text("idle"), table.text("busy"))));
        out.println();
        for (String form : List.of("plain jar", "AOT cache")) {
            Table with = tables.getOrDefault("embedded, " + form, new Table());
            Table without = tables.getOrDefault("none, " + form, new Table());
            out.println("Added by the engine, %s: %s CPU s, %s MB at rest, %s MB after load."
                    .formatted(
                            form,
                            Table.text(with.median("cpu") - without.median("cpu")),
                            Table.text(with.median("idle") - without.median("idle")),
                            Table.text(with.median("busy") - without.median("busy"))));
        }
    }
}
