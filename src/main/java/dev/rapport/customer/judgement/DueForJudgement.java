package dev.rapport.customer.judgement;

import dev.rapport.customer.DueCustomers;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.CustomerTermsChanged;
import dev.rapport.platform.Instants;
import dev.rapport.platform.Together;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who is to be judged: whose facts changed, for whom time passed, and all when there is another version of the rulebook. */
@Component
class DueForJudgement {

    private static final Duration BETWEEN_SWEEPS = Duration.ofMinutes(1);
    private static final UUID FIRST = new UUID(0, 0);

    private record State(
            int version, @Nullable UUID markedTo, @Nullable Instant sweptAt) {}

    private final JdbcClient jdbc;
    private final DueCustomers waiting;

    DueForJudgement(JdbcClient jdbc) {
        this.jdbc = jdbc;
        waiting = new DueCustomers(jdbc, "judgement_due");
    }

    /** What merges, their undoing and files changed of how customers are served. */
    @EventListener
    void hear(CustomerTermsChanged changed) {
        if (!Together.keep(this, changed.customer(), this::mark)) mark(List.of(changed.customer()));
    }

    private void mark(List<CustomerId> customers) {
        jdbc.sql("""
                        insert into judgement_due (customer_id)
                        select distinct unnest(cast(:ids as uuid[]))
                        where judging_is_away()
                        """)
                .param("ids", customers.stream().map(CustomerId::value).toArray(UUID[]::new))
                .update();
    }

    List<UUID> take(int most) {
        return waiting.take(most);
    }

    void putBack(Collection<UUID> customers) {
        waiting.putBack(customers);
    }

    /**
     * In the transaction of a page, so that a crash loses nothing.
     *
     * @param version that decides now
     * @param most to be marked at once
     */
    void markWhatTimeAndRulesChanged(int version, int most, Instant now, LocalDate today) {
        var state = jdbc.sql("select version, marked_to, swept_at from judgement_state")
                .query((row, number) -> new State(
                        row.getInt("version"),
                        row.getObject("marked_to", UUID.class),
                        Instants.instantOrNull(row, "swept_at")))
                .single();
        var from = state.version() == version ? state.markedTo() : FIRST;
        if (from != null) keep(version, markFrom(from, most));
        var swept = state.sweptAt();
        if (swept != null && Duration.between(swept, now).abs().compareTo(BETWEEN_SWEEPS) < 0) return;
        if (markWhereTimePassed(most, now, today) < most)
            jdbc.sql("update judgement_state set swept_at = :now")
                    .param("now", Instants.utc(now))
                    .update();
    }

    private void keep(int version, @Nullable UUID markedTo) {
        jdbc.sql("update judgement_state set version = :version, marked_to = :to")
                .param("version", version)
                .param("to", markedTo, Types.OTHER)
                .update();
    }

    /** Gives the last one; nothing when there are no more. */
    private @Nullable UUID markFrom(UUID after, int most) {
        var marked = jdbc.sql("""
                        insert into judgement_due (customer_id)
                        select id
                        from customer
                        where id > :after and erased_at is null
                        order by id
                        limit :most
                        returning customer_id
                        """)
                .param("after", after)
                .param("most", most)
                .query((row, number) -> row.getObject(1, UUID.class))
                .list();
        return marked.size() < most ? null : marked.getLast();
    }

    private int markWhereTimePassed(int most, Instant now, LocalDate today) {
        return jdbc.sql("""
                        with looked as (
                            update customer_judgement
                            set look_at = null
                            where customer_id = any(array(
                                select customer_id
                                from customer_judgement
                                where look_at <= :today
                                order by look_at
                                limit :most
                                for update skip locked))
                            returning customer_id)
                        insert into judgement_due (customer_id)
                        select customer_id
                        from looked
                        union
                        select customer_id
                        from rule_override
                        where until <= :now
                        """)
                .param("today", today)
                .param("most", most)
                .param("now", Instants.utc(now))
                .update();
    }

    /** How many are still to be judged; at most 100,000. */
    int count() {
        return jdbc.sql("""
                        select count(*)
                        from (
                            (select 1 from judgement_due limit 100000)
                            union all
                            (select 1
                            from customer
                            where id > (select marked_to from judgement_state)
                            limit 100000)
                            limit 100000) as due
                        """).query(Integer.class).single();
    }
}
