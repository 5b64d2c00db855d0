package dev.rapport.sla.recomputation.work;

import dev.rapport.platform.SubjectId;
import dev.rapport.sla.clocks.KeptClock;
import dev.rapport.sla.ledger.Chain;
import dev.rapport.sla.ledger.Ledger;
import dev.rapport.sla.ledger.LedgerEntry;
import dev.rapport.sla.recomputation.Recomputation;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes down whose due times moved without anything having happened to the case, and why. */
@Component
public class DueMoves {

    /**
     * A clock that falls due at another time than before.
     *
     * @param from absent when it never fell due
     * @param to absent when it never falls due any more
     */
    public record Move(
            KeptClock clock,
            @Nullable Instant from,
            @Nullable Instant to) {

        /** @param before absent for a clock that there was not */
        public static Move of(@Nullable KeptClock before, KeptClock after) {
            return new Move(
                    after,
                    before == null ? null : before.clock().dueAt(),
                    after.clock().dueAt());
        }

        /** Of a clock that there is not any more. */
        static Move away(KeptClock before) {
            return new Move(before, before.clock().dueAt(), null);
        }

        public boolean isMove() {
            return !Objects.equals(from, to);
        }

        public boolean isEarlier() {
            return to != null && (from == null || to.isBefore(from));
        }
    }

    /** What the ledger says of a case whose clocks moved. */
    private record Entry(Recomputation.Kind because, String key, UUID recomputation, List<Line> clocks) {}

    private record Line(
            UUID clock,
            String metric,
            int round,
            String policy,
            String rule,
            int ruleVersion,
            String calendar,
            @Nullable Instant from,
            @Nullable Instant to) {

        public static Line of(Move move) {
            var kept = move.clock();
            return new Line(
                    kept.id(),
                    kept.metric().name(),
                    kept.clock().round(),
                    kept.promise().policy(),
                    kept.promise().rule(),
                    kept.promise().ruleVersion(),
                    kept.promise().calendar(),
                    move.from(),
                    move.to());
        }
    }

    private final Ledger ledger;
    private final Clock clock;

    DueMoves(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Writes one entry a case; joins the transaction that moved the clocks. */
    void note(Recomputation because, List<Move> moves) {
        var now = clock.instant();
        var bySubject = new TreeMap<UUID, List<Line>>();
        for (var move : moves)
            bySubject
                    .computeIfAbsent(move.clock().subject().value(), subject -> new ArrayList<>())
                    .add(Line.of(move));
        var entries = new ArrayList<LedgerEntry>();
        bySubject.forEach((subject, lines) -> entries.add(new LedgerEntry(
                Chain.of(new SubjectId(subject)),
                now,
                "due-changed",
                new Entry(because.kind(), because.key(), because.id(), lines),
                because.by())));
        ledger.append(entries);
    }
}
