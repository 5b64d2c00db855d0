package dev.rapport.customer.handover;

import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Instants;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import java.sql.Types;
import java.time.Clock;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The customers in hand-overs, and how each stands. */
@Component
class GivenRows {

    /** One that is to be given on now. */
    record Due(CustomerId customer, @Nullable UserId taker) {}

    /**
     * How one stands from now on.
     *
     * @param notMoved absent where nothing else than before is known
     */
    record Settled(
            CustomerId customer,
            Standing standing,
            @Nullable String why,
            @Nullable String said,
            @Nullable List<String> notMoved,
            int cases,
            int casesStayed) {

        static Settled of(CustomerId customer, Standing standing, @Nullable String why) {
            return new Settled(customer, standing, why, null, null, 0, 0);
        }
    }

    private final JdbcClient jdbc;
    private final Clock clock;

    GivenRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** All customers of a person that are not in it yet, in turn to those who take; says how many. */
    int plan(SubjectId handOver, UserId from, List<UserId> turn) {
        return jdbc.sql("""
                        insert into hand_over_customer (
                            id, hand_over_id, customer_id, taker_id, standing, changed_at)
                        select gen_random_uuid(), :handOver, id,
                            (cast(:turn as uuid[]))[1 + (row_number() over (order by id) - 1) % greatest(:length, 1)],
                            'PLANNED', :now
                        from customer
                        where owner_id = :from
                        on conflict (hand_over_id, customer_id) do nothing
                        """)
                .param("handOver", handOver.value())
                .param("from", from.value())
                .param("turn", turn.stream().map(UserId::value).toArray(UUID[]::new))
                .param("length", turn.size())
                .param("now", Instants.utc(clock.instant()))
                .update();
    }

    /** In the order of their customers. */
    List<GivenCustomer> list(SubjectId handOver, Collection<Standing> standings, int limit, @Nullable String after) {
        return jdbc.sql("""
                        select g.*, c.name, (select name from app_user where id = g.taker_id) as taker_name
                        from hand_over_customer g
                        join customer c on c.id = g.customer_id
                        where g.hand_over_id = :handOver
                            and g.standing = any(:standings)
                            and g.customer_id > :after
                        order by g.customer_id
                        limit :limit
                        """)
                .param("handOver", handOver.value())
                .param("standings", names(standings))
                .param("after", after == null ? new UUID(0, 0) : Ids.parse(after))
                .param("limit", limit)
                .query((row, number) -> {
                    var taker = row.getObject("taker_id", UUID.class);
                    return new GivenCustomer(
                            new CustomerId(row.getObject("customer_id", UUID.class)),
                            row.getString("name"),
                            taker == null ? null : new UserId(taker),
                            row.getString("taker_name"),
                            Standing.valueOf(row.getString("standing")),
                            row.getString("why"),
                            row.getString("said"),
                            List.of((String[]) row.getArray("not_moved").getArray()),
                            row.getInt("cases"),
                            row.getInt("cases_stayed"));
                })
                .list();
    }

    /** Chooses who takes; those that a platform refused are planned again. Says how many it chose for. */
    int choose(
            SubjectId handOver,
            @Nullable Collection<CustomerId> customers,
            Collection<Standing> standings,
            @Nullable UserId taker) {
        return jdbc.sql("""
                        update hand_over_customer
                        set taker_id = :taker, standing = 'PLANNED', why = null, said = null, changed_at = :now
                        where hand_over_id = :handOver
                            and standing = any(:standings)
                            and (:all or customer_id = any(:customers))
                        """)
                .param("handOver", handOver.value())
                .param("taker", taker == null ? null : taker.value(), Types.OTHER)
                .param("standings", names(standings))
                .param("all", customers == null)
                .param(
                        "customers",
                        customers == null
                                ? new UUID[0]
                                : customers.stream().map(CustomerId::value).toArray(UUID[]::new))
                .param("now", Instants.utc(clock.instant()))
                .update();
    }

    /** The next ones that are planned. */
    List<Due> due(SubjectId handOver, int limit) {
        return jdbc.sql("""
                        select customer_id, taker_id
                        from hand_over_customer
                        where hand_over_id = :handOver
                            and standing = 'PLANNED'
                        order by customer_id
                        limit :limit
                        """)
                .param("handOver", handOver.value())
                .param("limit", limit)
                .query((row, number) -> {
                    var taker = row.getObject("taker_id", UUID.class);
                    return new Due(
                            new CustomerId(row.getObject("customer_id", UUID.class)),
                            taker == null ? null : new UserId(taker));
                })
                .list();
    }

