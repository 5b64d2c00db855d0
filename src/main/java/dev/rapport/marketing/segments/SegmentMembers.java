package dev.rapport.marketing.segments;

import dev.rapport.platform.Cursor;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Instants;
import dev.rapport.platform.Page;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who is in segments, and who came and went. */
@Component
class SegmentMembers {

    record Turn(List<CustomerId> entered, List<CustomerId> left) {

        boolean isNothing() {
            return entered.isEmpty() && left.isEmpty();
        }
    }

    private record Turned(CustomerId customer, boolean entered) {}

    record Computed(long came, long went) {}

    private static final UUID LAST = new UUID(-1, -1);

    private final JdbcClient jdbc;

    SegmentMembers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The newest customers first. */
    Page<CustomerId> page(UUID segment, int limit, @Nullable String after) {
        var ids = jdbc.sql("""
                        select customer_id
                        from segment_member
                        where segment_id = :segment and customer_id < :after
                        order by customer_id desc
                        limit :limit
                        """)
                .param("segment", segment)
                .param("after", after == null ? LAST : Cursor.id(after))
                .param("limit", limit + 1)
                .query((row, number) -> new CustomerId(row.getObject(1, UUID.class)))
                .list();
        return Page.of(ids, limit, Cursor::of);
    }

    /** Decides of some customers anew whether they are in it. */
    Turn turn(UUID segment, SegmentSql.Query matching, UUID[] some, Instant now) {
        var turned = jdbc.sql("""
                        with fit as (
                            {matching}),
                        came as (
                            insert into segment_member (segment_id, customer_id, since)
                            select :segment, id, :since
                            from fit
                            order by id
                            on conflict do nothing
                            returning customer_id),
                        went as (
                            delete from segment_member
                            where segment_id = :segment
                                and customer_id = any(:some)
                                and not exists (select from fit where fit.id = segment_member.customer_id)
                            returning customer_id)
                        select customer_id, true as entered from came
                        union all
                        select customer_id, false from went
                        """.replace("{matching}", matching.sql()))
                .params(matching.parameters())
                .param("segment", segment)
                .param(SegmentSql.SOME, some)
                .param("since", Instants.utc(now))
                .query((row, number) ->
                        new Turned(new CustomerId(row.getObject("customer_id", UUID.class)), row.getBoolean("entered")))
                .list();
        var entered = new ArrayList<CustomerId>();
        var left = new ArrayList<CustomerId>();
        turned.forEach(one -> (one.entered() ? entered : left).add(one.customer()));
        return new Turn(entered, left);
    }

    /** The same of all customers. */
    Computed compute(UUID segment, SegmentSql.Query matching, Instant now) {
        return jdbc.sql("""
                        with fit as (
                            {matching}),
                        came as (
                            insert into segment_member (segment_id, customer_id, since)
                            select :segment, id, :since
                            from fit
                            on conflict do nothing
                            returning 1),
                        went as (
                            delete from segment_member
                            where segment_id = :segment
                                and not exists (select from fit where fit.id = segment_member.customer_id)
                            returning 1)
                        select (select count(*) from came) as came, (select count(*) from went) as went
                        """.replace("{matching}", matching.sql()))
                .params(matching.parameters())
                .param("segment", segment)
                .param("since", Instants.utc(now))
                .query((row, number) -> new Computed(row.getLong("came"), row.getLong("went")))
                .single();
    }
}
