package dev.rapport.insight.breaches;

import dev.rapport.access.Access;
import dev.rapport.access.ForRoles;
import dev.rapport.access.ForThoseConcerned;
import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.access.Staff;
import dev.rapport.cases.CaseSight;
import dev.rapport.platform.Cursor;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.ForEverybody;
import dev.rapport.platform.Page;
import dev.rapport.platform.Refused;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import dev.rapport.sla.SlaQueries;
import dev.rapport.sla.clocks.Keys;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds, counts and explains breaches, as far as the asker may see them. */
@ForThoseConcerned
@Service
@Transactional(readOnly = true)
public class Breaches {

    /** More groups than these are not told apart. */
    public static final int MOST_GROUPS = 200;

    private static final int SUGGESTED = 20;

    private final JdbcClient jdbc;
    private final SlaQueries queries;
    private final Staff staff;
    private final Access access;
    private final CaseSight sight;

    Breaches(JdbcClient jdbc, SlaQueries queries, Staff staff, Access access, CaseSight sight) {
        this.jdbc = jdbc;
        this.queries = queries;
        this.staff = staff;
        this.access = access;
        this.sight = sight;
    }

    /** The latest first. */
    public Page<Breach> page(BreachFilter filter, int limit, @Nullable String after) {
        if (filter.subject() != null) queries.requireSight(filter.subject());
        var select = BreachSelect.ofBreaches(filter, zone()).onlyWhatMaySee(sight);
        if (after != null) {
            var place = Cursor.parse(after, 2);
            select.with("due", Keys.time(place.get(0)))
                    .where("(e.due_at, e.breach_id) < (:due, :id)", "id", Keys.id(place.get(1)));
        }
        var rows = jdbc.sql(BreachSelect.ROWS + select.where() + """
                        order by e.due_at desc, e.breach_id desc
                        limit :rows
                        """)
                .params(select.parameters())
                .param("rows", limit + 1)
                .query(BreachSelect::read)
                .list();
        return Page.of(rows, limit, row -> Cursor.of(row.dueAt(), row.id()));
    }

    /** One breach; refuses those who may not see its case. */
    public Breach get(UUID id) {
        var found = jdbc.sql(BreachSelect.ROWS + "where e.breach_id = :id")
                .param("id", id)
                .query(BreachSelect::read)
                .optional()
                .orElseThrow(() -> Refused.notFound("error.no-such-id", id));
        queries.requireSight(found.subject());
        return found;
    }

    /** How many promises were not kept. For managers and auditors. */
    @ForRoles({Role.MANAGER, Role.AUDITOR, Role.ADMIN})
    public BreachRate rate(BreachFilter filter) {
        return grouped(filter, "''", "''").stream()
                .map(BreachGroup::rate)
                .findFirst()
                .orElse(new BreachRate(0, 0, 0, 0));
    }

    /** The same for each value of a dimension, that with the most breaches first. For managers and auditors. */
    @ForRoles({Role.MANAGER, Role.AUDITOR, Role.ADMIN})
    public List<BreachGroup> groups(BreachFilter filter, BreachDimension by) {
        var found = grouped(filter, by.ofBreach(), by.ofKept());
        var names = names(by, found.stream().map(BreachGroup::value).toList());
        return found.stream()
                .map(group ->
                        new BreachGroup(group.value(), names.getOrDefault(group.value(), group.name()), group.rate()))
                .toList();
    }

    private List<BreachGroup> grouped(BreachFilter filter, String ofBreach, String ofKept) {
        access.requireRole(Role.MANAGER, Role.AUDITOR, Role.ADMIN);
        var breached = BreachSelect.ofBreaches(filter, zone());
        var kept = BreachSelect.ofKept(filter, zone());
        // What was kept has no cause: a rate within one cause would mean nothing.
        if (!filter.value(BreachDimension.CAUSE).isEmpty()) kept.where("false");
        return jdbc.sql("select coalesce(cast(value as text), '-') as value, sum(breaches) as breaches,\n"
                        + "    sum(excused) as excused, sum(kept) as kept, sum(unanswered) as unanswered\n"
                        + "from (\n"
                        + "select " + ofBreach + " as value, count(*) as breaches,\n"
                        + "    count(*) filter (where e.excused) as excused, 0 as kept,\n"
                        + "    0 as unanswered\n"
                        + BreachSelect.BREACHES + breached.where() + "group by 1\n"
                        + "union all\n"
                        + "select " + ofKept + ", 0, 0, count(*) filter (where not k.unanswered),\n"
                        + "    count(*) filter (where k.unanswered)\n"
                        + BreachSelect.KEPT + kept.where() + "group by 1\n"
                        + ") as counted\n"
                        + "group by 1\n"
                        + "order by 2 desc, 4 desc, 1\n"
                        + "limit :groups")
                .params(kept.parameters())
                .params(breached.parameters())
                .param("groups", MOST_GROUPS)
                .query((row, number) -> new BreachGroup(
                        row.getString("value"),
                        row.getString("value"),
                        new BreachRate(
                                row.getLong("breaches"),
                                row.getLong("excused"),
                                row.getLong("kept"),
                                row.getLong("unanswered"))))
                .list();
    }

