package dev.rapport.bench;

import ch.qos.logback.classic.Level;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a benchmark from the command line. */
public final class Bench {

    private static final int MOST_CASES = 100_000;

    private Bench() {}

    /** Takes the folder of the broker's distribution, the packaged application and the options of "rapport bench". */
    public static void main(String[] arguments) throws Exception {
        var options = options(List.of(arguments));
        var cases = Integer.parseInt(options.getOrDefault("--cases", "1000"));
        if (cases < 10 || cases > MOST_CASES) throw new IllegalArgumentException("--cases takes 10 to " + MOST_CASES);
        var folders = new Folders(
                Path.of(options.get("--home")).toAbsolutePath(),
                Path.of(options.get("--jar")).toAbsolutePath(),
                Path.of(options.getOrDefault("--data-files", "../shared/data")),
                Path.of(options.get("--work")).toAbsolutePath());
        if (LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME) instanceof ch.qos.logback.classic.Logger root)
            root.setLevel(Level.WARN);
        new Spine(folders, cases).run();
        System.exit(0);
    }

    private static Map<String, String> options(List<String> arguments) {
        var options = new HashMap<String, String>();
        for (var i = 0; i + 1 < arguments.size(); i += 2) options.put(arguments.get(i), arguments.get(i + 1));
        for (var known : List.of("--home", "--jar", "--work"))
            if (!options.containsKey(known)) throw new IllegalArgumentException(known + " is missing");
        return options;
    }
}
