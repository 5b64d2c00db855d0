package dev.rapport.customer.duplicates;

import dev.rapport.platform.Ids;
import dev.rapport.platform.Instants;
import java.sql.Types;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes which customers may be one. What people decided is never written over. */
@Component
class PairRows {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    PairRows(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** What was found of two customers. */
    record Found(UUID one, UUID other, boolean isFirm, Match match) {}

    void put(Collection<Found> found, @Nullable UUID run) {
        if (found.isEmpty()) return;
        var all = List.copyOf(found);
        jdbc.sql("""
                        insert into duplicate_pair (
                            id, one_id, other_id, is_firm, zone, weight, is_swapped, reasons, found_at, run_id)
                        select id, least(one, other), greatest(one, other), is_firm, zone, weight, is_swapped,
                            cast(reasons as jsonb), :at, :run
                        from unnest(
                                cast(:ids as uuid[]), cast(:ones as uuid[]), cast(:others as uuid[]),
                                cast(:firms as boolean[]), cast(:zones as text[]), cast(:weights as double precision[]),
                                cast(:swapped as boolean[]), cast(:reasons as text[]))
                            as given (id, one, other, is_firm, zone, weight, is_swapped, reasons)
                        order by 2, 3
                        on conflict (one_id, other_id) do update
                        set is_firm = excluded.is_firm,
                            zone = excluded.zone,
                            weight = excluded.weight,
                            is_swapped = excluded.is_swapped,
                            reasons = excluded.reasons,
                            run_id = excluded.run_id
                        """)
                .param("ids", all.stream().map(one -> Ids.next()).toArray(UUID[]::new))
                .param("ones", all.stream().map(Found::one).toArray(UUID[]::new))
                .param("others", all.stream().map(Found::other).toArray(UUID[]::new))
                .param("firms", all.stream().map(Found::isFirm).toArray(Boolean[]::new))
                .param(
                        "zones",
                        all.stream().map(one -> one.match().zone().name()).toArray(String[]::new))
                .param("weights", all.stream().map(one -> one.match().weight()).toArray(Double[]::new))
                .param(
                        "swapped",
                        all.stream().map(one -> one.match().isSwapped()).toArray(Boolean[]::new))
                .param(
                        "reasons",
                        all.stream()
                                .map(one -> json.writeValueAsString(one.match().reasons()))
                                .toArray(String[]::new))
                .param("at", Instants.utc(clock.instant()))
                .param("run", run, Types.OTHER)
                .update();
    }

    /** Of these customers' pairs, those that were not found again go, unless somebody decided about them. */
    void removeOthers(Collection<UUID> customers, Collection<Found> found) {
        jdbc.sql("""
                        delete from duplicate_pair
                        where state = 'OPEN'
                            and (one_id = any(:customers) or other_id = any(:customers))
                            and not exists (
                                select 1
                                from unnest(cast(:ones as uuid[]), cast(:others as uuid[])) as given (one, other)
                                where least(one, other) = one_id and greatest(one, other) = other_id)
                        """)
                .param("customers", customers.toArray(UUID[]::new))
                .param("ones", found.stream().map(Found::one).toArray(UUID[]::new))
                .param("others", found.stream().map(Found::other).toArray(UUID[]::new))
                .update();
    }

    /** What a run over all did not find again. */
    void removeNotOf(UUID run, boolean firms) {
        jdbc.sql("""
                        delete from duplicate_pair
                        where state = 'OPEN'
                            and is_firm = :firms
                            and run_id is distinct from :run
                        """).param("firms", firms).param("run", run).update();
    }
}
