package dev.rapport.bench;

import dev.rapport.platform.UserId;
import java.nio.file.Path;
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
    private static final double WANTED_COLD = 0.5;

    static final String BARE = "bare";
    static final String RAPPORT = "rapport";
    static final String FLOWABLE = "flowable";

    /** Compiled only where Flowable could be fetched. */
    private static final String FLOWABLE_CASES = "dev.rapport.bench.FlowableCases";

    private final Folders folders;
    private final int cases;
    private final OwnProcess parts;

    Spine(Folders folders, int cases, OwnProcess parts) {
        this.folders = folders;
        this.cases = cases;
        this.parts = parts;
    }

    void run() throws Exception {
        Report.line("%d cores, %d cases measured", Runtime.getRuntime().availableProcessors(), cases);
        Report.section("Start of the product");
        new Starts(folders).report("from nothing", folders.work().resolve("first"));
        Report.section("Lead cases on the bare broker, with workers that do nothing");
        var bare = parts.run(BARE);
        Report.section("Lead cases in Rapport");
        var rapport = parts.run(RAPPORT);
        Report.section("Lead cases on an embedded Flowable 8, with the product's own services and drawing");
        var flowable = hasFlowable() ? parts.run(FLOWABLE) : null;
        if (flowable == null) Report.line("left out: Flowable is not there");
        Report.section("Lead cases beside one another");
        ratio("Rapport to bare broker, warm", rapport.warm() / bare.warm(), WANTED_RATIO);
        if (flowable != null) {
            Report.line("%-34s %.2f", "Flowable to bare broker, warm", flowable.warm() / bare.warm());
            Report.line("%-34s %.2f", "Rapport to Flowable, warm", rapport.warm() / flowable.warm());
        }
        ratio("Rapport, cold to warm", rapport.cold() / rapport.warm(), WANTED_COLD);
        ratio("bare broker, cold to warm", bare.cold() / bare.warm(), WANTED_COLD);
        ratio("Rapport cold to bare broker warm", rapport.cold() / bare.warm(), WANTED_RATIO * WANTED_COLD);
        Report.section("Start of the product");
        new Starts(folders).report("from all this data", data(), "--rapport.empty=true");
    }

    private static void ratio(String what, double ratio, double wanted) {
        Report.line("%-34s %.2f (wanted: at least %.1f)", what, ratio, wanted);
    }

    private Path data() {
        return folders.work().resolve("rapport");
    }

    /** Only how fast files come into a product that has just started. */
    void runImports() throws Exception {
        try (var rapport = Rapport.start(folders, data())) {
            rapport.addSellers();
            Report.section("Imports, while the cases they start are worked on");
            new ImportRates(rapport).report(folders.dataFiles());
        }
    }

    void runBare() throws Exception {
        try (var broker = new BareBroker(folders, UNDER_WAY)) {
            broker.prepare();
            var rounds =
                    new ColdAndWarm("bare broker", broker::run, List.of(broker.process(), ProcessHandle.current()));
            var cold = rounds.cold();
            rounds.warmUp(cases);
            var before = Processes.cpu(broker.process());
            var ownBefore = Processes.cpu(ProcessHandle.current());
            var took = broker.run(cases);
            var used = Processes.cpu(broker.process()).minus(before);
            var own = Processes.cpu(ProcessHandle.current()).minus(ownBefore);
            var warm = Report.perSecond(cases, took);
            Report.line(
                    "%-22s %.1f cases/s; processor time a case: workers %.1f ms, broker %.1f ms",
                    "bare broker, warm", warm, own.toNanos() / 1e6 / cases, used.toNanos() / 1e6 / cases);
            new Rates(cold, warm).write(folders.rates(BARE));
        }
    }

    void runRapport() throws Exception {
        try (var rapport = Rapport.start(folders, data())) {
            var processes = rapport.processes();
            whole(rapport, processes, rapport.addSellers()).write(folders.rates(RAPPORT));
            processes.reportMemory("memory after the cases");
            Report.section("Imports, while the cases they start are worked on");
            new ImportRates(rapport).report(folders.dataFiles());
            processes.reportMemory("memory after them");
        }
    }

    private static boolean hasFlowable() {
        try {
            Class.forName(FLOWABLE_CASES, false, Spine.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    void runFlowable() throws Exception {
        try (var rapport = Rapport.startWithoutEngine(folders, folders.work().resolve(FLOWABLE))) {
            var processes = rapport.processes();
            var seller = rapport.addSellers().getFirst();
            var made = Class.forName(FLOWABLE_CASES).getDeclaredConstructor(Rapport.class, UserId.class, int.class);
            var flowable = (ColdAndWarm.Cases) made.newInstance(rapport, seller, UNDER_WAY);
            Report.line(
                    "the same: drawing, rules, rows, score, route, clock, trail, database with its fsync, what is entered");
            Report.line(
                    "not the same: the engine runs in the application, and its steps commit with the services' own writes;");
            Report.line("  no form is checked, no log of records and no list of tasks is kept beside the engine's");
            var rounds = new ColdAndWarm("Flowable", flowable, List.of(processes.application()));
            var cold = rounds.cold();
            rounds.warmUp(cases);
            var commits = rapport.commits();
            var before = processes.usage();
            var took = flowable.run(cases);
            var used = processes.usage().since(before);
            var warm = Report.perSecond(cases, took);
            Report.line(
                    "%-22s %.1f cases/s; processor time a case: %s; %.1f commits a case",
                    "Flowable, warm", warm, used.perCase(cases), (rapport.commits() - commits) / (double) cases);
            Report.line("limited by             %s", limit(used, took));
            new Rates(cold, warm).write(folders.rates(FLOWABLE));
        }
    }

    private Rates whole(Rapport rapport, Processes processes, List<UserId> sellers) throws Exception {
        try (var leads = new LeadCases(rapport, sellers.getFirst(), UNDER_WAY)) {
            var rounds = new ColdAndWarm("Rapport", leads::run, List.of(processes.application(), processes.broker()));
            var cold = rounds.cold();
            rounds.warmUp(cases);
            leads.news().takeDelays();
            var commits = rapport.commits();
            var before = processes.usage();
            var took = leads.run(cases);
            var used = processes.usage().since(before);
            var rate = Report.perSecond(cases, took);
            Report.line(
                    "%-22s %.1f cases/s; processor time a case: %s; %.1f commits a case",
                    "Rapport, warm", rate, used.perCase(cases), (rapport.commits() - commits) / (double) cases);
            Report.line("limited by             %s", limit(used, took));
            delays("task seen, full load", leads.news().takeDelays());
            leads.run(cases / 2, rate / 2);
            delays("task seen, half load", leads.news().takeDelays());
            return new Rates(cold, rate);
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
