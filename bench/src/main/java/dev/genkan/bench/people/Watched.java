package dev.genkan.bench.people;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// CPU of processes, from proc(5).
final class Watched {

    private static final double TICKS_PER_SECOND = 100;

    private Watched() {}

    /// Seconds a process has used so far, with its children that are there and those that have ended.
    static double cpuOfTree(long root) {
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            return processes
                    .filter(path -> path.getFileName().toString().chars().allMatch(Character::isDigit))
                    .mapToDouble(path -> cpu(path, root))
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double cpu(Path process, long root) {
        try {
            String stat = Files.readString(process.resolve("stat"));
            List<String> fields =
                    List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1));
            boolean itself = process.getFileName().toString().equals(String.valueOf(root));
            if (!itself && Long.parseLong(fields.get(1)) != root) {
                return 0;
            }
            // fields 14 to 17, counted from the third, which comes first here
            long ticks = Long.parseLong(fields.get(11)) + Long.parseLong(fields.get(12));
            long ended = itself ? Long.parseLong(fields.get(13)) + Long.parseLong(fields.get(14)) : 0;
            return (ticks + ended) / TICKS_PER_SECOND;
        } catch (IOException gone) {
            return 0;
        }
    }
}
