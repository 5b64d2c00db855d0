package dev.rapport.service;

import dev.rapport.access.Access;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Instants;
import dev.rapport.platform.Refused;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Replies that people wrote on a screen. They wait a moment in which they can be taken back, and then go out as if they
 * were written at that moment: only then does a first answer count. What programs send does not wait.
 */
@Service
public class HeldReplies {

    private static final Logger LOG = LoggerFactory.getLogger(HeldReplies.class);
    private static final int AT_ONCE = 50;

    private record Held(UUID id, SubjectId ticket, UserId author, String body) {}

    private final JdbcClient jdbc;
    private final TicketDesk desk;
    private final Access access;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private final Duration pause;

    HeldReplies(
            JdbcClient jdbc,
            TicketDesk desk,
            Access access,
            TransactionTemplate transactions,
            Clock clock,
            @Value("${rapport.undo-time:10s}") Duration pause) {
        this.jdbc = jdbc;
        this.desk = desk;
        this.access = access;
        this.transactions = transactions;
        this.clock = clock;
        this.pause = pause;
    }

    /** Keeps a reply that goes out in a moment; refuses what could not be sent. */
    public UUID hold(SubjectId ticket, String text) {
        desk.requireReply(ticket, text);
        var id = Ids.next();
        jdbc.sql("""
                        insert into held_reply (id, ticket_id, author_id, body, send_at)
                        values (:id, :ticket, :author, :body, :at)
                        """)
                .param("id", id)
                .param("ticket", ticket.value())
                .param("author", access.me().id().value())
                .param("body", text)
                .param("at", Instants.utc(clock.instant().plus(pause)))
                .update();
        return id;
    }

    /** Takes one's own reply back and gives its text; refused once it went out. */
    public String takeBack(UUID id) {
        return jdbc.sql("delete from held_reply where id = :id and author_id = :me returning body")
                .param("id", id)
                .param("me", access.me().id().value())
                .query(String.class)
                .optional()
                .orElseThrow(() -> Refused.conflict("ticket.reply-went-out"));
    }

    @Scheduled(fixedDelayString = "${rapport.undo-look:1s}")
    void sendDue() {
        for (var reply : due()) transactions.executeWithoutResult(status -> send(reply));
    }

    private List<Held> due() {
        return jdbc.sql("""
                        select id, ticket_id, author_id, body
                        from held_reply
                        where send_at <= :now
                        order by send_at, id
                        limit :most
                        """)
                .param("now", Instants.utc(clock.instant()))
                .param("most", AT_ONCE)
                .query((row, number) -> new Held(
                        row.getObject("id", UUID.class),
                        new SubjectId(row.getObject("ticket_id", UUID.class)),
                        new UserId(row.getObject("author_id", UUID.class)),
                        row.getString("body")))
                .list();
    }

    /** Whoever deletes the row sends it: another copy of the application may look at the same time. */
    private void send(Held reply) {
        var mine = jdbc.sql("delete from held_reply where id = :id")
                .param("id", reply.id())
                .update();
        if (mine == 0) return;
        try {
            desk.sendHeld(reply.ticket(), reply.body(), reply.author());
        } catch (Refused late) {
            LOG.warn("A reply could not go out any more and is kept as a note: {}", late.key());
            desk.keepUnsent(reply.ticket(), reply.body(), reply.author());
        }
    }
}
