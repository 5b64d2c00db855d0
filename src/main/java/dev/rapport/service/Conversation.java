package dev.rapport.service;

import dev.rapport.platform.CustomerHeard;
import dev.rapport.platform.CustomerWords;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Refused;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import dev.rapport.service.TicketMessage.Direction;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was written in tickets. */
@Repository
class Conversation implements CustomerWords {

    private final JdbcClient jdbc;

    Conversation(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The newest messages, oldest first. */
    List<TicketMessage> of(SubjectId ticket, int most) {
        return jdbc.sql("""
                        select id, direction, channel, body, author_id, at
                        from ticket_message
                        where ticket_id = :ticket
                        order by at desc, id desc
                        limit :most
                        """)
                .param("ticket", ticket.value())
                .param("most", most)
                .query((row, number) -> new TicketMessage(
                        row.getObject("id", UUID.class),
                        Word.parse(Direction.class, row.getString("direction")),
                        Word.parse(Channel.class, row.getString("channel")),
                        row.getString("body"),
                        TicketRow.user(row.getObject("author_id", UUID.class)),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .list()
                .reversed();
    }

    @Override
    public Optional<UUID> newest(SubjectId subject) {
        return jdbc.sql("""
                        select id
                        from ticket_message
                        where ticket_id = :ticket
                            and direction = 'in'
                        order by at desc, id desc
                        limit 1
                        """).param("ticket", subject.value()).query(UUID.class).optional();
    }

    @Override
    public void requireSeen(SubjectId subject, @Nullable UUID seen) {
        jdbc.sql("select id from ticket where id = :id for update")
                .param("id", subject.value())
                .query(UUID.class)
                .optional();
        if (!Objects.equals(newest(subject).orElse(null), seen)) throw Refused.conflict(CustomerHeard.SINCE);
    }

    /** Who spoke last, the customer or we; notes are not said. */
    Optional<Direction> lastSaid(SubjectId ticket) {
        return jdbc.sql("""
                        select direction
                        from ticket_message
                        where ticket_id = :ticket
                            and direction <> 'internal'
                        order by at desc, id desc
                        limit 1
                        """)
                .param("ticket", ticket.value())
                .query(String.class)
                .optional()
                .map(word -> Word.parse(Direction.class, word));
    }

    TicketMessage add(
            SubjectId ticket, Direction direction, Channel channel, String text, @Nullable UserId by, Instant at) {
        var message = new TicketMessage(Ids.next(), direction, channel, TicketText.checked(text), by, at);
        jdbc.sql("""
                        insert into ticket_message (id, ticket_id, direction, channel, body, author_id, at)
                        values (:id, :ticket, :direction, :channel, :body, :author, :at)
                        """)
                .param("id", message.id())
                .param("ticket", ticket.value())
                .param("direction", direction.word())
                .param("channel", channel.word())
                .param("body", message.text())
                .param("author", by == null ? null : by.value(), Types.OTHER)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
        return message;
    }
}
