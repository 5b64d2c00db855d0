package dev.rapport.customer.judgement;

import dev.rapport.customer.Lifecycle;
import dev.rapport.customer.judgement.JudgedCustomer.Before;
import dev.rapport.customer.judgement.JudgedCustomer.Held;
import dev.rapport.customer.judgement.JudgedCustomer.Lasting;
import dev.rapport.customer.judgement.JudgedCustomer.OnIt;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Instants;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Reads of many customers at once what the rulebook wants to know, and how they stand. */
@Component
class JudgedRows {

    private static final String SEPARATOR = "\u001f";

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final String currency;

    JudgedRows(JdbcClient jdbc, JsonMapper json, @Value("${rapport.currency:CNY}") String currency) {
        this.jdbc = jdbc;
        this.json = json;
        this.currency = currency;
    }

    /** Those that are there and that nobody changes just now; until the transaction ends nobody else does. */
    List<JudgedCustomer> of(Collection<UUID> ids, Instant now, ZoneId zone) {
        return read(locked(ids, "skip locked"), now, zone);
    }

    /** The same of those that nobody else may be changing; waits for who does. */
    List<JudgedCustomer> held(Collection<UUID> ids, Instant now, ZoneId zone) {
        return read(locked(ids, ""), now, zone);
    }

    /** Those that are there, as somebody sees them who changes nothing. */
    List<JudgedCustomer> seen(Collection<UUID> ids, Instant now, ZoneId zone) {
        return read(ids, now, zone);
    }

    /** Before they are read: what stands beside a row is not read again when the row was waited for. */
    private List<UUID> locked(Collection<UUID> ids, String others) {
        return jdbc.sql("""
                        select id
                        from customer
                        where id = any(:ids) and erased_at is null
                        order by id
                        for no key update
                        """ + others)
                .param("ids", ids.toArray(UUID[]::new))
                .query((row, number) -> row.getObject("id", UUID.class))
                .list();
    }

    private List<JudgedCustomer> read(Collection<UUID> ids, Instant now, ZoneId zone) {
        return jdbc.sql("""
                        select c.id, c.kind, c.tier, c.lifecycle, c.created_at, c.owner_id is not null as owned,
                            coalesce((
                                select sum(orders)
                                from purchase_total
                                where customer_id = c.id), 0) as purchases,
                            year.many, year.amount, year.oldest, rhythm.first_day, rhythm.last_day, rhythm.median_days,
                            (select count(*) from customer_need where customer_id = c.id) as needs,
                            held.level as held_level, held.since as held_since, held.valid_until as held_until,
                            array(
                                select concat_ws(
                                    :separator, word, source, extract(epoch from added_at),
                                    extract(epoch from expires_at))
                                from customer_tag
                                where customer_id = c.id) as tags,
                            array(
                                select concat_ws(:separator, what, which, says)
                                from rule_override
                                where customer_id = c.id
                                    and (until is null or until > :now)) as overrides,
                            (
                                select min(until)
                                from rule_override
                                where customer_id = c.id and until > :now) as overrides_end,
                            said.customer_id is not null as judged, said.stage is not null as said_stage,
                            said.tier is not null as said_tier, said.tags as said_tags
                        from customer c
                        left join purchase_rhythm rhythm on rhythm.customer_id = c.id
                        left join customer_judgement said on said.customer_id = c.id
                        left join membership held on held.customer_id = c.id and held.ended_on is null
                        left join lateral (
                            select count(*) as many, min(day) as oldest,
                                coalesce(sum(amount - discount - returned) filter (where currency = :currency), 0) as amount
                            from purchase
                            where customer_id = c.id
                                and day > cast(:today as date) - :year) as year on true
                        where c.id = any(:ids)
                        order by c.id
                        """)
                .param("separator", SEPARATOR)
                .param("now", Instants.utc(now))
                .param("today", LocalDate.ofInstant(now, zone))
                .param("year", JudgedCustomer.YEAR)
                .param("currency", currency)
                .param("ids", ids.toArray(UUID[]::new))
                .query((row, number) -> customer(row, zone))
                .list();
    }

    private JudgedCustomer customer(ResultSet row, ZoneId zone) throws SQLException {
        Lifecycle stage = null;
        String tier = null;
        var refused = new HashSet<String>();
        for (var override : (String[]) row.getArray("overrides").getArray()) {
            var parts = override.split(SEPARATOR, -1);
            switch (parts[0]) {
                case "STAGE" -> stage = Lifecycle.valueOf(parts[2]);
                case "TIER" -> tier = parts[2];
                default -> refused.add(parts[1]);
            }
        }
        return new JudgedCustomer(
                new CustomerId(row.getObject("id", UUID.class)),
                row.getString("kind").equals("ORGANISATION"),
                row.getString("tier"),
                Lifecycle.valueOf(row.getString("lifecycle")),
                LocalDate.ofInstant(Instants.instant(row, "created_at"), zone),
                row.getBoolean("owned"),
                row.getInt("purchases"),
                row.getInt("many"),
                row.getBigDecimal("amount"),
                row.getObject("oldest", LocalDate.class),
                row.getObject("first_day", LocalDate.class),
                row.getObject("last_day", LocalDate.class),
                row.getBigDecimal("median_days"),
                row.getInt("needs"),
                held(row),
                Stream.of((String[]) row.getArray("tags").getArray())
                        .map(JudgedRows::tag)
                        .toList(),
                stage,
                tier,
                refused,
                Instants.instantOrNull(row, "overrides_end"),
                row.getBoolean("judged") ? before(row) : null);
    }

    private static @Nullable Held held(ResultSet row) throws SQLException {
        var level = row.getString("held_level");
        return level == null
                ? null
                : new Held(
                        level,
                        row.getObject("held_since", LocalDate.class),
                        row.getObject("held_until", LocalDate.class));
    }

    private Before before(ResultSet row) throws SQLException {
        var tags = new HashMap<String, Lasting>();
        json.readTree(row.getString("said_tags"))
                .forEach(tag -> tags.put(
                        tag.path("word").asString(),
                        new Lasting(
                                LocalDate.parse(tag.path("since").asString()),
                                tag.path("until").isString()
                                        ? LocalDate.parse(tag.path("until").asString())
                                        : null)));
        return new Before(row.getBoolean("said_stage"), row.getBoolean("said_tier"), tags);
    }

    private static OnIt tag(String written) {
        var parts = written.split(SEPARATOR, -1);
        return new OnIt(parts[0], parts[1], instant(parts[2]), parts.length > 3 ? instant(parts[3]) : null);
    }

    private static Instant instant(String epoch) {
        return Instant.ofEpochMilli(
                new BigDecimal(epoch).movePointRight(3).toBigInteger().longValueExact());
    }
}
