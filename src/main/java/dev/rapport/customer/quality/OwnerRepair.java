package dev.rapport.customer.quality;

import dev.rapport.customer.owners.Owner;
import dev.rapport.customer.owners.OwnerCause;
import dev.rapport.customer.owners.OwnerMoves;
import dev.rapport.customer.pools.PoolDoor;
import dev.rapport.customer.quality.RepairLines.Line;
import dev.rapport.platform.CustomerId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gives customers of whom it is unclear whose they are to an owner or a team, and back. */
@Component
class OwnerRepair {

    private final OwnerMoves moves;
    private final RepairLines lines;
    private final PoolDoor pools;

    OwnerRepair(OwnerMoves moves, RepairLines lines, PoolDoor pools) {
        this.moves = moves;
        this.lines = lines;
        this.pools = pools;
    }

    /** Those whose owner is still who it was when the repair was asked for; gives who they are. */
    Set<CustomerId> give(Repair repair, List<Line> page) {
        var before = before(page);
        var held = moves.held(before.keySet());
        var wished = new LinkedHashMap<CustomerId, Owner>();
        held.forEach((customer, owner) -> {
            if (owner.equals(before.get(customer)) && !owner.equals(repair.to())) wished.put(customer, repair.to());
        });
        move(repair, wished, repair.why());
        return wished.keySet();
    }

    /** Those whose owner nobody changed since; gives who they are. */
    Set<CustomerId> undo(Repair repair, List<Line> page) {
        var before = before(page);
        var held = moves.held(before.keySet());
        var last = lines.lastGivenBy(repair.id(), before.keySet());
        var wished = new LinkedHashMap<CustomerId, Owner>();
        held.forEach((customer, owner) -> {
            if (last.contains(customer) && owner.equals(repair.to())) wished.put(customer, before.get(customer));
        });
        move(repair, wished, "Undone: %1$s | 已撤销：%1$s".formatted(repair.why()));
        return wished.keySet();
    }

    private void move(Repair repair, Map<CustomerId, Owner> wished, String why) {
        if (wished.isEmpty()) return;
        moves.move(
                wished,
                new OwnerMoves.Why(
                        OwnerCause.REPAIR,
                        why,
                        repair.state() == Repair.State.UNDOING ? repair.undoneBy() : repair.askedBy(),
                        repair.id()));
        var waiting = new HashMap<CustomerId, @Nullable String>();
        wished.forEach((customer, owner) -> {
            if (owner.person() == null) waiting.put(customer, owner.team());
        });
        pools.toTeams(waiting, why);
    }

    private static Map<CustomerId, Owner> before(List<Line> page) {
        var before = new LinkedHashMap<CustomerId, Owner>();
        page.forEach(line -> before.put(line.customer(), line.before().asOwner()));
        return before;
    }
}
