package dev.rapport.customer.membership;

import dev.rapport.customer.membership.IntakeRows.Row;
import dev.rapport.imports.RowNote;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Ids;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes in memberships of many customers that files tell of, inside the caller's transaction. */
@Component
public class MembershipIntake {

    /**
     * What a file says of a membership; what it leaves open stays, or is as for whoever joins.
     *
     * @param level its word
     */
    public record Told(
            CustomerId customer,
            @Nullable String level,
            @Nullable String number,
            @Nullable LocalDate since,
            @Nullable LocalDate until) {}

    private final IntakeRows rows;
    private final MembershipChanges changes;
    private final KnownLevels levels;
    private final Clock clock;

    MembershipIntake(IntakeRows rows, MembershipChanges changes, KnownLevels levels, Clock clock) {
        this.rows = rows;
        this.changes = changes;
        this.levels = levels;
        this.clock = clock;
    }

    /** @return why some were left as they were */
    public Map<CustomerId, RowNote> take(List<Told> told, @Nullable UUID run) {
        var left = new HashMap<CustomerId, RowNote>();
        if (told.isEmpty()) return left;
        var open = rows.open(told.stream().map(Told::customer).toList());
        var holders = rows.holders(
                told.stream().map(Told::number).filter(Objects::nonNull).toList());
        var written = new ArrayList<Row>();
        for (var one : told) {
            var before = open.get(one.customer());
            var number = one.number();
            var holder = number == null ? null : holders.get(MembershipNumber.key(number));
            if (number != null && holder != null && !holder.equals(one.customer()))
                left.put(one.customer(), new RowNote("import.note.membership-number-taken", number));
            else if (before == null && one.level() == null)
                left.put(one.customer(), new RowNote("import.note.membership-without-level"));
            else {
                var after = before == null ? fresh(one) : changed(before, one);
                if (after == null) left.put(one.customer(), new RowNote("import.note.membership-days"));
                else if (!after.equals(before)) {
                    written.add(new Row(one.customer(), before, after));
                    if (number != null) holders.put(MembershipNumber.key(number), one.customer());
                }
            }
        }
        var numbered = rows.numbered(written);
        rows.put(numbered, run);
        for (var row : numbered) changes.tell(row.customer(), row.before(), row.after());
        return left;
    }

    /** Without a number until one of the series is drawn; absent when it would be over before it begins. */
    private @Nullable Membership fresh(Told told) {
        var word = Objects.requireNonNull(told.level());
        var since = Objects.requireNonNullElseGet(told.since(), () -> LocalDate.now(clock));
        var until = told.until() == null
                ? levels.find(word).map(level -> level.until(since)).orElse(null)
                : told.until();
        if (until != null && until.isBefore(since)) return null;
        return new Membership(
                Ids.next(),
                Objects.requireNonNullElse(told.number(), ""),
                word,
                since,
                until,
                null,
                null,
                null,
                clock.instant());
    }

    private static @Nullable Membership changed(Membership before, Told told) {
        var since = Objects.requireNonNullElse(told.since(), before.since());
        var until = told.until() == null ? before.validUntil() : told.until();
        if (until != null && until.isBefore(since)) return null;
        return before.is(
                Objects.requireNonNullElse(told.number(), before.number()),
                Objects.requireNonNullElse(told.level(), before.level()),
                since,
                until);
    }
}
