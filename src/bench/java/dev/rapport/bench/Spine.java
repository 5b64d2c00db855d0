package dev.rapport.bench;

import dev.rapport.platform.UserId;
import java.time.Duration;
import java.util.List;

/**
 * What the whole way of a case costs beside the bare broker, how soon a task is seen, how fast files come in, and what
 * starting and running take; all in one run on one machine.
 */
final class Spine {

    private static final int UNDER_WAY = 100;
    private static final double WANTED_RATIO = 0.6;
    private static final int WANTED_MILLIS = 250;
    private static final double BUSY = 0.85;

    /** Cases to warm up for each one measured; earlier, much of the processors goes into compiling the hot code. */
    private static final int WARM_UP = 3;

    private final Folders folders;
    private final int cases;

    Spine(Folders folders, int cases) {
        this.folders = folders;
        this.cases = cases;
    }

    void run() throws Exception {
        var runtime = Runtime.getRuntime();
        Report.line(
                "%d cores, %d cases measured after %d to warm up",
                runtime.availableProcessors(), cases, WARM_UP * cases);
        Report.section("Start of the product");
        new Starts(folders).report("from nothing", folders.work().resolve("first"));
        Report.section("Lead cases");
        var bare = bare();
        var data = folders.work().resolve("rapport");
        try (var rapport = Rapport.start(folders, data)) {
            var processes = rapport.processes();
            whole(rapport, processes, rapport.addSellers(), bare);
            processes.reportMemory("memory after the cases");
            Report.section("Imports, while the cases they start are worked on");
            new ImportRates(rapport).report(folders.dataFiles());
            processes.reportMemory("memory after them");
        }
        Report.section("Start of the product");
        new Starts(folders).report("from all this data", data, "--rapport.empty=true");
    }

    /** Only how fast files come into a product that has just started. */
    void runImports() throws Exception {
        try (var rapport = Rapport.start(folders, folders.work().resolve("rapport"))) {
            rapport.addSellers();
            Report.section("Imports, while the cases they start are worked on");
            new ImportRates(rapport).report(folders.dataFiles());
        }
    }

    private double bare() throws Exception {
        try (var broker = new BareBroker(folders, UNDER_WAY)) {
            broker.prepare();
            broker.run(WARM_UP * cases);
            var before = broker.cpu();
            var ownBefore = Processes.cpu(ProcessHandle.current());
            var took = broker.run(cases);
            var used = broker.cpu().minus(before);
            var own = Processes.cpu(ProcessHandle.current()).minus(ownBefore);
            var rate = Report.perSecond(cases, took);
            Report.line(
                    "bare broker            %.1f cases/s; processor time a case: workers that do nothing %.1f ms, broker %.1f ms",
                    rate, own.toNanos() / 1e6 / cases, used.toNanos() / 1e6 / cases);
            return rate;
        }
    }

    private void whole(Rapport rapport, Processes processes, List<UserId> sellers, double bare) throws Exception {
        try (var leads = new LeadCases(rapport, sellers.getFirst(), UNDER_WAY)) {
            leads.run(WARM_UP * cases);
            leads.news().takeDelays();
            var commits = leads.commits();
            var before = processes.usage();
            var took = leads.run(cases);
            var used = processes.usage().since(before);
            var rate = Report.perSecond(cases, took);
            Report.line(
                    "Rapport                %.1f cases/s; processor time a case: %s; %.1f commits a case",
                    rate, used.perCase(cases), (leads.commits() - commits) / (double) cases);
            Report.line("ratio                  %.2f (wanted: at least %.1f)", rate / bare, WANTED_RATIO);
            Report.line("limited by             %s", limit(used, took));
            delays("task seen, full load", leads.news().takeDelays());
            leads.run(cases / 2, rate / 2);
            delays("task seen, half load", leads.news().takeDelays());
        }
    }

    private static String limit(Processes.Usage used, Duration took) {
        var share = used.shareOf(took);
        if (share < BUSY) return "waiting: the processors are %.0f %% busy with it".formatted(share * 100);
        return "the processors, %.0f %% busy with it".formatted(share * 100);
    }

    private static void delays(String load, Percentiles delays) {
        Report.line(
                "%-22s p50 %d ms, p99 %d ms, most %d ms after the engine made it (%d tasks; wanted at half load: p99 under %d ms)",
                load, delays.at(50), delays.at(99), delays.at(100), delays.size(), WANTED_MILLIS);
    }
}
