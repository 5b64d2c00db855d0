package dev.rapport.marketing.segments;

import dev.rapport.marketing.segments.SegmentChange.What;
import dev.rapport.platform.Cursor;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Instants;
import dev.rapport.platform.Page;
import dev.rapport.platform.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What became of segments, for ninety days. */
@Component
class SegmentChanges {

    private static final UUID LAST = new UUID(-1, -1);
    private static final Duration KEPT = Duration.ofDays(90);

    private final JdbcClient jdbc;

    SegmentChanges(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The newest first. */
    Page<SegmentChange> page(UUID segment, int limit, @Nullable String after) {
        var rows = jdbc.sql("""
                        select *
                        from segment_change
                        where segment_id = :segment and id < :after
                        order by id desc
                        limit :limit
                        """)
                .param("segment", segment)
                .param("after", after == null ? LAST : Cursor.id(after))
                .param("limit", limit + 1)
                .query((row, number) -> {
                    var customer = row.getObject("customer_id", UUID.class);
                    var by = row.getObject("changed_by", UUID.class);
                    return new SegmentChange(
                            row.getObject("id", UUID.class),
                            Instants.instant(row, "at"),
                            What.valueOf(row.getString("what")),
                            customer == null ? null : new CustomerId(customer),
                            row.getLong("came"),
                            row.getLong("went"),
                            by == null ? null : new UserId(by));
                })
                .list();
        return Page.of(rows, limit, one -> Cursor.of(one.id()));
    }

    void note(UUID segment, What what, long came, long went, Instant at) {
        jdbc.sql("""
                        insert into segment_change (id, segment_id, at, what, came, went)
                        values (:id, :segment, :at, :what, :came, :went)
                        """)
                .param("id", Ids.next())
                .param("segment", segment)
                .param("at", Instants.utc(at))
                .param("what", what.name())
                .param("came", came)
                .param("went", went)
                .update();
    }

    void noteFrozen(UUID segment, UserId by, Instant at) {
        jdbc.sql("""
                        insert into segment_change (id, segment_id, at, what, changed_by)
                        values (:id, :segment, :at, 'FROZEN', :by)
                        """)
                .param("id", Ids.next())
                .param("segment", segment)
                .param("at", Instants.utc(at))
                .param("by", by.value())
                .update();
    }

    void note(UUID segment, What what, List<CustomerId> customers, Instant at) {
        if (customers.isEmpty()) return;
        jdbc.sql("""
                        insert into segment_change (id, segment_id, at, what, customer_id)
                        select id, :segment, :at, :what, customer
                        from unnest(cast(:ids as uuid[]), cast(:customers as uuid[])) as turned (id, customer)
                        """)
                .param("ids", Stream.generate(Ids::next).limit(customers.size()).toArray(UUID[]::new))
                .param("segment", segment)
                .param("at", Instants.utc(at))
                .param("what", what.name())
                .param("customers", customers.stream().map(CustomerId::value).toArray(UUID[]::new))
                .update();
    }

    void forgetOld(Instant now) {
        jdbc.sql("delete from segment_change where at < :before")
                .param("before", Instants.utc(now.minus(KEPT)))
                .update();
    }
}
