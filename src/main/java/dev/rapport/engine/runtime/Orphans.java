package dev.rapport.engine.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Child processes that a killed application left behind. They are stopped before new ones are started. */
final class Orphans {

    private static final Logger log = LoggerFactory.getLogger(Orphans.class);
    private static final int LOOKS = 50;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    private Orphans() {}

    /**
     * Signals the process named in the first line of the file to end and waits until it has.
     *
     * @param marks what its command line must contain; a process that got the same number by chance is left alone
     * @param signal as kill takes it
     */
    static void stop(Path pidFile, List<String> marks, String signal) {
        if (!Files.exists(pidFile)) return;
        ProcessHandle.of(pidIn(pidFile))
                .filter(process -> isOurs(process, marks))
                .ifPresent(process -> stop(process, signal));
    }

    static long pidIn(Path file) {
        try {
            var first = Files.readAllLines(file).stream().findFirst().orElse("").trim();
            return first.matches("[0-9]{1,18}") ? Long.parseLong(first) : -1;
        } catch (IOException e) {
            return -1;
        }
    }

    private static boolean isOurs(ProcessHandle process, List<String> marks) {
        var arguments = arguments(process);
        var command = process.info().command().orElse("");
        return marks.stream().allMatch(mark -> command.endsWith(mark) || arguments.contains(mark));
    }

    /** A process that is just becoming another program has no arguments for a moment. */
    private static List<String> arguments(ProcessHandle process) {
        for (var look = 0; look < LOOKS; look++) {
            var arguments = process.info().arguments().orElse(new String[0]);
            if (arguments.length > 0 || !process.isAlive()) return List.of(arguments);
            try {
                Thread.sleep(BETWEEN_LOOKS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return List.of();
            }
        }
        return List.of();
    }

    private static void stop(ProcessHandle process, String signal) {
        log.warn("Stopping process {} that an earlier run left behind", process.pid());
        try {
            new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid())).start();
            process.onExit().get(30, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            process.destroyForcibly();
            process.onExit().join();
        } catch (ExecutionException | IOException e) {
            throw new IllegalStateException("process " + process.pid() + " cannot be stopped", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
