package dev.rapport.contact;

import dev.rapport.contact.Message.Direction;
import dev.rapport.platform.Channel;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Instants;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import dev.rapport.platform.Word;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was said about cases. Who may read it, the module of the case knows. */
@Repository
public class Messages {

    private final JdbcClient jdbc;

    Messages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * SQL that selects the ids of the cases in which the words were said.
     *
     * @param pattern the parameter that holds what to look for, as {@code like} takes it
     */
    public static String casesThatSay(String pattern) {
        return """
                select subject_id
                from message
                where folded(body) like folded(%s)
                """.formatted(pattern).strip();
    }

    /** The newest messages, oldest first. */
    public List<Message> of(SubjectId subject, int most) {
        return jdbc.sql("""
                        select id, direction, channel, body, author_id, at
                        from message
                        where subject_id = :subject
                        order by at desc, id desc
                        limit :most
                        """)
                .param("subject", subject.value())
                .param("most", most)
                .query(Messages::read)
                .list()
                .reversed();
    }

    /** The newest that the customer wrote or said. */
    public Optional<UUID> newestHeard(SubjectId subject) {
        return jdbc.sql("""
                        select id
                        from message
                        where subject_id = :subject
                            and direction = 'in'
                        order by at desc, id desc
                        limit 1
                        """).param("subject", subject.value()).query(UUID.class).optional();
    }

    /** Who spoke last, the customer or we; notes are not said. */
    public Optional<Direction> lastSaid(SubjectId subject) {
        return jdbc.sql("""
                        select direction
                        from message
                        where subject_id = :subject
                            and direction <> 'internal'
                        order by at desc, id desc
                        limit 1
                        """)
                .param("subject", subject.value())
                .query(String.class)
                .optional()
                .map(word -> Word.parse(Direction.class, word));
    }

    public Message add(
            SubjectId subject, Direction direction, Channel channel, String text, @Nullable UserId by, Instant at) {
        var message = new Message(Ids.next(), direction, channel, text, by, at);
        jdbc.sql("""
                        insert into message (id, subject_id, direction, channel, body, author_id, at)
                        values (:id, :subject, :direction, :channel, :body, :author, :at)
                        """)
                .param("id", message.id())
                .param("subject", subject.value())
                .param("direction", direction.word())
                .param("channel", channel.word())
                .param("body", message.text())
                .param("author", by == null ? null : by.value(), Types.OTHER)
                .param("at", Instants.utc(at))
                .update();
        return message;
    }

    private static Message read(ResultSet row, int number) throws SQLException {
        var author = row.getObject("author_id", UUID.class);
        return new Message(
                row.getObject("id", UUID.class),
                Word.parse(Direction.class, row.getString("direction")),
                Word.parse(Channel.class, row.getString("channel")),
                row.getString("body"),
                author == null ? null : new UserId(author),
                Instants.instant(row, "at"));
    }
}
