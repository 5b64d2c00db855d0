package dev.rapport.customer;

import dev.rapport.customer.CustomerEvent.TermsReplaced;
import dev.rapport.customer.FirmRows.Subsidiary;
import dev.rapport.imports.RowNote;
import dev.rapport.imports.UndoableImportKind.Undone;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.CustomerTermsChanged;
import dev.rapport.platform.Instants;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What imports changed of firms that were here, and the way back for what still has the import's value. */
@Component
class FirmChanges {

    static final String FACT = "fact ";
    static final String TERM = "term ";
    static final String CONSENT = "consent ";
    static final String POINT = "point ";
    static final String PARENT = "parent";
    static final String WHO = "who ";
    static final String MEMBERSHIP = "membership";

    /** A value that an import changed; absent where there was, or is, none. */
    record Change(
            CustomerId id,
            String field,
            @Nullable String before,
            @Nullable String after) {}

    private record Place(CustomerId id, String field) {}

    private final JdbcClient jdbc;
    private final FirmRows rows;
    private final FactRows facts;
    private final Customers customers;
    private final FirmStates states;
    private final LearntNames learnt;
    private final RuleOverrides overrides;
    private final ConfirmedAddresses confirmed;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    FirmChanges(
            JdbcClient jdbc,
            FirmRows rows,
            FactRows facts,
            Customers customers,
            FirmStates states,
            LearntNames learnt,
            RuleOverrides overrides,
            ConfirmedAddresses confirmed,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.facts = facts;
        this.customers = customers;
        this.states = states;
        this.learnt = learnt;
        this.overrides = overrides;
        this.confirmed = confirmed;
        this.events = events;
        this.clock = clock;
    }

    /** What an import changes of a firm that it made itself is no change; of two changes the first had it before. */
    void note(UUID run, List<Change> changes) {
        if (changes.isEmpty()) return;
        jdbc.sql("""
                        insert into customer_import_change (import_id, customer_id, field, before, after)
                        select :run, customer.id, told.field, told.before, told.after
                        from unnest(
                                cast(:ids as uuid[]), cast(:fields as text[]), cast(:befores as text[]),
                                cast(:afters as text[]))
                            as told (id, field, before, after)
                        join customer on customer.id = told.id and customer.import_id is distinct from :run
                        on conflict (import_id, customer_id, field) do update
                        set after = excluded.after
                        """)
                .param("run", run)
                .param("ids", changes.stream().map(one -> one.id().value()).toArray(UUID[]::new))
                .param("fields", changes.stream().map(Change::field).toArray(String[]::new))
                .param("befores", changes.stream().map(Change::before).toArray(String[]::new))
                .param("afters", changes.stream().map(Change::after).toArray(String[]::new))
                .update();
    }

    /** How many firms it changed. */
    long count(UUID run) {
        return jdbc.sql("select count(distinct customer_id) from customer_import_change where import_id = :run")
                .param("run", run)
                .query(Long.class)
                .single();
    }

    /** What is undone, or stays, is no longer kept as a change. */
    Undone undo(UUID run, int most) {
        var page = jdbc.sql("""
                        select distinct customer_id
                        from customer_import_change
                        where import_id = :run
                        order by customer_id
                        limit :most
                        """)
                .param("run", run)
                .param("most", most)
                .query((row, number) -> new CustomerId(row.getObject("customer_id", UUID.class)))
                .list();
        overrides.untellTiers(run);
        if (page.isEmpty()) return new Undone(0, 0, List.of(), null);
        var terms = rows.lockedTerms(page);
        var changes = changes(run, page);
        var back = new HashSet<Place>();
        for (var statement : STATEMENTS) back.addAll(run(statement, run, page));
        confirmed.changed(page);
        back.addAll(facts(changes));
        back.addAll(terms(changes, terms));
        back.addAll(parents(changes));
        back.addAll(names(changes));
        jdbc.sql("delete from customer_import_change where import_id = :run and customer_id = any(:page)")
                .param("run", run)
                .param("page", ids(page))
                .update();
        var stays = new ArrayList<RowNote>();
        var names = customers.names(page);
        for (var change : changes)
            if (!back.contains(new Place(change.id(), change.field())))
                stays.add(new RowNote(
                        "import.undo.value-stays",
                        String.valueOf(names.get(change.id())),
                        change.field().startsWith(POINT) ? "phone/email" : change.field()));
        var done = back.stream().map(Place::id).collect(Collectors.toSet());
        return new Undone(0, done.size(), stays, page.size() < most ? null : "more");
    }

