package dev.rapport.insight.web;

import dev.rapport.insight.breaches.BreachNotice;
import dev.rapport.insight.breaches.BreachReport;
import dev.rapport.sla.ClockStrip;
import java.util.List;

/** A breach with what explains it, as other systems read it. */
record BreachReportJson(
        BreachJson breach,
        String zone,
        List<ClockStrip.Part> parts,
        List<ClockStrip.HandOver> handOvers,
        List<BreachNotice> notices,
        List<String> sentences) {

    static BreachReportJson of(BreachReport report, List<String> sentences) {
        var strip = report.strip();
        return new BreachReportJson(
                BreachJson.of(report.breach()),
                report.zone(),
                strip == null ? List.of() : strip.parts(),
                strip == null ? List.of() : strip.handOvers(),
                report.notices(),
                sentences);
    }
}
