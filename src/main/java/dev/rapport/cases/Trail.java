package dev.rapport.cases;

import dev.rapport.access.ContactSight;
import dev.rapport.platform.CurrentUser;
import dev.rapport.platform.DomainEvent;
import dev.rapport.platform.DoneBy;
import dev.rapport.platform.DoneOutside;
import dev.rapport.platform.OnBehalf;
import dev.rapport.platform.Together;
import dev.rapport.platform.UserId;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes down every domain event, in the transaction that published it and before other listeners hear of it. */
@Component
class Trail {

    private record Heard(DomainEvent event, @Nullable UserId actor, Instant at) {}

    /** Details that people say in their own words. */
    private static final Set<String> WORDS = Set.of("reason", "why", "remark", "note", "before", "after");

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final SubjectRows subjects;
    private final Clock clock;
    private final CurrentUser currentUser;
    private final ContactSight contacts;

    Trail(
            JdbcClient jdbc,
            JsonMapper json,
            SubjectRows subjects,
            Clock clock,
            CurrentUser currentUser,
            ContactSight contacts) {
        this.contacts = contacts;
        this.jdbc = jdbc;
        this.json = json;
        this.subjects = subjects;
        this.clock = clock;
        this.currentUser = currentUser;
    }

    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void write(DomainEvent event) {
        keep(new Heard(told(event), doer(event), clock.instant()));
    }

    /** Titles stand in lists, notices and exports of people of all kinds. */
    private DomainEvent told(DomainEvent event) {
        return event instanceof SubjectOpened opened ? opened.titled(contacts.words(opened.title(), false)) : event;
    }

    /** What a person did a moment ago, or by way of the engine, is done by the system, unless the event or {@link OnBehalf} says more. */
    private @Nullable UserId doer(DomainEvent event) {
        if (event instanceof DoneOutside) return null;
        return event instanceof DoneBy done && done.by() != null
                ? done.by()
                : currentUser.id().or(OnBehalf::person).orElse(null);
    }

    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void note(SubjectOwned owned) {
        keep(owned);
    }

    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void note(SubjectStands stands) {
        keep(stands);
    }

    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void note(SubjectTitled titled) {
        subjects.call(titled.subject(), contacts.words(titled.title(), false));
    }

    private void keep(Object news) {
        if (!Together.keep(this, news, this::write)) write(List.of(news));
    }

    private void write(List<?> news) {
        var heard = only(Heard.class, news);
        var opened = heard.stream()
                .filter(one -> one.event() instanceof SubjectOpened)
                .map(one -> new SubjectRows.Opened((SubjectOpened) one.event(), one.actor()))
                .toList();
        subjects.write(opened, only(SubjectOwned.class, news), only(SubjectStands.class, news));
        for (var one : heard) if (one.event() instanceof CustomerLearnt learnt) subjects.learn(learnt);
        if (!heard.isEmpty()) insert(heard);
    }

    private void insert(List<Heard> heard) {
        jdbc.sql("""
                        insert into trail (subject_id, event_id, kind, at, recorded_at, actor, details)
                        select subject_id, event_id, kind, at, recorded_at, actor, details
                        from json_to_recordset(cast(:rows as json))
                            as (subject_id uuid, event_id uuid, kind text, at timestamptz, recorded_at timestamptz,
                                actor uuid, details json)
                        on conflict (event_id) do nothing
                        """)
                .param(
                        "rows",
                        json.writeValueAsString(heard.stream().map(this::row).toList()))
                .update();
    }

    private Map<String, @Nullable Object> row(Heard heard) {
        var event = heard.event();
        var row = new HashMap<String, @Nullable Object>();
        row.put("subject_id", event.subject().value());
        row.put("event_id", event.eventId());
        row.put("kind", event.getClass().getSimpleName());
        row.put("at", event.at().toString());
        row.put("recorded_at", heard.at().toString());
        row.put("actor", heard.actor() == null ? null : heard.actor().value());
        var details = EventDetails.of(event);
        details.replaceAll((name, said) ->
                said instanceof String words && WORDS.contains(name) ? contacts.words(words, false) : said);
        row.put("details", details);
        return row;
    }

    private static <T> List<T> only(Class<T> type, List<?> all) {
        return all.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