    private static final List<String> STATEMENTS = List.of("""
            delete from customer_fact
            using customer_import_change change
            where change.import_id = :run
                and change.customer_id = any(:page)
                and change.before is null
                and change.customer_id = customer_fact.customer_id
                and change.field = 'fact ' || customer_fact.name
                and change.after = customer_fact.value
            returning change.customer_id, change.field
            """, """
            delete from contact_point
            using customer_import_change change
            where change.import_id = :run
                and change.customer_id = any(:page)
                and change.customer_id = contact_point.customer_id
                and change.field = 'point ' || contact_point.id
            returning change.customer_id, change.field
            """, """
            delete from customer_consent
            using customer_import_change change
            where change.import_id = :run
                and change.customer_id = any(:page)
                and (change.before is null or change.before = 'yes')
                and change.customer_id = customer_consent.customer_id
                and customer_consent.given_at is null
                and change.field = 'consent ' || customer_consent.channel
                and customer_consent.source = 'import'
                and not customer_consent.granted
            returning change.customer_id, change.field
            """, """
            update customer_consent
            set granted = true, changed_at = :at, source = 'person', file = null, line = null
            from customer_import_change change
            where change.import_id = :run
                and change.customer_id = any(:page)
                and change.customer_id = customer_consent.customer_id
                and customer_consent.given_at is not null
                and change.field = 'consent ' || customer_consent.channel
                and customer_consent.source = 'import'
                and not customer_consent.granted
            returning change.customer_id, change.field
            """, """
            update customer
            set external = null, version = version + 1
            from customer_import_change change
            where change.import_id = :run
                and change.customer_id = any(:page)
                and change.customer_id = customer.id
                and change.field = 'who number'
                and change.before is null
                and change.after = customer.external
            returning change.customer_id, change.field
            """, """
            delete from membership
            using customer_import_change change
            where change.import_id = :run
                and change.customer_id = any(:page)
                and change.customer_id = membership.customer_id
                and change.field = 'membership'
                and change.before is null
                and change.after = concat_ws('|', level, number, since, coalesce(cast(valid_until as text), ''))
                and membership.import_id = :run
                and was is null
                and ended_on is null
            returning change.customer_id, change.field
            """, """
            update membership
            set number = before.number, number_key = before.number_key, level = before.level, since = before.since,
                valid_until = before.valid_until, import_id = before.import_id, was = null
            from customer_import_change change
            join membership told on told.customer_id = change.customer_id
            cross join lateral jsonb_populate_record(cast(null as membership), told.was) as before
            where change.import_id = :run
                and change.customer_id = any(:page)
                and change.field = 'membership'
                and change.before is not null
                and change.after = concat_ws(
                    '|', told.level, told.number, told.since, coalesce(cast(told.valid_until as text), ''))
                and told.import_id = :run
                and told.was is not null
                and told.ended_on is null
                and told.id = membership.id
                and not exists (
                    select 1
                    from membership other
                    where other.number_key = before.number_key and other.id <> told.id and other.ended_on is null)
            returning change.customer_id, change.field
            """);

    private List<Place> run(String statement, UUID run, List<CustomerId> page) {
        var bound = jdbc.sql(statement).param("run", run).param("page", ids(page));
        if (statement.contains(":at")) bound = bound.param("at", Instants.utc(clock.instant()));
        return bound.query((row, number) ->
                        new Place(new CustomerId(row.getObject("customer_id", UUID.class)), row.getString("field")))
                .list();
    }

    private List<Change> changes(UUID run, List<CustomerId> page) {
        return jdbc.sql("""
                        select customer_id, field, before, after
                        from customer_import_change
                        where import_id = :run
                            and customer_id = any(:page)
                        order by customer_id, field
                        """)
                .param("run", run)
                .param("page", ids(page))
                .query((row, number) -> new Change(
                        new CustomerId(row.getObject("customer_id", UUID.class)),
                        row.getString("field"),
                        row.getString("before"),
                        row.getString("after")))
                .list();
    }