    /** Who takes these. */
    List<Due> takers(SubjectId handOver, Collection<CustomerId> customers) {
        return jdbc.sql("""
                        select customer_id, taker_id
                        from hand_over_customer
                        where hand_over_id = :handOver
                            and customer_id = any(:customers)
                        order by customer_id
                        """)
                .param("handOver", handOver.value())
                .param("customers", customers.stream().map(CustomerId::value).toArray(UUID[]::new))
                .query((row, number) -> {
                    var taker = row.getObject("taker_id", UUID.class);
                    return new Due(
                            new CustomerId(row.getObject("customer_id", UUID.class)),
                            taker == null ? null : new UserId(taker));
                })
                .list();
    }

    boolean has(SubjectId handOver, Standing standing) {
        return jdbc.sql("""
                        select exists (
                            select 1
                            from hand_over_customer
                            where hand_over_id = :handOver
                                and standing = :standing
                        )
                        """)
                .param("handOver", handOver.value())
                .param("standing", standing.name())
                .query(Boolean.class)
                .single();
    }

    void settle(SubjectId handOver, Collection<Settled> all) {
        if (all.isEmpty()) return;
        jdbc.sql("""
                        update hand_over_customer g
                        set standing = settled.standing,
                            why = settled.why,
                            said = settled.said,
                            not_moved = coalesce(string_to_array(settled.not_moved, ','), g.not_moved),
                            cases = g.cases + settled.cases,
                            cases_stayed = settled.cases_stayed,
                            changed_at = :now
                        from unnest(
                                cast(:customers as uuid[]), cast(:standings as text[]), cast(:whys as text[]),
                                cast(:said as text[]), cast(:notMoved as text[]), cast(:cases as int[]),
                                cast(:stayed as int[]))
                            as settled (customer_id, standing, why, said, not_moved, cases, cases_stayed)
                        where g.hand_over_id = :handOver
                            and g.customer_id = settled.customer_id
                        """)
                .param("handOver", handOver.value())
                .param("now", Instants.utc(clock.instant()))
                .param(
                        "customers",
                        all.stream().map(one -> one.customer().value()).toArray(UUID[]::new))
                .param(
                        "standings",
                        all.stream().map(one -> one.standing().name()).toArray(String[]::new))
                .param("whys", all.stream().map(Settled::why).toArray(String[]::new))
                .param("said", all.stream().map(Settled::said).toArray(String[]::new))
                .param(
                        "notMoved",
                        all.stream()
                                .map(Settled::notMoved)
                                .map(moved -> moved == null ? null : String.join(",", moved))
                                .toArray(String[]::new))
                .param("cases", all.stream().map(Settled::cases).toArray(Integer[]::new))
                .param("stayed", all.stream().map(Settled::casesStayed).toArray(Integer[]::new))
                .update();
    }

    /** Those that nobody else was chosen for. */
    int keep(SubjectId handOver) {
        return jdbc.sql("""
                        update hand_over_customer
                        set standing = 'KEPT', changed_at = :now
                        where hand_over_id = :handOver
                            and standing = any(:unsettled)
                        """)
                .param("handOver", handOver.value())
                .param("unsettled", names(Standing.UNSETTLED))
                .param("now", Instants.utc(clock.instant()))
                .update();
    }

    /** How many each taker has got so far, of those who got some since this was asked last. */
    Map<UserId, Integer> received(SubjectId handOver) {
        return jdbc
                .sql("""
                        with fresh as (
                            update hand_over_customer
                            set told = true
                            where hand_over_id = :handOver
                                and standing = 'DONE'
                                and taker_id is not null
                                and not told
                            returning taker_id)
                        select taker_id, count(*) as many
                        from hand_over_customer
                        where hand_over_id = :handOver
                            and standing = 'DONE'
                            and taker_id in (select taker_id from fresh)
                        group by taker_id
                        """)
                .param("handOver", handOver.value())
                .query((row, number) ->
                        Map.entry(new UserId(row.getObject("taker_id", UUID.class)), row.getInt("many")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    void forget(SubjectId handOver) {
        jdbc.sql("delete from hand_over_customer where hand_over_id = :handOver")
                .param("handOver", handOver.value())
                .update();
    }

    private static String[] names(Collection<Standing> standings) {
        return standings.stream().map(Standing::name).toArray(String[]::new);
    }

    /** All that there are. */
    static List<Standing> anyStanding() {
        return Arrays.asList(Standing.values());
    }
}
