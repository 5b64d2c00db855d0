package dev.rapport.customer.duplicates;

import dev.rapport.customer.duplicates.PairRows.Found;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Compares customers that were added or changed with all others, some hundreds in a transaction. One copy of the
 * application does so at a time, and none while a run goes over all customers, which would not see what is found.
 */
@Component
class Standing {

    private static final int AT_ONCE = 300;

    private final JdbcClient jdbc;
    private final KnownCustomers customers;
    private final KeyRows keys;
    private final PairRows pairs;
    private final Models models;

    Standing(JdbcClient jdbc, KnownCustomers customers, KeyRows keys, PairRows pairs, Models models) {
        this.jdbc = jdbc;
        this.customers = customers;
        this.keys = keys;
        this.pairs = pairs;
        this.models = models;
    }

    /** Whether there was something to do. */
    @Transactional
    boolean compareSome() {
        if (!isMyTurn()) return false;
        var due = keys.takeDue(AT_ONCE);
        if (due.isEmpty()) return false;
        var known = customers.of(due);
        keys.put(known.values());
        var sought = new HashMap<UUID, long[]>();
        known.forEach((id, customer) -> sought.put(id, Keys.of(customer)));
        var found = compared(known, keys.alike(sought));
        pairs.put(found, null);
        pairs.removeOthers(due, found);
        return true;
    }

    private Collection<Found> compared(Map<UUID, Known> known, Collection<KeyRows.Alike> alike) {
        var others = new HashMap<>(known);
        var unread = new HashSet<UUID>();
        for (var pair : alike) if (!known.containsKey(pair.other())) unread.add(pair.other());
        others.putAll(customers.of(unread));
        var model = models.both();
        var seen = new HashSet<List<UUID>>();
        var found = new ArrayList<Found>();
        for (var pair : alike) {
            var one = Objects.requireNonNull(known.get(pair.self()));
            var other = others.get(pair.other());
            if (other == null || one.isFirm() != other.isFirm() || !seen.add(inOrder(pair))) continue;
            var match = Objects.requireNonNull(model.get(one.isFirm())).match(one, other);
            if (match.zone() != Zone.DIFFERENT) found.add(new Found(one.id(), other.id(), one.isFirm(), match));
        }
        return found;
    }

    private static List<UUID> inOrder(KeyRows.Alike pair) {
        return pair.self().compareTo(pair.other()) < 0
                ? List.of(pair.self(), pair.other())
                : List.of(pair.other(), pair.self());
    }

    private boolean isMyTurn() {
        return jdbc.sql("""
                        select pg_try_advisory_xact_lock(hashtextextended('duplicates', 0))
                            and not exists (select 1 from duplicate_run where state in ('WAITING', 'RUNNING'))
                        """).query(Boolean.class).single();
    }
}
