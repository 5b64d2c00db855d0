package dev.rapport.service;

import dev.rapport.platform.Channel;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Instants;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import dev.rapport.platform.Word;
import dev.rapport.service.Ticket.Origin;
import dev.rapport.service.Ticket.Request;
import dev.rapport.service.TicketState.Closed;
import dev.rapport.service.TicketState.Closing;
import dev.rapport.service.TicketState.New;
import dev.rapport.service.TicketState.Open;
import dev.rapport.service.TicketState.Party;
import dev.rapport.service.TicketState.Solved;
import dev.rapport.service.TicketState.Waiting;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;

/** How a ticket lies in its table. */
final class TicketRow {

    private TicketRow() {}

    static Ticket read(ResultSet row, int number) throws SQLException {
        return new Ticket(
                new SubjectId(row.getObject("id", UUID.class)),
                row.getString("number"),
                origin(row),
                new Request(
                        new CustomerId(row.getObject("customer_id", UUID.class)),
                        row.getString("subject"),
                        row.getString("body"),
                        Word.parse(Channel.class, row.getString("channel")),
                        row.getBoolean("public_complaint")),
                new Triage(row.getString("category"), priority(row.getString("priority")), row.getString("team")),
                user(row.getObject("owner_id", UUID.class)),
                Word.parse(Rung.class, row.getString("rung")),
                Instants.instantOrNull(row, "first_reply_at"),
                Instants.instant(row, "opened_at"),
                state(row));
    }

    static SqlParameterSource parameters(Ticket ticket) {
        var origin = ticket.origin();
        return new MapSqlParameterSource()
                .addValue("id", ticket.id().value())
                .addValue("number", ticket.number())
                .addValue("source", origin == null ? null : origin.source(), Types.VARCHAR)
                .addValue("external", origin == null ? null : origin.number(), Types.VARCHAR)
                .addValue("product", origin == null ? null : origin.product(), Types.VARCHAR)
                .addValue("personOutside", origin == null ? null : origin.person(), Types.VARCHAR)
                .addValue("customer", ticket.request().customer().value())
                .addValue("subject", ticket.request().subject())
                .addValue("body", ticket.request().body())
                .addValue("channel", ticket.request().channel().word())
                .addValue("publicComplaint", ticket.request().publicComplaint())
                .addValue("category", ticket.triage().category(), Types.VARCHAR)
                .addValue("priority", word(ticket.triage().priority()), Types.VARCHAR)
                .addValue("team", ticket.triage().team())
                .addValue(
                        "owner", ticket.owner() == null ? null : ticket.owner().value(), Types.OTHER)
                .addValue("rung", ticket.rung().word())
                .addValue("firstReplyAt", Instants.utcOrNull(ticket.firstReplyAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .addValue("openedAt", Instants.utc(ticket.openedAt()))
                .addValue("state", ticket.state().kind().word())
                .addValue("stateDetail", detail(ticket.state()), Types.VARCHAR)
                .addValue("stateSince", Instants.utc(ticket.state().since()));
    }

    private static TicketState state(ResultSet row) throws SQLException {
        var since = Instants.instant(row, "state_since");
        var detail = row.getString("state_detail");
        return switch (Word.parse(TicketState.Kind.class, row.getString("state"))) {
            case NEW -> new New(since);
            case OPEN -> new Open(since);
            case WAITING -> new Waiting(Word.parse(Party.class, detail), since);
            case SOLVED -> new Solved(since);
            case CLOSED -> new Closed(Word.parse(Closing.class, detail), since);
        };
    }

    private static @Nullable String detail(TicketState state) {
        return switch (state) {
            case Waiting waiting -> waiting.party().word();
            case Closed closed -> closed.how().word();
            case New ignored -> null;
            case Open ignored -> null;
            case Solved ignored -> null;
        };
    }

    private static @Nullable Origin origin(ResultSet row) throws SQLException {
        var external = row.getString("external");
        return external == null
                ? null
                : new Origin(
                        row.getString("source"), external, row.getString("product"), row.getString("person_outside"));
    }

    private static @Nullable Priority priority(@Nullable String word) {
        return word == null ? null : Word.parse(Priority.class, word);
    }

    static @Nullable UserId user(@Nullable UUID id) {
        return id == null ? null : new UserId(id);
    }

    private static @Nullable String word(@Nullable Word value) {
        return value == null ? null : value.word();
    }
}
