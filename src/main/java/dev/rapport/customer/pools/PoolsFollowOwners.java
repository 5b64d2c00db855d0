package dev.rapport.customer.pools;

import dev.rapport.customer.owners.OwnerCause;
import dev.rapport.customer.owners.OwnerEvent.CustomerGivenOn;
import dev.rapport.customer.pools.PoolRows.Entry;
import dev.rapport.customer.pools.PoolRows.Kept;
import dev.rapport.platform.CustomerTable;
import dev.rapport.platform.FollowsCustomer;
import dev.rapport.platform.Together;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Who has an owner is in no pool; who is given back to a team that has a pool is in that. */
@Component
class PoolsFollowOwners {

    @Configuration(proxyBeanMethods = false)
    static class Tables {

        @Bean
        FollowsCustomer poolsFollowCustomers() {
            return new FollowsCustomer(
                    CustomerTable.of("pool_customer", "customer_id").onceFor("pool_id"),
                    CustomerTable.of("pool_take", "customer_id"),
                    CustomerTable.of("pool_notice", "customer_id").onceFor("pool_id"));
        }
    }

    private static final Set<OwnerCause> TO_A_TEAM =
            Set.of(OwnerCause.BY_HAND, OwnerCause.HAND_OVER, OwnerCause.REPAIR);

    private final PoolRows rows;
    private final Clock clock;

    PoolsFollowOwners(PoolRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    @EventListener
    void hear(CustomerGivenOn given) {
        if (!Together.keep(this, given, this::follow)) follow(List.of(given));
    }

    private void follow(List<CustomerGivenOn> all) {
        var owned = all.stream()
                .filter(one -> one.owner() != null)
                .map(CustomerGivenOn::customer)
                .toList();
        if (!owned.isEmpty()) rows.leave(owned);
        var free = all.stream()
                .filter(one -> one.owner() == null && one.team() != null && TO_A_TEAM.contains(one.cause()))
                .toList();
        if (!free.isEmpty()) enter(free);
    }

    private void enter(List<CustomerGivenOn> free) {
        var pools = rows.all();
        var entries = new HashMap<PoolId, ArrayList<Entry>>();
        for (var one : free)
            poolOf(pools, String.valueOf(one.team()))
                    .ifPresent(pool -> entries.computeIfAbsent(pool, first -> new ArrayList<>())
                            .add(new Entry(one.customer(), one.ownerBefore())));
        entries.forEach((pool, all) -> rows.enter(pool, all, free.getFirst().because(), clock.instant()));
    }

    private static Optional<PoolId> poolOf(List<Kept> pools, String team) {
        return pools.stream()
                .filter(pool -> pool.rules().active() && pool.rules().teams().contains(team))
                .map(Kept::id)
                .findFirst();
    }
}
