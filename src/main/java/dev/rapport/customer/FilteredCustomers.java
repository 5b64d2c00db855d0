package dev.rapport.customer;

import dev.rapport.customer.fields.FactField.Format;
import dev.rapport.customer.fields.FactFields;
import dev.rapport.platform.Cursor;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Instants;
import dev.rapport.platform.Page;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Customers by what they are, the newest first, so that an index of each filter gives them in their order. */
@Component
class FilteredCustomers {

    private static final UUID LAST = new UUID(-1, -1);

    /** As the index of them asks. */
    private static final String AMONG_SEVERAL = """
        %1$s.value like '%%; %%'
                                and string_to_array(%1$s.value, '; ') @> string_to_array(:%1$sValue, '; ')""";

    private final JdbcClient jdbc;
    private final CustomerQueries queries;
    private final FactFields fields;
    private final Clock clock;

    FilteredCustomers(JdbcClient jdbc, CustomerQueries queries, FactFields fields, Clock clock) {
        this.jdbc = jdbc;
        this.queries = queries;
        this.fields = fields;
        this.clock = clock;
    }

    CustomersFound newest(CustomerFilter filter, int limit, @Nullable String after) {
        var ids = with(
                        filter,
                        jdbc.sql(from(filter)
                                        + "and {id} < :after order by {id} desc".replace("{id}", idOf(filter))
                                        + " limit :limit")
                                .param("after", after == null ? LAST : Cursor.id(after))
                                .param("limit", limit + 1))
                .query((row, number) -> new CustomerId(row.getObject("id", UUID.class)))
                .list();
        var page = Page.of(ids, limit, Cursor::of);
        var lines = queries.lines(page.items());
        return new CustomersFound(
                page.items().stream().map(lines::get).filter(Objects::nonNull).toList(), page.next(), false);
    }

    /** Those of some that the filter lets pass, its text aside. */
    Set<CustomerId> passing(CustomerFilter filter, Collection<CustomerId> some) {
        return new HashSet<>(with(
                        filter,
                        jdbc.sql(from(filter) + "and customer.id = any(:some)")
                                .param(
                                        "some",
                                        some.stream().map(CustomerId::value).toArray(UUID[]::new)))
                .query((row, number) -> new CustomerId(row.getObject("id", UUID.class)))
                .list());
    }

    /** Of the table whose index gives them in their order. */
    private static String idOf(CustomerFilter filter) {
        if (filter.tag() != null) return "tag.customer_id";
        if (filter.membership() != null) return "held.customer_id";
        return filter.facts().isEmpty() ? "customer.id" : "said0.customer_id";
    }

    private boolean isSeveral(String fact) {
        return fields.of(fact).format() == Format.CHOICES;
    }

    private String from(CustomerFilter filter) {
        var conditions = new ArrayList<>(List.of("customer.erased_at is null"));
        var from = "select customer.id from customer ";
        if (filter.tag() != null) {
            from = "select customer.id from customer_tag tag join customer on customer.id = tag.customer_id ";
            conditions.add("lower(tag.word) = lower(:tag)");
            conditions.add("(tag.expires_at is null or tag.expires_at > :now)");
        }
        if (filter.owner() != null) conditions.add("customer.owner_id = :owner");
        if (filter.nobodys()) conditions.add("customer.owner_id is null");
        if (filter.tier() != null) conditions.add("customer.tier = :tier");
        if (filter.lifecycle() != null) conditions.add("customer.lifecycle = :lifecycle");
        if (filter.membership() != null) {
            from += "join membership held on held.customer_id = customer.id ";
            conditions.add("held.ended_on is null and held.level = :membership");
            conditions.add("held.since <= :today and (held.valid_until is null or held.valid_until >= :today)");
        }
        var place = 0;
        for (var name : new TreeMap<>(filter.facts()).keySet()) {
            var said = "said" + place++;
            from += "join customer_fact %1$s on %1$s.customer_id = customer.id ".formatted(said);
            conditions.add("""
                    %1$s.name = :%1$sName
                        and (lower(left(%1$s.value, 100)) = lower(left(:%1$sValue, 100))
                                and lower(%1$s.value) = lower(:%1$sValue)
                            or %2$s)""".formatted(said, isSeveral(name) ? AMONG_SEVERAL.formatted(said) : "false"));
        }
        return from + "where " + String.join(" and ", conditions) + " ";
    }

    private StatementSpec with(CustomerFilter filter, StatementSpec sql) {
        var asked = sql;
        if (filter.tag() != null) asked = asked.param("tag", filter.tag()).param("now", Instants.utc(clock.instant()));
        if (filter.owner() != null) asked = asked.param("owner", filter.owner().value());
        if (filter.tier() != null) asked = asked.param("tier", filter.tier());
        if (filter.lifecycle() != null)
            asked = asked.param("lifecycle", filter.lifecycle().name());
        if (filter.membership() != null)
            asked = asked.param("membership", filter.membership()).param("today", LocalDate.now(clock));
        var place = 0;
        for (var fact : new TreeMap<>(filter.facts()).entrySet()) {
            var said = "said" + place++;
            asked = asked.param(said + "Name", fact.getKey()).param(said + "Value", fact.getValue());
        }
        return asked;
    }
}
