package dev.rapport.customer.handover;

import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Instants;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is to change hands at platforms, and what they said of it. */
@Component
class TransferRows {

    /** An identity of a customer at a platform. */
    record Known(CustomerId customer, String platform, String account, String external) {}

    /** A wish that is on its way. */
    record Transfer(
            UUID id,
            CustomerId customer,
            String account,
            String external,
            UserId taker,
            @Nullable Instant askedAt) {

        TransferWish wish(UserId from, boolean hasLeft) {
            return new TransferWish(id, account, external, from, taker, hasLeft);
        }
    }

    private final JdbcClient jdbc;
    private final Clock clock;

    TransferRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Where customers are known, besides to us. */
    List<Known> known(Collection<CustomerId> customers) {
        return jdbc.sql("""
                        select customer_id, channel, account, external
                        from social_identity
                        where customer_id = any(:customers)
                        order by customer_id, id
                        """)
                .param("customers", customers.stream().map(CustomerId::value).toArray(UUID[]::new))
                .query((row, number) -> new Known(
                        new CustomerId(row.getObject("customer_id", UUID.class)),
                        row.getString("channel"),
                        row.getString("account"),
                        row.getString("external")))
                .list();
    }

    /** By platform, how many customers of a person are known there. */
    Map<String, Integer> platforms(UserId from) {
        return jdbc
                .sql("""
                        select channel, count(distinct customer_id) as many
                        from social_identity
                        join customer on customer.id = customer_id
                        where owner_id = :from
                        group by channel
                        """)
                .param("from", from.value())
                .query((row, number) -> Map.entry(row.getString("channel"), row.getInt("many")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Which of these changed hands at the platform as often as it allows since then. */
    Set<Known> usedUp(Collection<Known> all, int most, Instant since) {
        return Set.copyOf(jdbc.sql("""
                        select asked.customer_id, asked.platform, asked.account, asked.external
                        from unnest(
                                cast(:customers as uuid[]), cast(:platforms as text[]), cast(:accounts as text[]),
                                cast(:externals as text[]))
                            as asked (customer_id, platform, account, external)
                        where (
                            select count(*)
                            from hand_over_transfer t
                            where t.platform = asked.platform
                                and t.account = asked.account
                                and t.external = asked.external
                                and t.state in ('ASKED', 'DONE')
                                and t.asked_at > :since) >= :most
                        """)
                .param(
                        "customers",
                        all.stream().map(one -> one.customer().value()).toArray(UUID[]::new))
                .param("platforms", all.stream().map(Known::platform).toArray(String[]::new))
                .param("accounts", all.stream().map(Known::account).toArray(String[]::new))
                .param("externals", all.stream().map(Known::external).toArray(String[]::new))
                .param("since", Instants.utc(since))
                .param("most", most)
                .query((row, number) -> new Known(
                        new CustomerId(row.getObject("customer_id", UUID.class)),
                        row.getString("platform"),
                        row.getString("account"),
                        row.getString("external")))
                .list());
    }

    void ready(SubjectId handOver, Collection<Known> all, Map<CustomerId, UserId> takers) {
        if (all.isEmpty()) return;
        jdbc.sql("""
                        insert into hand_over_transfer (
                            id, hand_over_id, customer_id, platform, account, external, taker_id, state)
                        select gen_random_uuid(), :handOver, customer_id, platform, account, external, taker_id, 'READY'
                        from unnest(
                                cast(:customers as uuid[]), cast(:platforms as text[]), cast(:accounts as text[]),
                                cast(:externals as text[]), cast(:takers as uuid[]))
                            as fresh (customer_id, platform, account, external, taker_id)
                        """)
                .param("handOver", handOver.value())
                .param(
                        "customers",
                        all.stream().map(one -> one.customer().value()).toArray(UUID[]::new))
                .param("platforms", all.stream().map(Known::platform).toArray(String[]::new))
                .param("accounts", all.stream().map(Known::account).toArray(String[]::new))
                .param("externals", all.stream().map(Known::external).toArray(String[]::new))
                .param(
                        "takers",
                        all.stream().map(one -> taker(takers, one).value()).toArray(UUID[]::new))
                .update();
    }

    private static UserId taker(Map<CustomerId, UserId> takers, Known one) {
        return Objects.requireNonNull(takers.get(one.customer()));
    }

    /** The next that the platform was not asked for. */
    List<Transfer> unasked(SubjectId handOver, String platform, int limit) {
        return list(handOver, platform, "state = 'READY'", clock.instant(), limit);
    }

    /** The next of which nothing was heard since then. */
    List<Transfer> unheard(SubjectId handOver, String platform, Instant since, int limit) {
        return list(handOver, platform, "state = 'ASKED' and coalesce(heard_at, asked_at) <= :since", since, limit);
    }

    private List<Transfer> list(SubjectId handOver, String platform, String condition, Instant since, int limit) {
        return jdbc.sql("""
                        select *
                        from hand_over_transfer
                        where hand_over_id = :handOver
                            and platform = :platform
                            and {condition}
                        order by id
                        limit :limit
                        """.replace("{condition}", condition))
                .param("handOver", handOver.value())
                .param("platform", platform)
                .param("since", Instants.utc(since))
                .param("limit", limit)
                .query(TransferRows::transfer)
                .list();
    }

    /** When the platform was spoken with about what it has not decided, the first of it first. */
    Optional<Instant> lastWord(SubjectId handOver, String platform) {
        return jdbc.sql("""
                        select min(coalesce(heard_at, asked_at)) as at
                        from hand_over_transfer
                        where hand_over_id = :handOver
                            and platform = :platform
                            and state = 'ASKED'
                        """)
                .param("handOver", handOver.value())
                .param("platform", platform)
                .query((row, number) -> Optional.ofNullable(Instants.instantOrNull(row, "at")))
                .single();
    }

    void answered(Map<UUID, TransferAnswer> answers) {
        if (answers.isEmpty()) return;
        var ids = List.copyOf(answers.keySet());
        var all = ids.stream().map(answers::get).toList();
        jdbc.sql("""
                        update hand_over_transfer t
                        set state = answer.state,
                            said = answer.said,
                            asked_at = coalesce(t.asked_at, :now),
                            heard_at = case when t.asked_at is null then null else cast(:now as timestamptz) end,
                            settled_at = case when answer.state = 'ASKED' then null else cast(:now as timestamptz) end
                        from unnest(cast(:ids as uuid[]), cast(:states as text[]), cast(:said as text[]))
                            as answer (id, state, said)
                        where t.id = answer.id
                        """)
                .param("ids", ids.toArray(UUID[]::new))
                .param("states", all.stream().map(one -> one.outcome().name()).toArray(String[]::new))
                .param("said", all.stream().map(TransferAnswer::said).toArray(String[]::new))
                .param("now", Instants.utc(clock.instant()))
                .update();
    }

    /** What all platforms together say of customers: the worst of it while none is open any more. */
    record Whole(
            CustomerId customer, String state, @Nullable String said) {}

    /** Of the last choice of a taker only. */
    List<Whole> whole(SubjectId handOver, Collection<CustomerId> customers) {
        return jdbc.sql("""
                        select t.customer_id,
                            case
                                when bool_or(t.state = 'READY') then 'READY'
                                when bool_or(t.state = 'ASKED') then 'ASKED'
                                when bool_or(t.state = 'REFUSED') then 'REFUSED'
                                when bool_or(t.state = 'FULL') then 'FULL'
                                when bool_or(t.state = 'FAILED') then 'FAILED'
                                else 'DONE'
                            end as state,
                            string_agg(distinct t.said, '; ') as said
                        from hand_over_transfer t
                        join hand_over_customer g
                            on g.hand_over_id = t.hand_over_id
                            and g.customer_id = t.customer_id
                            and g.taker_id = t.taker_id
                        where t.hand_over_id = :handOver
                            and t.customer_id = any(:customers)
                            and not t.is_over
                        group by t.customer_id
                        """)
                .param("handOver", handOver.value())
                .param("customers", customers.stream().map(CustomerId::value).toArray(UUID[]::new))
                .query((row, number) -> new Whole(
                        new CustomerId(row.getObject("customer_id", UUID.class)),
                        row.getString("state"),
                        row.getString("said")))
                .list();
    }

    /** What came before a new choice of takers does not count any more. */
    void over(SubjectId handOver, Collection<CustomerId> customers) {
        jdbc.sql("""
                        update hand_over_transfer
                        set is_over = true
                        where hand_over_id = :handOver
                            and customer_id = any(:customers)
                        """)
                .param("handOver", handOver.value())
                .param("customers", customers.stream().map(CustomerId::value).toArray(UUID[]::new))
                .update();
    }

    private static Transfer transfer(ResultSet row, int number) throws SQLException {
        return new Transfer(
                row.getObject("id", UUID.class),
                new CustomerId(row.getObject("customer_id", UUID.class)),
                row.getString("account"),
                row.getString("external"),
                new UserId(row.getObject("taker_id", UUID.class)),
                Instants.instantOrNull(row, "asked_at"));
    }
}
