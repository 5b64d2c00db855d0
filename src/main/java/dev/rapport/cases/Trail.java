package dev.rapport.cases;

import dev.rapport.platform.CurrentUser;
import dev.rapport.platform.DomainEvent;
import dev.rapport.platform.Instants;
import dev.rapport.platform.UserId;
import java.sql.Types;
import java.time.Clock;
import java.util.UUID;
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

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;
    private final CurrentUser currentUser;

    Trail(JdbcClient jdbc, JsonMapper json, Clock clock, CurrentUser currentUser) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
        this.currentUser = currentUser;
    }

    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void write(DomainEvent event) {
        if (event instanceof SubjectOpened opened) insert(opened);
        jdbc.sql("""
                        insert into trail (subject_id, event_id, kind, at, recorded_at, actor, details)
                        values (:subject, :event, :kind, :at, :recorded, :actor, cast(:details as json))
                        on conflict (event_id) do nothing
                        """)
                .param("subject", event.subject().value())
                .param("event", event.eventId())
                .param("kind", event.getClass().getSimpleName())
                .param("at", Instants.utc(event.at()))
                .param("recorded", Instants.utc(clock.instant()))
                .param("actor", actor(), Types.OTHER)
                .param("details", json.writeValueAsString(EventDetails.of(event)))
                .update();
    }

    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void note(SubjectOwned owned) {
        jdbc.sql("""
                        update subject
                        set owner_id = :owner, team = :team
                        where id = :subject
                            and (owner_id, team) is distinct from (cast(:owner as uuid), cast(:team as text))
                        """)
                .param("subject", owned.subject().value())
                .param("owner", owned.owner() == null ? null : owned.owner().value(), Types.OTHER)
                .param("team", owned.team(), Types.VARCHAR)
                .update();
    }

    private void insert(SubjectOpened opened) {
        jdbc.sql("""
                        insert into subject (id, kind, number, title, customer_id, parent_id, external, opened_at)
                        values (:id, :kind, :number, :title, :customer, :parent, :external, :openedAt)
                        on conflict (id) do nothing
                        """)
                .param("id", opened.subject().value())
                .param("kind", opened.kind().name())
                .param("number", opened.number())
                .param("title", opened.title())
                .param(
                        "customer",
                        opened.customer() == null ? null : opened.customer().value(),
                        Types.OTHER)
                .param(
                        "parent",
                        opened.parent() == null ? null : opened.parent().value(),
                        Types.OTHER)
                .param("external", opened.external(), Types.VARCHAR)
                .param("openedAt", Instants.utc(opened.at()))
                .update();
    }

    private @Nullable UUID actor() {
        return currentUser.id().map(UserId::value).orElse(null);
    }
}
