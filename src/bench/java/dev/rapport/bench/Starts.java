package dev.rapport.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeoutException;

/** Starts of the packaged product as a process of its own, with its database and broker, as "rapport run" does. */
final class Starts {

    private final Folders folders;

    Starts(Folders folders) {
        this.folders = folders;
    }

    void report(String from, Path data, String... options) throws IOException, InterruptedException, TimeoutException {
        try (var rapport = new LaunchedRapport(folders, data, options)) {
            var page = rapport.awaitOk("/login");
            var all = rapport.awaitOk("/actuator/health");
            Report.line(
                    "%-22s %.1f s to the login page, %.1f s until database and broker answer too",
                    from, Report.seconds(page), Report.seconds(all));
            Thread.sleep(3_000); // the sample's first cases are on their way
            rapport.processes().reportMemory("  memory then");
        }
    }
}
