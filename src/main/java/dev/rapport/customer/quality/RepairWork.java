package dev.rapport.customer.quality;

import dev.rapport.customer.quality.Repair.State;
import dev.rapport.customer.quality.RepairEvent.CustomersGivenByRepair;
import dev.rapport.customer.quality.RepairEvent.RepairDone;
import dev.rapport.customer.quality.RepairEvent.RepairUndone;
import dev.rapport.customer.quality.RepairLines.Line;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Ids;
import dev.rapport.platform.SubjectId;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Repairs a page of customers, or undoes that, in a transaction together with how far the repair is: what was killed
 * half-way was not committed and is done again.
 */
@Component
class RepairWork {

    static final int PAGE = 200;

    private final RepairRows rows;
    private final RepairLines lines;
    private final OwnerRepair owners;
    private final TagRepair tags;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    RepairWork(
            RepairRows rows,
            RepairLines lines,
            OwnerRepair owners,
            TagRepair tags,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.lines = lines;
        this.owners = owners;
        this.tags = tags;
        this.events = events;
        this.clock = clock;
    }

    /** Whether there was something to do. */
    @Transactional
    boolean page() {
        var next = rows.next();
        if (next.isEmpty()) return false;
        var repair = next.get();
        if (repair.state() == State.REPAIRING) repair(repair);
        else undo(repair);
        return true;
    }

    private void repair(Repair repair) {
        var page = lines.next(repair.id(), RepairLine.State.WAITING, PAGE);
        if (page.isEmpty()) {
            done(repair);
            return;
        }
        var now = clock.instant();
        var repaired = repair.deed() == Deed.GIVE ? owners.give(repair, page) : tags.mend(repair, page, now);
        rows.settle(repair.id(), RepairLine.State.REPAIRED, repaired, now);
        rows.settle(repair.id(), RepairLine.State.LEFT, others(page, repaired), now);
    }

    private void undo(Repair repair) {
        var page = lines.next(repair.id(), RepairLine.State.REPAIRED, PAGE);
        var now = clock.instant();
        if (page.isEmpty()) {
            rows.stands(repair.id(), State.UNDONE, now);
            events.publishEvent(new RepairUndone(
                    Ids.next(), subject(repair), now, repair.undone(), repair.stays(), repair.askedBy()));
            return;
        }
        var undone = repair.deed() == Deed.GIVE ? owners.undo(repair, page) : tags.undo(repair, page);
        rows.settle(repair.id(), RepairLine.State.UNDONE, undone, now);
        rows.settle(repair.id(), RepairLine.State.STAYS, others(page, undone), now);
    }

    private void done(Repair repair) {
        var now = clock.instant();
        rows.stands(repair.id(), State.DONE, now);
        events.publishEvent(new RepairDone(
                Ids.next(), subject(repair), now, repair.repaired(), repair.leftOut(), repair.askedBy()));
        var to = repair.to().person();
        if (to != null && repair.repaired() > 0 && !to.equals(repair.askedBy()))
            events.publishEvent(
                    new CustomersGivenByRepair(Ids.next(), subject(repair), now, repair.repaired(), repair.why(), to));
    }

    private static List<CustomerId> others(List<Line> page, Set<CustomerId> settled) {
        return page.stream()
                .map(Line::customer)
                .filter(customer -> !settled.contains(customer))
                .toList();
    }

    private static SubjectId subject(Repair repair) {
        return new SubjectId(repair.id());
    }
}
