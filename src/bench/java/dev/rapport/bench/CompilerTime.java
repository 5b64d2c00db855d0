package dev.rapport.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The processor time of processes and of their compiler threads, as Linux counts both. */
record CompilerTime(Duration compilers, Duration all) {

    private static final long TICKS_A_SECOND = 100;
    private static final int USER_TICKS = 11;
    private static final int SYSTEM_TICKS = 12;

    static boolean isKnown() {
        return Files.isDirectory(Path.of("/proc/self/task"));
    }

    static CompilerTime of(List<ProcessHandle> processes) {
        return new CompilerTime(
                processes.stream().map(CompilerTime::compilers).reduce(Duration.ZERO, Duration::plus),
                processes.stream().map(Processes::cpu).reduce(Duration.ZERO, Duration::plus));
    }

    /** Between 0 and 1. */
    double shareSince(CompilerTime before) {
        var used = all.minus(before.all).toNanos();
        return used == 0 ? 0 : Math.max(0, compilers.minus(before.compilers).toNanos()) / (double) used;
    }

    private static Duration compilers(ProcessHandle process) {
        try (var threads = Files.list(Path.of("/proc", String.valueOf(process.pid()), "task"))) {
            var ticks = threads.mapToLong(CompilerTime::ticks).sum();
            return Duration.ofMillis(ticks * 1000 / TICKS_A_SECOND);
        } catch (IOException e) {
            return Duration.ZERO;
        }
    }

    /** Of the line "number (name) state ...", the name may hold blanks. */
    private static long ticks(Path thread) {
        try {
            var line = Files.readString(thread.resolve("stat"));
            var name = line.substring(line.indexOf('(') + 1);
            if (!name.startsWith("C1 Compiler") && !name.startsWith("C2 Compiler")) return 0;
            var rest = name.substring(name.lastIndexOf(')') + 2).split(" ");
            return Long.parseLong(rest[USER_TICKS]) + Long.parseLong(rest[SYSTEM_TICKS]);
        } catch (IOException e) {
            return 0; // it has ended
        }
    }
}
