package dev.rapport.contact;

import dev.rapport.platform.Refused;
import dev.rapport.platform.SubjectId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was said in conversations, whichever case it was about. Who may read it, conversations know. */
@Repository
public class Talks {

    private final JdbcClient jdbc;

    Talks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Where something was said.
     *
     * @param subject the case that it is about
     * @param conversation what it was said in, if it is kept
     */
    public record Said(SubjectId subject, @Nullable SubjectId conversation) {}

    /** What was said with one of these ids on the other side, the newest of them. */
    public Optional<Said> said(String carrier, Collection<String> there) {
        return jdbc.sql("""
                        select subject_id, conversation_id
                        from message
                        where carrier = any(:carriers)
                            and there = any(:there)
                        order by at desc, id desc
                        limit 1
                        """)
                .param("carriers", carriers(carrier))
                .param("there", there.toArray(String[]::new))
                .query((row, number) -> {
                    var conversation = row.getObject("conversation_id", UUID.class);
                    return new Said(
                            new SubjectId(row.getObject("subject_id", UUID.class)),
                            conversation == null ? null : new SubjectId(conversation));
                })
                .optional();
    }

    /** Those whose messages are known by ids of that one: what answers by mail is known as mail is. */
    static String[] carriers(String carrier) {
        return carrier.equals(MailCarrier.NAME)
                ? Stream.concat(Stream.of(carrier), AnswersByMail.CARRIERS.stream())
                        .toArray(String[]::new)
                : new String[] {carrier};
    }

    /** Whether a case was opened of what somebody wrote. */
    public boolean isOfConversation(SubjectId subject) {
        return jdbc.sql("""
                        select exists (
                            select
                            from conversation_case
                            join message on message.subject_id = conversation_case.conversation_id
                            where conversation_case.subject_id = :subject)
                        """)
                .param("subject", subject.value())
                .query(Boolean.class)
                .single();
    }

    /** Whether a case was asked about from there, or the conversation that it came of. */
    public boolean isHeardFrom(SubjectId subject, String from) {
        return jdbc.sql("""
                        select exists (
                            select
                            from message
                            where (subject_id = :subject or conversation_id = {conversation})
                                and lower(heard_from) = lower(:from))
                        """.replace("{conversation}", Messages.CONVERSATION))
                .param("subject", subject.value())
                .param("from", from)
                .query(Boolean.class)
                .single();
    }

    /** The newest words of the other side; empty if there are none. */
    public String newestHeardIn(SubjectId conversation) {
        return newestIn(conversation).map(Message::text).orElse("");
    }

    /** The newest that the other side said. */
    public Optional<UUID> newestIdHeardIn(SubjectId conversation) {
        return newestIn(conversation).map(Message::id);
    }

    private Optional<Message> newestIn(SubjectId conversation) {
        return jdbc.sql("""
                        select *
                        from message
                        where conversation_id = :conversation
                            and direction = 'in'
                        order by at desc, id desc
                        limit 1
                        """)
                .param("conversation", conversation.value())
                .query(Messages::read)
                .optional();
    }

    /** One that was said in a conversation. */
    public Message find(UUID id, SubjectId conversation) {
        return jdbc.sql("select * from message where id = :id and conversation_id = :conversation")
                .param("id", id)
                .param("conversation", conversation.value())
                .query(Messages::read)
                .optional()
                .orElseThrow(() -> Refused.notFound("error.no-such-id", id));
    }

    /** What was said in a conversation before, the newest last. */
    public List<Message> in(SubjectId conversation, @Nullable Message before, int most) {
        return jdbc.sql("""
                        select *
                        from message
                        where conversation_id = :conversation
                            and (at, id) < (cast(:at as timestamptz), cast(:id as uuid))
                        order by at desc, id desc
                        limit :most
                        """)
                .param("conversation", conversation.value())
                .param("at", before == null ? "infinity" : before.at().toString())
                .param("id", before == null ? new UUID(-1, -1) : before.id())
                .param("most", most)
                .query(Messages::read)
                .list()
                .reversed();
    }
}
