package dev.rapport.customer.membership;

import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Instants;
import java.sql.Types;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of many memberships, read and written in statements that serve all of them. */
@Component
class IntakeRows {

    /** @param before absent of a new one */
    record Row(CustomerId customer, @Nullable Membership before, Membership after) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    IntakeRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Those that have not ended, lapsed or not. */
    Map<CustomerId, Membership> open(Collection<CustomerId> customers) {
        var open = new HashMap<CustomerId, Membership>();
        jdbc.sql("select * from membership where customer_id = any(:customers) and ended_on is null")
                .param("customers", ids(customers))
                .query(row -> {
                    open.put(new CustomerId(row.getObject("customer_id", UUID.class)), MembershipRows.read(row, 0));
                });
        return open;
    }

    /** Who has or had these numbers, by their keys. Nobody else takes them until the transaction ends. */
    Map<String, CustomerId> holders(Collection<String> numbers) {
        var holders = new HashMap<String, CustomerId>();
        if (numbers.isEmpty()) return holders;
        var keys =
                numbers.stream().map(MembershipNumber::key).distinct().sorted().toArray(String[]::new);
        jdbc.sql("""
                        select pg_advisory_xact_lock(hashtextextended('membership ' || key, 0))
                        from (select key from unnest(cast(:keys as text[])) as key order by key) keys
                        """).param("keys", keys).query((row, place) -> true).list();
        jdbc.sql("select number_key, customer_id from membership where number_key = any(:keys)")
                .param("keys", keys)
                .query(row -> {
                    holders.put(row.getString("number_key"), new CustomerId(row.getObject("customer_id", UUID.class)));
                });
        return holders;
    }

    /** Those without a number have the next ones of the house's series. */
    List<Row> numbered(List<Row> rows) {
        var drawn = drawn((int)
                rows.stream().filter(row -> row.after().number().isEmpty()).count());
        var numbered = new ArrayList<Row>();
        for (var row : rows) {
            var after = row.after();
            numbered.add(
                    after.number().isEmpty()
                            ? new Row(
                                    row.customer(),
                                    row.before(),
                                    after.is(drawn.remove(), after.level(), after.since(), after.validUntil()))
                            : row);
        }
        return numbered;
    }

    private Deque<String> drawn(int many) {
        var drawn = new ArrayDeque<String>();
        while (drawn.size() < many) {
            drawn.addAll(jdbc.sql("""
                            select series.number
                            from (
                                select 'MB-' || lpad(cast(nextval('membership_number_series') as text), 6, '0') as number
                                from generate_series(1, :many)) series
                            where not exists (
                                select 1
                                from membership
                                where number_key = replace(series.number, '-', ''))
                            """)
                    .param("many", many - drawn.size())
                    .query((row, place) -> row.getString("number"))
                    .list());
        }
        return drawn;
    }

    /** What stood there before an import stays known, so that its undo puts it back. */
    void put(List<Row> rows, @Nullable UUID run) {
        if (rows.isEmpty()) return;
        jdbc.sql("""
                        insert into membership (
                            id, customer_id, number, number_key, level, since, valid_until, noted_at, import_id)
                        select id, customer, number, key, level, since, until, :at, :run
                        from unnest(
                                cast(:ids as uuid[]), cast(:customers as uuid[]), cast(:numbers as text[]),
                                cast(:keys as text[]), cast(:levels as text[]), cast(:sinces as date[]),
                                cast(:untils as date[]))
                            as told (id, customer, number, key, level, since, until)
                        on conflict (id) do update
                        set number = excluded.number,
                            number_key = excluded.number_key,
                            level = excluded.level,
                            since = excluded.since,
                            valid_until = excluded.valid_until,
                            import_id = excluded.import_id,
                            was = case
                                when membership.import_id = excluded.import_id then membership.was
                                else to_jsonb(membership) - 'was'
                            end
                        """)
                .param("at", Instants.utc(clock.instant()))
                .param("run", run, Types.OTHER)
                .param("ids", texts(rows, Membership::id))
                .param("customers", ids(rows.stream().map(Row::customer).toList()))
                .param("numbers", texts(rows, Membership::number))
                .param("keys", texts(rows, one -> MembershipNumber.key(one.number())))
                .param("levels", texts(rows, Membership::level))
                .param("sinces", texts(rows, Membership::since))
                .param("untils", texts(rows, Membership::validUntil))
                .update();
    }

    private static @Nullable String[] texts(List<Row> rows, Function<Membership, @Nullable Object> part) {
        return rows.stream()
                .map(row -> part.apply(row.after()))
                .map(value -> value == null ? null : value.toString())
                .toArray(String[]::new);
    }

    private static UUID[] ids(Collection<CustomerId> customers) {
        return customers.stream().map(CustomerId::value).toArray(UUID[]::new);
    }
}
