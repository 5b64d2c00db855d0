package dev.rapport.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The application, the broker, if there is one, and the database as the operating system sees them. Memory is known on
 * Linux only.
 */
record Processes(ProcessHandle application, @Nullable ProcessHandle broker, ProcessHandle database) {

    /** What they have used so far. */
    Usage usage() {
        return new Usage(
                cpu(application),
                broker == null ? Duration.ZERO : cpu(broker),
                tree(database).map(Processes::cpu).reduce(Duration.ZERO, Duration::plus));
    }

    void reportMemory(String when) {
        Report.line(
                "%-22s application %,d MB, broker %,d MB, database %,d MB (%d processes)",
                when,
                megabytes(application),
                broker == null ? 0 : megabytes(broker),
                tree(database).mapToLong(Processes::megabytes).sum(),
                tree(database).count());
    }

    private static Stream<ProcessHandle> tree(ProcessHandle root) {
        return Stream.concat(Stream.of(root), root.descendants());
    }

    static Duration cpu(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Pages that several processes share count as their part of them. */
    private static long megabytes(ProcessHandle process) {
        var file = Path.of("/proc", String.valueOf(process.pid()), "smaps_rollup");
        try (var lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith("Pss:"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                            .sum()
                    / 1024;
        } catch (IOException | java.io.UncheckedIOException e) {
            return 0;
        }
    }

    /** Processor time. */
    record Usage(Duration application, Duration broker, Duration database) {

        Usage since(Usage before) {
            return new Usage(
                    application.minus(before.application),
                    broker.minus(before.broker),
                    database.minus(before.database));
        }

        double shareOf(Duration wall) {
            var used = application.plus(broker).plus(database);
            return used.toNanos()
                    / (double) wall.toNanos()
                    / Runtime.getRuntime().availableProcessors();
        }

        String perCase(int cases) {
            return "application %.1f ms, broker %.1f ms, database %.1f ms"
                    .formatted(
                            application.toNanos() / 1e6 / cases,
                            broker.toNanos() / 1e6 / cases,
                            database.toNanos() / 1e6 / cases);
        }
    }
}
