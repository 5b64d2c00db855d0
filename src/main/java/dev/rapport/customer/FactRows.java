package dev.rapport.customer;

import dev.rapport.access.Access;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Instants;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The facts about customers, each with where it comes from. */
@Component
class FactRows {

    /**
     * What a fact says, as changes keep it.
     *
     * @param at absent for what is older than such notes
     */
    record State(
            String value,
            @Nullable Instant at,
            @Nullable UUID by,
            Origin.@Nullable Source source,
            @Nullable String file,
            @Nullable Long line) {

        static State of(String value) {
            return new State(value, null, null, null, null, null);
        }

        State here(Instant now, @Nullable UUID asker, Origin origin) {
            return new State(value, now, asker, origin.source(), origin.file(), origin.line());
        }
    }

    private final JdbcClient jdbc;
    private final Access access;
    private final Clock clock;

    FactRows(JdbcClient jdbc, Access access, Clock clock) {
        this.jdbc = jdbc;
        this.access = access;
        this.clock = clock;
    }

    Map<String, String> texts(CustomerId id) {
        var facts = new LinkedHashMap<String, String>();
        of(id).forEach((name, state) -> facts.put(name, state.value()));
        return facts;
    }

    /** The same for many in one query. */
    Map<CustomerId, Map<String, String>> texts(Collection<CustomerId> ids) {
        var facts = new HashMap<CustomerId, Map<String, String>>();
        if (ids.isEmpty()) return facts;
        jdbc.sql("select customer_id, name, value from customer_fact where customer_id = any(:ids)")
                .param("ids", ids.stream().map(CustomerId::value).toArray(UUID[]::new))
                .query(row -> {
                    facts.computeIfAbsent(
                                    new CustomerId(row.getObject("customer_id", UUID.class)), first -> new HashMap<>())
                            .put(row.getString("name"), row.getString("value"));
                });
        return facts;
    }

    Map<String, State> of(CustomerId id) {
        var facts = new LinkedHashMap<String, State>();
        jdbc.sql("""
            select name, value, at, by_id, source, file, line
            from customer_fact
            where customer_id = :id
            order by name
            """).param("id", id.value()).query(row -> {
            facts.put(row.getString("name"), state(row));
        });
        return facts;
    }

    Optional<State> of(CustomerId id, String name) {
        return Optional.ofNullable(of(id).get(name));
    }

    /** What we are told of a customer, and where that comes from. */
    record Told(CustomerId customer, String name, String value, Origin origin) {}

    /** Sets facts that are not known yet. */
    void learnMissing(CustomerId id, Map<String, String> facts, Origin origin) {
        if (facts.isEmpty()) return;
        told(told(id, facts, origin), """
            insert into customer_fact (customer_id, name, value, at, by_id, source, file, line)
            select customer_id, name, value, :at, :by, source, file, line
            from unnest(
                    cast(:customers as uuid[]), cast(:names as text[]), cast(:values as text[]),
                    cast(:sources as text[]), cast(:files as text[]), cast(:lines as bigint[]))
                as told (customer_id, name, value, source, file, line)
            on conflict (customer_id, name) do nothing
            """).update();
    }

    void learn(CustomerId id, Map<String, String> facts, Origin origin) {
        learn(told(id, facts, origin));
    }

    /** Sets facts, replacing those of the same name, whose history goes on. Of no customer the same one twice. */
    void learn(Collection<Told> facts) {
        if (facts.isEmpty()) return;
        told(facts, """
            with told as (
                select *
                from unnest(
                        cast(:customers as uuid[]), cast(:names as text[]), cast(:values as text[]),
                        cast(:sources as text[]), cast(:files as text[]), cast(:lines as bigint[]),
                        cast(:ids as uuid[]))
                    as told (customer_id, name, value, source, file, line, change)),
            known as (
                select fact.*, told.value as new_value, told.source as new_source, told.file as new_file,
                    told.line as new_line, told.change
                from customer_fact fact
                join told using (customer_id, name)
                where fact.value <> told.value
                for no key update of fact),
            written as (
                insert into customer_fact (customer_id, name, value, at, by_id, source, file, line)
                select customer_id, name, value, :at, :by, source, file, line
                from told
                order by customer_id, name
                on conflict (customer_id, name) do update
                set value = excluded.value, at = excluded.at, by_id = excluded.by_id,
                    source = excluded.source, file = excluded.file, line = excluded.line
                where customer_fact.value <> excluded.value)
            insert into profile_change (
                id, customer_id, what, which, before, after, at, changed_by, source, file, line)
            select change, customer_id, 'FACT', name,
                jsonb_build_object('value', value, 'at', at, 'by', by_id, 'source', source, 'file', file, 'line', line),
                jsonb_build_object('value', new_value, 'at', cast(:at as timestamptz), 'by', cast(:by as uuid),
                    'source', new_source, 'file', new_file, 'line', new_line),
                :at, :by, new_source, new_file, new_line
            from known
            """)
                .param("ids", Stream.generate(Ids::next).limit(facts.size()).toArray(UUID[]::new))
                .update();
    }

    /** Makes the fact what it says there. */
    void put(CustomerId id, String name, State state) {
        jdbc.sql("""
            insert into customer_fact (customer_id, name, value, at, by_id, source, file, line)
            values (:id, :name, :value, :at, :by, :source, :file, :line)
            on conflict (customer_id, name) do update
            set value = excluded.value, at = excluded.at, by_id = excluded.by_id,
                source = excluded.source, file = excluded.file, line = excluded.line
            """)
                .param("id", id.value())
                .param("name", name)
                .param("value", state.value())
                .param("at", Instants.utcOrNull(state.at()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("by", state.by(), Types.OTHER)
                .param("source", state.source() == null ? null : state.source().name(), Types.VARCHAR)
                .param("file", state.file(), Types.VARCHAR)
                .param("line", state.line(), Types.BIGINT)
                .update();
    }

    void remove(CustomerId id, String name) {
        jdbc.sql("delete from customer_fact where customer_id = :id and name = :name")
                .param("id", id.value())
                .param("name", name)
                .update();
    }

    private static List<Told> told(CustomerId id, Map<String, String> facts, Origin origin) {
        return facts.entrySet().stream()
                .map(fact -> new Told(id, fact.getKey(), fact.getValue(), origin))
                .toList();
    }

    private JdbcClient.StatementSpec told(Collection<Told> facts, String sql) {
        return jdbc.sql(sql)
                .param("customers", all(facts, one -> one.customer().value()).toArray(UUID[]::new))
                .param("names", all(facts, Told::name).toArray(String[]::new))
                .param("values", all(facts, Told::value).toArray(String[]::new))
                .param(
                        "sources",
                        all(facts, one -> one.origin().source().name()).toArray(String[]::new))
                .param("files", all(facts, one -> one.origin().file()).toArray(String[]::new))
                .param("lines", all(facts, one -> one.origin().line()).toArray(Long[]::new))
                .param("at", Instants.utc(clock.instant()))
                .param("by", access.current().map(asker -> asker.id().value()).orElse(null), Types.OTHER);
    }

    private static <T> Stream<@Nullable T> all(Collection<Told> facts, Function<Told, @Nullable T> part) {
        return facts.stream().map(part);
    }

    private static State state(ResultSet row) throws SQLException {
        var source = row.getString("source");
        return new State(
                row.getString("value"),
                Instants.instantOrNull(row, "at"),
                row.getObject("by_id", UUID.class),
                source == null ? null : Origin.Source.valueOf(source),
                row.getString("file"),
                row.getObject("line", Long.class));
    }
}
