package dev.rapport.customer.quality;

import dev.rapport.access.Access;
import dev.rapport.access.ForRoles;
import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.customer.owners.FitOwners;
import dev.rapport.platform.AfterCommit;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Page;
import dev.rapport.platform.Refused;
import dev.rapport.platform.UserId;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Repairs of many customers at once: managers look at what would be done, have it done, and undo it once. */
@ForRoles({Role.MANAGER, Role.ADMIN})
@Service
@Transactional
public class Repairs {

    /** More are repaired in parts, so that each can be looked at and undone. */
    public static final int MOST = 50_000;

    private static final int SHOWN = 20;
    private static final int LONGEST_PAGE = 200;

    private final RepairRows rows;
    private final RepairLines lines;
    private final FaultQueries faults;
    private final FitOwners fit;
    private final RepairLoop loop;
    private final Access access;
    private final Clock clock;

    Repairs(
            RepairRows rows,
            RepairLines lines,
            FaultQueries faults,
            FitOwners fit,
            RepairLoop loop,
            Access access,
            Clock clock) {
        this.rows = rows;
        this.lines = lines;
        this.faults = faults;
        this.fit = fit;
        this.loop = loop;
        this.access = access;
        this.clock = clock;
    }

    /** What a repair would be about: how many customers, and the first of them. */
    public record Preview(int customers, List<FaultLine> first) {

        public boolean isTooMany() {
            return customers > MOST;
        }
    }

    @Transactional(readOnly = true)
    public Preview preview(Which which) {
        return new Preview(
                rows.count(which, MOST + 1), faults.list(which, SHOWN, null).items());
    }

    /** Has all done of whom that is so now; in the background, from the next moment on. */
    public Repair start(RepairWish wish) {
        wish.requireSane();
        if (wish.deed() == Deed.GIVE) fit.require(wish.to());
        var many = rows.count(wish.which(), MOST + 1);
        if (many == 0) throw Refused.conflict("quality.nothing-to-repair");
        if (many > MOST) throw Refused.conflict("quality.too-many", MOST);
        var id = Ids.next();
        rows.add(id, wish, asker(), clock.instant());
        rows.plan(id, wish.which());
        wake();
        return found(id);
    }

    /** Makes the customers what they were before, but for what somebody changed since. */
    public Repair undo(UUID id) {
        var repair = rows.locked(id).orElseThrow(() -> Refused.notFound("error.no-such-id", id));
        switch (repair.state()) {
            case REPAIRING -> throw Refused.conflict("quality.still-repairing");
            case UNDOING, UNDONE -> throw Refused.conflict("quality.undone-already");
            case DONE -> rows.undo(id, asker(), clock.instant());
        }
        wake();
        return found(id);
    }

    @ForRoles({Role.MANAGER, Role.AUDITOR, Role.ADMIN})
    @Transactional(readOnly = true)
    public Repair get(UUID id) {
        return found(id);
    }

    /** The newest first. */
    @ForRoles({Role.MANAGER, Role.AUDITOR, Role.ADMIN})
    @Transactional(readOnly = true)
    public Page<Repair> list(int limit, @Nullable String after) {
        return rows.list(Math.clamp(limit, 1, LONGEST_PAGE), after);
    }

    /** In the order of their ids; of one state, if that is said. */
    @ForRoles({Role.MANAGER, Role.AUDITOR, Role.ADMIN})
    @Transactional(readOnly = true)
    public Page<RepairLine> lines(UUID id, RepairLine.@Nullable State state, int limit, @Nullable String after) {
        found(id);
        return lines.list(id, state, Math.clamp(limit, 1, LONGEST_PAGE), after);
    }

    private Repair found(UUID id) {
        return rows.find(id).orElseThrow(() -> Refused.notFound("error.no-such-id", id));
    }

    private void wake() {
        AfterCommit.then(loop::wake);
    }

    private @Nullable UserId asker() {
        return access.current().map(Person::id).orElse(null);
    }
}