    private Map<String, String> names(BreachDimension by, List<String> values) {
        var ids = values.stream()
                .filter(value -> !value.equals(BreachFilter.NONE))
                .toList();
        var names = new HashMap<String, String>();
        if (by == BreachDimension.PERSON)
            staff.names(ids.stream().map(id -> new UserId(UUID.fromString(id))).toList())
                    .forEach((id, name) -> names.put(id.toString(), name));
        if (by == BreachDimension.CUSTOMER) names.putAll(customers(ids));
        return names;
    }

    private Map<String, String> customers(List<String> ids) {
        var names = new HashMap<String, String>();
        jdbc.sql("select id, name from customer_summary where id = any(:ids)")
                .param("ids", ids.stream().map(UUID::fromString).toArray(UUID[]::new))
                .query(row -> {
                    names.put(row.getString("id"), row.getString("name"));
                });
        return names;
    }

    /** Customers whose name begins so, for choosing one. For managers and auditors. */
    @ForRoles({Role.MANAGER, Role.AUDITOR, Role.ADMIN})
    public List<Breach.Customer> customers(String beginning) {
        var from = beginning.strip().toLowerCase(java.util.Locale.ROOT);
        return jdbc.sql("""
                        select id, name, tier
                        from customer_summary
                        where name_key >= :from
                            and starts_with(name_key, :from)
                        order by name_key, id
                        limit :suggested
                        """)
                .param("from", from)
                .param("suggested", SUGGESTED)
                .query((row, number) -> new Breach.Customer(
                        new CustomerId(row.getObject("id", UUID.class)), row.getString("name"), row.getString("tier")))
                .list();
    }

    /** What a customer is called, if there is one with that id. */
    @ForRoles({Role.MANAGER, Role.AUDITOR, Role.ADMIN})
    public Optional<Breach.Customer> customer(String id) {
        return Optional.ofNullable(customers(List.of(Keys.id(id).toString())).get(id))
                .map(name -> new Breach.Customer(CustomerId.of(id), name, null));
    }

    /** The words that breaches have in a dimension, for choosing one. */
    @ForRoles({Role.MANAGER, Role.AUDITOR, Role.ADMIN})
    public List<String> values(BreachDimension of) {
        var column = of.ofBreach();
        // Steps from one value to the next through its index instead of reading every entry.
        return jdbc.sql("with recursive found as (\n"
                        + "    (select " + column + " as value from breach_entry e where " + column
                        + " is not null order by 1 limit 1)\n"
                        + "    union all\n"
                        + "    select (select " + column + " from breach_entry e where " + column
                        + " > found.value order by 1 limit 1)\n"
                        + "    from found where found.value is not null\n"
                        + ")\n"
                        + "select value from found where value is not null limit :groups")
                .param("groups", MOST_GROUPS)
                .query((row, number) -> row.getString(1))
                .list();
    }

    /** Who was warned and which levels were called while the clock ran, in order. */
    public List<BreachNotice> notices(Breach breach) {
        queries.requireSight(breach.subject());
        return jdbc.sql("""
                        select 'WARNED' as kind, warned_at as at, null as detail, null as team
                        from sla_warning
                        where clock_id = :clock
                        union all
                        select 'LADDER', reached_at, step, null
                        from sla_ladder_step s
                        where clock_id = :clock
                            and subject_id = :subject
                            and exists (
                                select 1
                                from sla_ladder_outcome
                                where step_id = s.id
                                    and outcome = 'TAKEN'
                            )
                        union all
                        select 'ESCALATED', at, detail, team
                        from sla_event
                        where subject_id = :subject
                            and kind = 'ESCALATED'
                            and at >= :started
                        order by at
                        limit 100
                        """)
                .param("clock", breach.clock())
                .param("subject", breach.subject().value())
                .param("started", breach.startedAt().atOffset(ZoneOffset.UTC))
                .query((row, number) -> new BreachNotice(
                        BreachNotice.Kind.valueOf(row.getString("kind")),
                        Objects.requireNonNull(time(row.getObject("at", OffsetDateTime.class))),
                        row.getString("detail"),
                        row.getString("team")))
                .list();
    }

    private static @Nullable Instant time(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }

    /** Finds a subject by what people call it, such as T-1042, or by its id. */
    @ForEverybody("only the id of a number, with which one asks for the case")
    public SubjectId subject(String reference) {
        return queries.subject(reference);
    }

    private ZoneId zone() {
        return access.current().map(Person::zone).orElse(ZoneOffset.UTC);
    }
}
