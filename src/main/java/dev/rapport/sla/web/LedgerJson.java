package dev.rapport.sla.web;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.rapport.sla.ledger.Anchor;
import dev.rapport.sla.ledger.Fault;
import dev.rapport.sla.ledger.LedgerEntries.Entry;
import dev.rapport.sla.ledger.LedgerReport;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An entry of the ledger as other systems read it. */
record LedgerJson(
        String chain,
        long seq,
        Instant at,
        String kind,
        @JsonRawValue String body,
        @Nullable String by,
        Instant recordedAt,
        String hash) {

    static LedgerJson of(Entry entry) {
        return new LedgerJson(
                entry.chain(),
                entry.seq(),
                entry.at(),
                entry.kind(),
                entry.body(),
                entry.by() == null ? null : entry.by().toString(),
                entry.recordedAt(),
                entry.hash());
    }

    /** A closed day. */
    record Day(LocalDate day, long chains, String hash) {

        static Day of(Anchor anchor) {
            return new Day(anchor.day(), anchor.chains(), HexFormat.of().formatHex(anchor.hash()));
        }
    }

    /** Something that is not as it was written, with a sentence for people. */
    record Broken(
            String kind,
            String chain,
            @Nullable Long seq,
            @Nullable String detail,
            String text) {}

    /** What a verification found; the first faults only. */
    record Verified(
            boolean intact,
            long rows,
            long chains,
            long days,
            long compared,
            double seconds,
            List<Broken> faults,
            boolean more,
            @Nullable Day lastAnchor) {

        static Verified of(LedgerReport report, Function<Fault, String> sentence) {
            return new Verified(
                    report.isIntact(),
                    report.rows(),
                    report.chains(),
                    report.days(),
                    report.compared(),
                    report.took().toMillis() / 1000.0,
                    report.faults().stream()
                            .map(fault -> new Broken(
                                    fault.kind().name(),
                                    fault.chain(),
                                    fault.seq(),
                                    fault.detail(),
                                    sentence.apply(fault)))
                            .toList(),
                    report.more(),
                    report.lastAnchor() == null ? null : Day.of(report.lastAnchor()));
        }
    }
}
