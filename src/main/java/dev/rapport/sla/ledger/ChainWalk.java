package dev.rapport.sla.ledger;

import dev.rapport.sla.ledger.Fault.Kind;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Goes once through all rows in the order of chains; remembers one row, and a few bytes for each closed day. */
final class ChainWalk {

    private static final byte[] NOTHING = {};

    private static final class Day {

        final MessageDigest digest;
        long chains;

        Day(Anchor anchor) {
            digest = anchor.begun();
        }
    }

    private final List<Anchor> anchors;
    private final Map<LocalDate, Day> days = new HashMap<>();
    private final Consumer<Fault> faults;
    private @Nullable LedgerRow last;
    private long rows;
    private long chains;

    ChainWalk(List<Anchor> anchors, Consumer<Fault> faults) {
        this.anchors = anchors;
        this.faults = faults;
        anchors.forEach(anchor -> days.put(anchor.day(), new Day(anchor)));
    }

    void visit(LedgerRow row) {
        var before = last;
        var follows = before != null && before.chain().equals(row.chain());
        if (before != null && !(follows && before.day().equals(row.day()))) endsDay(before);
        if (!follows) chains++;
        check(row, follows ? before : null);
        last = row;
        rows++;
    }

    private void check(LedgerRow row, @Nullable LedgerRow before) {
        var expected = before == null ? 1 : before.seq() + 1;
        var link = before == null ? NOTHING : before.hash();
        if (row.seq() != expected)
            faults.accept(new Fault(Kind.MISSING_BEFORE, row.chain(), row.seq(), String.valueOf(row.seq() - expected)));
        if (!row.isWhole()) faults.accept(new Fault(Kind.CHANGED, row.chain(), row.seq(), null));
        else if (row.seq() == expected && !Arrays.equals(row.previous(), link))
            faults.accept(new Fault(Kind.NOT_LINKED, row.chain(), row.seq(), null));
        else if (before != null && row.recordedAt() < before.recordedAt())
            faults.accept(new Fault(Kind.OUT_OF_TIME, row.chain(), row.seq(), null));
    }

    /** The row is the last of its chain on its day. */
    private void endsDay(LedgerRow row) {
        var day = days.get(row.day());
        if (day == null) return;
        day.chains++;
        Anchor.add(day.digest, row.chain(), row.seq(), row.hash());
    }

    /** To be called when all rows were visited; looks at the anchors. */
    void end() {
        if (last != null) endsDay(last);
        @Nullable Anchor before = null;
        for (var anchor : anchors) {
            check(anchor, before);
            before = anchor;
        }
    }

    private void check(Anchor anchor, @Nullable Anchor before) {
        var day = days.get(anchor.day());
        if (before != null
                && !(before.day().plusDays(1).equals(anchor.day()) && Arrays.equals(before.hash(), anchor.previous())))
            faults.accept(new Fault(Kind.ANCHOR_NOT_LINKED, anchor.day().toString(), null, null));
        if (day != null && (day.chains != anchor.chains() || !Arrays.equals(day.digest.digest(), anchor.hash())))
            faults.accept(new Fault(Kind.ANCHOR, anchor.day().toString(), null, anchor.chains() + " / " + day.chains));
    }

    long rows() {
        return rows;
    }

    long chains() {
        return chains;
    }
}
