package dev.rapport.bench;

import java.util.List;

/**
 * What clocks cost: all of them computed again after a calendar changed, how late breaches are told while very many
 * clocks run, and one more entry in the log of a case with a long history.
 */
final class SlaFigures {

    private final Folders folders;
    private final List<Integer> clocks;
    private final int seconds;

    /**
     * @param clocks how many open clocks are computed again, from few to many
     * @param seconds for how long clocks fall due
     */
    SlaFigures(Folders folders, List<Integer> clocks, int seconds) {
        this.folders = folders;
        this.clocks = clocks;
        this.seconds = seconds;
    }

    void run() throws Exception {
        Report.line("%d cores", Runtime.getRuntime().availableProcessors());
        try (var rapport = Rapport.start(folders, folders.work().resolve("rapport"))) {
            var open = new OpenClocks(rapport);
            Report.section("A calendar changes under open clocks");
            open.fill(clocks.getFirst());
            new CalendarChange(rapport, open).report();
            Report.section("Clocks fall due");
            new BreachLateness(rapport, open).report(seconds);
            Report.section("One more entry in a case's log");
            new LongHistories(rapport).report();
            for (var more : clocks.subList(1, clocks.size())) {
                Report.section("A calendar changes under more open clocks");
                open.fill(more);
                new CalendarChange(rapport, open).report();
            }
            rapport.processes().reportMemory("memory at the end");
        }
    }
}
