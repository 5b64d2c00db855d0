package dev.rapport.customer.quality;

import dev.rapport.customer.owners.Owner;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Instants;
import dev.rapport.platform.Page;
import dev.rapport.platform.UserId;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The customers of repairs. */
@Component
class RepairLines {

    /**
     * What a customer was before it was repaired.
     *
     * @param tags those that were outdated and were renewed or removed; empty before that
     */
    record Before(
            @Nullable UUID owner,
            @Nullable String team,
            @Nullable List<OldTag> tags) {

        Owner asOwner() {
            return new Owner(owner == null ? null : new UserId(owner), team);
        }

        List<OldTag> oldTags() {
            return tags == null ? List.of() : tags;
        }
    }

    record OldTag(
            String word,
            String source,
            Instant addedAt,
            @Nullable Instant expiresAt) {}

    /** @param doneAt absent before it was repaired */
    record Line(
            CustomerId customer, Before before, @Nullable Instant doneAt) {}

    private final JdbcClient jdbc;
    private final JsonMapper json;

    RepairLines(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    List<Line> next(UUID repair, RepairLine.State state, int most) {
        return jdbc.sql("""
                        select customer_id, before, done_at
                        from quality_repair_line
                        where repair_id = :repair
                            and state = :state
                        order by customer_id
                        limit :most
                        """)
                .param("repair", repair)
                .param("state", state.name())
                .param("most", most)
                .query((row, number) -> new Line(
                        new CustomerId(row.getObject("customer_id", UUID.class)),
                        json.readValue(row.getString("before"), Before.class),
                        Instants.instantOrNull(row, "done_at")))
                .list();
    }

    /** Keeps what tags they had. */
    void remember(UUID repair, Map<CustomerId, Before> before) {
        if (before.isEmpty()) return;
        var ids = before.keySet().stream().toList();
        jdbc.sql("""
                        update quality_repair_line
                        set before = cast(known.before as jsonb)
                        from unnest(cast(:customers as uuid[]), cast(:before as text[])) as known (customer_id, before)
                        where repair_id = :repair
                            and quality_repair_line.customer_id = known.customer_id
                        """)
                .param("repair", repair)
                .param("customers", ids.stream().map(CustomerId::value).toArray(UUID[]::new))
                .param(
                        "before",
                        ids.stream()
                                .map(id -> json.writeValueAsString(before.get(id)))
                                .toArray(String[]::new))
                .update();
    }

    /** Of them, those whose owner nobody changed since this repair did. */
    Set<CustomerId> lastGivenBy(UUID repair, Collection<CustomerId> customers) {
        return new HashSet<>(jdbc.sql("""
                        select given.id
                        from unnest(cast(:customers as uuid[])) as given (id)
                        cross join lateral (
                            select source_id
                            from customer_owner_change
                            where customer_id = given.id
                            order by id desc
                            limit 1) as last
                        where last.source_id = :repair
                        """)
                .param("repair", repair)
                .param("customers", customers.stream().map(CustomerId::value).toArray(UUID[]::new))
                .query((row, number) -> new CustomerId(row.getObject(1, UUID.class)))
                .list());
    }

    /** In the order of their ids; of one state, if that is said. */
    Page<RepairLine> list(UUID repair, RepairLine.@Nullable State state, int limit, @Nullable String after) {
        var rows = jdbc.sql("""
                        select line.customer_id, line.state, customer.name,
                            (select name from app_user where id = customer.owner_id) as owner
                        from quality_repair_line line
                        join customer on customer.id = line.customer_id
                        where line.repair_id = :repair
                            and (cast(:state as text) is null or line.state = :state)
                            and line.customer_id > :after
                        order by line.customer_id
                        limit :limit
                        """)
                .param("repair", repair)
                .param("state", state == null ? null : state.name(), Types.VARCHAR)
                .param("after", after == null ? new UUID(0, 0) : Ids.parse(after))
                .param("limit", limit + 1)
                .query((row, number) -> new RepairLine(
                        new CustomerId(row.getObject("customer_id", UUID.class)),
                        row.getString("name"),
                        row.getString("owner"),
                        RepairLine.State.valueOf(row.getString("state"))))
                .list();
        return Page.of(rows, limit, line -> line.customer().toString());
    }
}
