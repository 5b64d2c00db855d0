package dev.rapport.service;

import dev.rapport.platform.Refused;
import dev.rapport.platform.SubjectId;
import java.sql.Types;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tickets, one by one. */
@Repository
class Tickets {

    private final JdbcClient jdbc;
    private final NamedParameterJdbcOperations many;
    private final ApplicationEventPublisher events;

    Tickets(JdbcClient jdbc, NamedParameterJdbcOperations many, ApplicationEventPublisher events) {
        this.events = events;
        this.many = many;
        this.jdbc = jdbc;
    }

    Optional<Ticket> byId(SubjectId id) {
        return jdbc.sql("select * from ticket where id = :id")
                .param("id", id.value())
                .query(TicketRow::read)
                .optional();
    }

    Optional<Ticket> byNumber(String number) {
        return jdbc.sql("select * from ticket where number = :number")
                .param("number", number)
                .query(TicketRow::read)
                .optional();
    }

    /** Keeps what priority was promised, while the ladder has raised it; nothing when it has not. */
    void promise(SubjectId id, @Nullable Priority priority) {
        jdbc.sql("update ticket set promised_priority = :priority where id = :id")
                .param("priority", priority == null ? null : priority.name(), Types.VARCHAR)
                .param("id", id.value())
                .update();
    }

    /** What was promised before the ladder raised the priority. */
    Optional<Priority> promised(SubjectId id) {
        return jdbc.sql("select promised_priority from ticket where id = :id and promised_priority is not null")
                .param("id", id.value())
                .query(String.class)
                .optional()
                .map(Priority::valueOf);
    }

    /** What a ticket of another system is known by. */
    record Known(String source, String number) {}

    /** Those of them that are here. */
    Set<Known> known(Collection<Known> sought) {
        return Set.copyOf(jdbc.sql("""
                        select source, external
                        from ticket
                        join unnest(cast(:sources as text[]), cast(:numbers as text[])) as sought (source, external)
                            using (source, external)
                        """)
                .param("sources", sought.stream().map(Known::source).toArray(String[]::new))
                .param("numbers", sought.stream().map(Known::number).toArray(String[]::new))
                .query((row, number) -> new Known(row.getString("source"), row.getString("external")))
                .set());
    }

    /** Keeps it, if it is there, from others' changes until the transaction ends. */
    void lock(SubjectId id) {
        jdbc.sql("select id from ticket where id = :id for update")
                .param("id", id.value())
                .query(UUID.class)
                .optional();
    }

    /** Keeps those that are there from others' changes until the transaction ends. */
    void lock(Collection<SubjectId> ids) {
        jdbc.sql("select id from ticket where id = any(:ids) order by id for update")
                .param("ids", ids.stream().map(SubjectId::value).toArray(UUID[]::new))
                .query(UUID.class)
                .list();
    }

    /** The ticket, kept from others' changes until the transaction ends. */
    Ticket locked(SubjectId id) {
        return jdbc.sql("""
                        select *
                        from ticket
                        where id = :id
                        for update
                        """)
                .param("id", id.value())
                .query(TicketRow::read)
                .optional()
                .orElseThrow(() -> Refused.notFound("ticket.not-found", id));
    }

    void add(Ticket ticket) {
        add(List.of(ticket));
    }

    void add(Collection<Ticket> fresh) {
        many.batchUpdate("""
                        insert into ticket (
                            id, number, source, external, product, person_outside, customer_id, subject, body, channel,
                            public_complaint, category, priority, team, owner_id, rung, first_reply_at, opened_at,
                            state, state_detail, state_since)
                        values (
                            :id, :number, :source, :external, :product, :personOutside, :customer, :subject, :body, :channel,
                            :publicComplaint, :category, :priority, :team, :owner, :rung, :firstReplyAt, :openedAt,
                            :state, :stateDetail, :stateSince)
                        """, fresh.stream().map(TicketRow::parameters).toArray(SqlParameterSource[]::new));
    }

    void save(Ticket ticket) {
        var moved = jdbc.sql("""
                        update ticket
                        set public_complaint = :publicComplaint,
                            category = :category,
                            priority = :priority,
                            team = :team,
                            owner_id = :owner,
                            rung = :rung,
                            first_reply_at = :firstReplyAt,
                            state = :state,
                            state_detail = :stateDetail,
                            state_since = :stateSince
                        from ticket before
                        where ticket.id = :id
                            and before.id = ticket.id
                        returning (before.state, before.state_detail) is distinct from (ticket.state, ticket.state_detail)
                        """)
                .paramSource(TicketRow.parameters(ticket))
                .query(Boolean.class)
                .single();
        if (moved) events.publishEvent(ticket.stands());
    }
}