    /** Their history goes on. */
    private Set<Place> facts(List<Change> changes) {
        var of = changes.stream()
                .filter(change -> change.field().startsWith(FACT) && change.before() != null)
                .toList();
        var now = facts.texts(of.stream().map(Change::id).collect(Collectors.toSet()));
        var told = new ArrayList<FactRows.Told>();
        var back = new LinkedHashSet<Place>();
        for (var change : of) {
            var name = change.field().substring(FACT.length());
            var before = change.before();
            var value = now.getOrDefault(change.id(), Map.of()).get(name);
            if (before == null || !Objects.equals(value, change.after())) continue;
            told.add(new FactRows.Told(change.id(), name, before, Origin.of(Origin.Source.FILE)));
            back.add(new Place(change.id(), change.field()));
        }
        facts.learn(told);
        return back;
    }

    private Set<Place> terms(List<Change> changes, Map<CustomerId, CustomerTerms> now) {
        var wanted = new LinkedHashMap<CustomerId, CustomerTerms>();
        var back = new LinkedHashSet<Place>();
        for (var change : changes) {
            var present = now.get(change.id());
            if (!change.field().startsWith(TERM) || present == null) continue;
            var terms = wanted.getOrDefault(change.id(), present);
            var word = change.field().substring(TERM.length());
            if (!Objects.equals(terms.word(word), change.after())) continue;
            wanted.put(change.id(), terms.with(word, change.before()));
            back.add(new Place(change.id(), change.field()));
        }
        rows.changeTerms(wanted);
        wanted.forEach((id, terms) -> {
            events.publishEvent(TermsReplaced.of(id, clock.instant(), Objects.requireNonNull(now.get(id)), terms));
            events.publishEvent(new CustomerTermsChanged(id, null));
        });
        return back;
    }

    private Set<Place> parents(List<Change> changes) {
        var of =
                changes.stream().filter(change -> change.field().equals(PARENT)).toList();
        var back = new LinkedHashSet<Place>();
        if (of.isEmpty()) return back;
        var here = customers.firmsNamed(
                of.stream().map(Change::before).filter(Objects::nonNull).toList());
        var still = rows.parents(of.stream().map(Change::id).toList());
        var links = new ArrayList<Subsidiary>();
        for (var change : of) {
            if (!Objects.equals(still.get(change.id()), change.after())) continue;
            var firms = change.before() == null ? List.<CustomerId>of() : here.getOrDefault(change.before(), List.of());
            links.add(new Subsidiary(
                    change.id(),
                    change.before() == null ? null : new NameKey(change.before()),
                    firms.size() == 1 ? firms.getFirst() : null));
            back.add(new Place(change.id(), PARENT));
        }
        rows.link(links);
        return back;
    }

    /** Who was called by a number alone is so again; the kind goes back with the name. */
    private Set<Place> names(List<Change> changes) {
        var kinds = new LinkedHashMap<CustomerId, String>();
        for (var change : changes)
            if (change.field().equals(WHO + FirmStates.KIND) && change.before() != null)
                kinds.put(change.id(), change.before());
        var wanted = new ArrayList<LearntNames.Learnt>();
        var present = states.of(changes.stream()
                .filter(change -> change.field().equals(WHO + FirmStates.NAME))
                .map(Change::id)
                .toList());
        for (var change : changes) {
            var before = change.before();
            var after = change.after();
            if (!change.field().equals(WHO + FirmStates.NAME) || before == null || after == null) continue;
            var kind = kinds.containsKey(change.id())
                    ? Map.of(FirmStates.KIND, String.valueOf(kinds.get(change.id())))
                    : present.getOrDefault(change.id(), Map.of());
            wanted.add(new LearntNames.Learnt(
                    change.id(), after, before, FirmStates.kind(kind), null, Origin.of(Origin.Source.FILE)));
        }
        var back = new LinkedHashSet<Place>();
        for (var id : learnt.learn(wanted)) {
            back.add(new Place(id, WHO + FirmStates.NAME));
            if (kinds.containsKey(id)) back.add(new Place(id, WHO + FirmStates.KIND));
        }
        return back;
    }

    private static UUID[] ids(Collection<CustomerId> ids) {
        return ids.stream().map(CustomerId::value).toArray(UUID[]::new);
    }
}
