package dev.rapport.customer.duplicates;

import dev.rapport.access.Access;
import dev.rapport.access.ForRoles;
import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.customer.PointSight;
import dev.rapport.platform.AfterCommit;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.ForEverybody;
import dev.rapport.platform.Instants;
import dev.rapport.platform.Page;
import dev.rapport.platform.Refused;
import java.sql.Types;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What people do with customers that may be one. Who works with customers finds all of them, with contact points masked;
 * so it is here, and no reason says a value.
 */
@Component
public class Duplicates {

    private static final Role[] WORKERS = {Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN};
    private static final Role[] RUNNERS = {Role.MANAGER, Role.ADMIN};

    private final Access access;
    private final PairQueries queries;
    private final PointSight sights;
    private final RunRows runs;
    private final RunLoop loop;
    private final JdbcClient jdbc;
    private final Clock clock;

    Duplicates(
            Access access,
            PairQueries queries,
            PointSight sights,
            RunRows runs,
            RunLoop loop,
            JdbcClient jdbc,
            Clock clock) {
        this.sights = sights;
        this.access = access;
        this.queries = queries;
        this.runs = runs;
        this.loop = loop;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Pairs that may be one, the surest first; or those of which somebody said that they are different.
     *
     * @param zone absent for all
     */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.AUDITOR, Role.ADMIN})
    @Transactional(readOnly = true)
    public Page<Pair> list(boolean different, @Nullable Zone zone, int limit, @Nullable String after) {
        var page = queries.list(different, zone, limit, after);
        return new Page<>(told(page.items()), page.next());
    }

    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.AUDITOR, Role.ADMIN})
    @Transactional(readOnly = true)
    public Pair get(UUID id) {
        var pair = queries.find(id).orElseThrow(() -> Refused.notFound("error.no-such-id", id));
        return told(List.of(pair)).getFirst();
    }

    private List<Pair> told(List<Pair> pairs) {
        var reached = new HashMap<CustomerId, List<String>>();
        for (var pair : pairs)
            for (var side : List.of(pair.one(), pair.other())) reached.put(side.id(), side.contactPoints());
        var seen = sights.listed(reached);
        return pairs.stream().map(pair -> pair.reached(seen)).toList();
    }

    /** Remembers that the two are different, whatever later runs find; said again, it changes nothing. */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Transactional
    public void different(UUID id) {
        decide(id, "OPEN", "DIFFERENT");
    }

    /** Takes that back. */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Transactional
    public void openAgain(UUID id) {
        decide(id, "DIFFERENT", "OPEN");
    }

    /** Compares all customers with all others in the background; refused while that goes on. */
    @ForRoles({Role.MANAGER, Role.ADMIN})
    @Transactional
    public DuplicateRun run() {
        var id = runs.start(access.current().map(Person::id).orElse(null));
        AfterCommit.then(loop::wake);
        return find(id);
    }

    /** Ends a run; what it found stays. */
    @ForRoles({Role.MANAGER, Role.ADMIN})
    @Transactional
    public DuplicateRun stop(UUID id) {
        find(id);
        if (!runs.stop(id)) throw Refused.conflict("duplicates.run-over");
        return find(id);
    }

    /** The run that goes on, or the last one. */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.AUDITOR, Role.ADMIN})
    public Optional<DuplicateRun> lastRun() {
        return runs.last();
    }

    @ForEverybody("tells only what the asker may")
    public boolean mayDecide() {
        return access.hasRole(WORKERS);
    }

    @ForEverybody("tells only what the asker may")
    public boolean mayRun() {
        return access.hasRole(RUNNERS);
    }

    private DuplicateRun find(UUID id) {
        return runs.find(id).orElseThrow(() -> Refused.notFound("error.no-such-id", id));
    }

    private void decide(UUID id, String from, String to) {
        get(id);
        var by = to.equals("OPEN") ? Optional.<Person>empty() : access.current();
        jdbc.sql("""
                        update duplicate_pair
                        set state = :to, decided_by = :by, decided_at = :at
                        where id = :id and state = :from
                        """)
                .param("id", id)
                .param("from", from)
                .param("to", to)
                .param("by", by.map(person -> person.id().value()).orElse(null), Types.OTHER)
                .param("at", to.equals("OPEN") ? null : Instants.utc(clock.instant()), Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
    }
}
