package dev.rapport.sales;

import dev.rapport.platform.Instants;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How many open leads each colleague has, and since when they wait for the next. */
@Component
class LeadLoads {

    /** @param lastGivenAt when they were last given a lead */
    record Load(int openLeads, Instant lastGivenAt) {

        static final Load NONE = new Load(0, Instant.EPOCH);
    }

    private final JdbcClient jdbc;

    LeadLoads(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those who never had a lead are absent. */
    Map<UserId, Load> of(Collection<UserId> people) {
        var loads = new HashMap<UserId, Load>();
        jdbc.sql("""
                        select owner_id, open_leads, last_given_at
                        from lead_load
                        where owner_id = any(:people)
                        """)
                .param("people", people.stream().map(UserId::value).toArray(UUID[]::new))
                .query(row -> {
                    loads.put(
                            Objects.requireNonNull(Rows.user(row, "owner_id")),
                            new Load(row.getInt("open_leads"), Instants.instant(row, "last_given_at")));
                });
        return loads;
    }

    /**
     * Counts one more; false when the colleague has as many as they can work on, or was given another lead since
     * {@code known} was read.
     */
    boolean add(UserId owner, int capacity, Load known, Instant at) {
        if (capacity < 1) return false;
        return jdbc.sql("""
                                insert into lead_load (owner_id, open_leads, last_given_at)
                                values (:owner, 1, :at)
                                on conflict (owner_id) do update
                                set open_leads = lead_load.open_leads + 1,
                                    last_given_at = excluded.last_given_at
                                where lead_load.open_leads < :capacity
                                    and lead_load.last_given_at = :known
                                """)
                        .param("owner", owner.value())
                        .param("at", Instants.utc(at))
                        .param("capacity", capacity)
                        .param("known", Instants.utc(known.lastGivenAt()))
                        .update()
                == 1;
    }

    /** Counts one more for somebody who was chosen whatever they have, and one less for whoever had it. */
    void move(UserId from, UserId to, Instant at) {
        if (from.equals(to)) return;
        keep(from, to);
        jdbc.sql("""
                        insert into lead_load (owner_id, open_leads, last_given_at)
                        values (:owner, 1, :at)
                        on conflict (owner_id) do update
                        set open_leads = lead_load.open_leads + 1,
                            last_given_at = excluded.last_given_at
                        """).param("owner", to.value()).param("at", Instants.utc(at)).update();
        remove(from);
    }

    /** In one order, so that two who exchange leads do not wait for each other. */
    private void keep(UserId one, UserId other) {
        jdbc.sql("""
                        select owner_id
                        from lead_load
                        where owner_id in (:one, :other)
                        order by owner_id
                        for no key update
                        """)
                .param("one", one.value())
                .param("other", other.value())
                .query(UUID.class)
                .list();
    }

    /** Counts those less that go of these, which are kept from others' changes. */
    void release(Collection<SubjectId> leads) {
        jdbc.sql("""
            with fewer as (
                select owner_id, count(*) as leads
                from lead
                where id = any(:leads)
                    and status = 'ASSIGNED'
                group by owner_id
            ),
            kept as (
                select owner_id
                from lead_load
                where owner_id in (select owner_id from fewer)
                order by owner_id
                for no key update
            )
            update lead_load
            set open_leads = greatest(0, lead_load.open_leads - fewer.leads)
            from fewer
            join kept using (owner_id)
            where lead_load.owner_id = fewer.owner_id
            """)
                .param("leads", leads.stream().map(SubjectId::value).toArray(UUID[]::new))
                .update();
    }

    void remove(UserId owner) {
        jdbc.sql("""
                        update lead_load
                        set open_leads = open_leads - 1
                        where owner_id = :owner
                            and open_leads > 0
                        """).param("owner", owner.value()).update();
    }
}
