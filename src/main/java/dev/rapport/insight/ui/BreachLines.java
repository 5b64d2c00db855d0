package dev.rapport.insight.ui;

import dev.rapport.insight.breaches.Breach;
import dev.rapport.insight.breaches.BreachRemarks;
import dev.rapport.insight.breaches.BreachReports;
import dev.rapport.sla.ledger.LedgerEntries;
import dev.rapport.sla.ui.SlaRows;

/**
 * Makes the line of a breach, which opens into its details and shows what is said of it there.
 *
 * @param maySay whether the person may judge breaches
 */
record BreachLines(
        BreachReports reports,
        BreachRemarks remarks,
        LedgerEntries ledger,
        SlaRows rows,
        Downloads downloads,
        boolean maySay) {

    BreachLine of(Breach breach) {
        var line = new BreachLine[1];
        line[0] = new BreachLine(
                breach,
                rows,
                open -> new BreachDetails(
                        open,
                        reports,
                        remarks,
                        ledger,
                        rows,
                        downloads,
                        maySay,
                        said -> line[0].show(open.judgedAs(said))));
        return line[0];
    }
}
