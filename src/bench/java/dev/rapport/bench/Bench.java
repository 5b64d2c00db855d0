package dev.rapport.bench;

import ch.qos.logback.classic.Level;
import dev.rapport.customer.duplicates.DuplicateFigures;
import java.nio.file.Path;
import java.util.Arrays;
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
        var benchmark = options.getOrDefault("--benchmark", "spine");
        var cases = Integer.parseInt(options.getOrDefault("--cases", "1000"));
        if (cases < 10 || cases > MOST_CASES) throw new IllegalArgumentException("--cases takes 10 to " + MOST_CASES);
        var folders = new Folders(
                Path.of(options.get("--home")).toAbsolutePath(),
                Path.of(options.get("--jar")).toAbsolutePath(),
                Path.of(options.getOrDefault("--data-files", "../shared/data")),
                Path.of(options.get("--work")).toAbsolutePath(),
                Arrays.stream(options.getOrDefault("--broker-options", "").split(","))
                        .filter(option -> !option.isEmpty())
                        .toList());
        if (LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME) instanceof ch.qos.logback.classic.Logger root)
            root.setLevel(Level.WARN);
        switch (benchmark) {
            case "spine" ->
                spine(
                        new Spine(folders, cases, new OwnProcess(folders, List.of(arguments))),
                        options.getOrDefault("--part", options.getOrDefault("--only", "all")));
            case "duplicates" -> new DuplicateFigures(folders.dataFiles(), customers(options)).run();
            case "sla" -> new SlaFigures(folders, clocks(options), seconds(options, "60")).run();
            case "customers" -> {
                var figures = new CustomerFigures(folders, customers(options));
                switch (options.getOrDefault("--only", "all")) {
                    case "search" -> figures.run();
                    case "import" -> figures.runImport();
                    case "all" -> {
                        figures.runImport();
                        figures.run();
                    }
                    default ->
                        throw new IllegalArgumentException(
                                "--only takes search or import, not " + options.get("--only"));
                }
            }
            case "scrm" -> new SegmentFigures(folders, customers(options)).run();
            case "contact" -> new ContactFigures(folders, seconds(options, "120")).run();
            default -> throw new IllegalArgumentException("there is no benchmark " + benchmark);
        }
        System.exit(0);
    }

    private static void spine(Spine spine, String part) throws Exception {
        switch (part) {
            case "all" -> spine.run();
            case "imports" -> spine.runImports();
            case Spine.BARE -> spine.runBare();
            case Spine.RAPPORT -> spine.runRapport();
            case Spine.FLOWABLE -> spine.runFlowable();
            default ->
                throw new IllegalArgumentException("--only takes imports, bare, rapport or flowable, not " + part);
        }
    }

    private static List<Integer> clocks(Map<String, String> options) {
        var clocks = Arrays.stream(
                        options.getOrDefault("--clocks", "100000,1000000").split(","))
                .map(Integer::valueOf)
                .sorted()
                .toList();
        if (clocks.getFirst() < 100) throw new IllegalArgumentException("--clocks takes 100 at least");
        return clocks;
    }

    private static int customers(Map<String, String> options) {
        var customers = Integer.parseInt(options.getOrDefault("--customers", "1000000"));
        if (customers < 1_000 || customers > 5_000_000)
            throw new IllegalArgumentException("--customers takes 1000 to 5000000");
        return customers;
    }

    private static int seconds(Map<String, String> options, String usual) {
        var seconds = Integer.parseInt(options.getOrDefault("--seconds", usual));
        if (seconds < 1 || seconds > 3_600) throw new IllegalArgumentException("--seconds takes 1 to 3600");
        return seconds;
    }

    private static Map<String, String> options(List<String> arguments) {
        var options = new HashMap<String, String>();
        for (var i = 0; i + 1 < arguments.size(); i += 2) options.put(arguments.get(i), arguments.get(i + 1));
        for (var known : List.of("--home", "--jar", "--work"))
            if (!options.containsKey(known)) throw new IllegalArgumentException(known + " is missing");
        return options;
    }
}
