package dev.rapport.customer.pools;

import dev.rapport.customer.pools.PoolRows.Entry;
import dev.rapport.platform.CustomerId;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lets customers without an owner wait where their team has a pool, and nowhere else. */
@Component
public class PoolDoor {

    private final PoolRows rows;
    private final Clock clock;

    PoolDoor(PoolRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    /** @param teams of customers that nobody owns; those without a team are in no pool any more */
    public void toTeams(Map<CustomerId, @Nullable String> teams, String why) {
        if (teams.isEmpty()) return;
        rows.leave(teams.keySet());
        var pools = rows.all();
        var entries = new TreeMap<String, ArrayList<Entry>>();
        teams.forEach((customer, team) -> {
            if (team != null)
                entries.computeIfAbsent(team, first -> new ArrayList<>()).add(new Entry(customer, null));
        });
        entries.forEach((team, all) -> pools.stream()
                .filter(pool -> pool.rules().active() && pool.rules().teams().contains(team))
                .findFirst()
                .ifPresent(pool -> rows.enter(pool.id(), all, why, clock.instant())));
    }
}
