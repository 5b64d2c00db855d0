package dev.rapport.contact;

import dev.rapport.contact.Delivery.State;
import dev.rapport.contact.Message.Aim;
import dev.rapport.contact.Message.Direction;
import dev.rapport.platform.Channel;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Instants;
import dev.rapport.platform.Refused;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import dev.rapport.platform.Word;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was said about cases. Who may read it, the module of the case knows. */
@Repository
public class Messages {

    /** Where a case was last asked about; a conversation is one itself. */
    static final String CONVERSATION = """
        (select conversation_id
        from conversation_case
        where subject_id = :subject
        union all
        select id
        from conversation
        where id = :subject)\
        """;

    private static final String TOLD = "pg_notify('messages', cast(subject_id as text)) is null";

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
                        select *
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

    /** Whether nothing else was asked since. */
    public boolean isNewestQuestion(Message message) {
        return jdbc.sql("""
                        select not exists (
                            select
                            from message
                            where subject_id = :subject
                                and aim = 'asks'
                                and (at, id) > (:at, :id))
                        """)
                .param("subject", message.subject().value())
                .param("at", Instants.utc(message.at()))
                .param("id", message.id())
                .query(Boolean.class)
                .single();
    }

    /** Who spoke last, the customer or we; notes are not said, nor is what did not go out. */
    public Optional<Direction> lastSaid(SubjectId subject) {
        return jdbc.sql("""
                        select direction
                        from message
                        where subject_id = :subject
                            and direction <> 'internal'
                            and state <> 'failed'
                        order by at desc, id desc
                        limit 1
                        """)
                .param("subject", subject.value())
                .query(String.class)
                .optional()
                .map(word -> Word.parse(Direction.class, word));
    }

    /** Keeps what was heard, noted or told otherwise than by us sending it; it counts at its time. */
    public Message record(
            SubjectId subject, Direction direction, Channel channel, String text, @Nullable UserId by, Instant at) {
        var delivery = Delivery.recorded(direction == Direction.OUT ? at : null);
        return add(
                new Message(Ids.next(), subject, direction, channel, text, by, null, at, false, Aim.TELLS, delivery));
    }

    /** Keeps what a carrier received, with where the customer is answered. */
    public Message receive(MessageArrived arrival, String text, Instant at) {
        return jdbc.sql("""
                        insert into message (
                            id, subject_id, direction, channel, body, at, carrier, there, heard_from, heard_name,
                            conversation_id, copies, automatic)
                        values (
                            :id, :subject, 'in', :channel, :body, :at, :carrier, :there, :from, :saidBy, :conversation,
                            :copies, :automatic)
                        returning *
                        """)
                .param("id", Ids.next())
                .param("subject", arrival.subject().value())
                .param("channel", arrival.channel().word())
                .param("body", text)
                .param("at", Instants.utc(at))
                .param("carrier", arrival.carrier())
                .param("there", arrival.there())
                .param("from", arrival.from())
                .param("saidBy", arrival.saidBy(), Types.VARCHAR)
                .param("copies", arrival.copies().toArray(String[]::new))
                .param("automatic", arrival.automatic())
                .param(
                        "conversation",
                        arrival.conversation() == null
                                ? null
                                : arrival.conversation().value(),
                        Types.OTHER)
                .query(Messages::read)
                .single();
    }

    /** Whether what has that id on the other side is kept. */
    public boolean isKnown(String carrier, String there) {
        return jdbc.sql("select exists (select from message where carrier = :carrier and there = :there)")
                .param("carrier", carrier)
                .param("there", there)
                .query(Boolean.class)
                .single();
    }

    /**
     * Where the one who asked about the case is answered, as far as a carrier received it: others of the thread may have
     * written since.
     */
    Optional<String> heardFrom(SubjectId subject, Channel channel) {
        return jdbc.sql("""
                        (select handle
                        from conversation
                        where id = {conversation}
                            and channel = :channel)
                        union all
                        (select heard_from
                        from message
                        where subject_id = :subject
                            and channel = :channel
                            and heard_from is not null
                        order by at desc, id desc
                        limit 1)
                        limit 1
                        """.replace("{conversation}", CONVERSATION))
                .param("subject", subject.value())
                .param("channel", channel.word())
                .query(String.class)
                .optional();
    }

    /** Where all who wrote about the case did so. */
    Set<String> whoWrote(SubjectId subject, Channel channel) {
        return Set.copyOf(jdbc.sql("""
                        select distinct lower(heard_from)
                        from message
                        where conversation_id = {conversation}
                            and channel = :channel
                            and heard_from is not null
                        """.replace("{conversation}", CONVERSATION))
                .param("subject", subject.value())
                .param("channel", channel.word())
                .query((row, number) -> row.getString(1))
                .list());
    }

    Message add(Message message) {
        var delivery = message.delivery();
        var by = message.author();
        jdbc.sql("""
                        insert into message (
                            id, subject_id, direction, channel, body, author_id, at, aim, state, sent_at, carrier, shown,
                            conversation_id)
                        values (
                            :id, :subject, :direction, :channel, :body, :author, :at, :aim, :state, :sentAt, :carrier, :shown,
                            {conversation})
                        """.replace("{conversation}", CONVERSATION))
                .param("id", message.id())
                .param("subject", message.subject().value())
                .param("direction", message.direction().word())
                .param("channel", message.channel().word())
                .param("body", message.text())
                .param("author", by == null ? null : by.value(), Types.OTHER)
                .param("at", Instants.utc(message.at()))
                .param("aim", message.aim().word())
                .param("state", delivery.state().word())
                .param("sentAt", Instants.utcOrNull(delivery.at()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("carrier", delivery.carrier(), Types.VARCHAR)
                .param("shown", delivery.to(), Types.VARCHAR)
                .update();
        return message;
    }

    /** Where it goes, empty if nowhere, and who gets a copy of it as well. */
    void goesTo(UUID id, String address, List<String> copies) {
        jdbc.sql("update message set addressed = nullif(:address, ''), copies = :copies where id = :id")
                .param("address", address)
                .param("copies", copies.toArray(String[]::new))
                .param("id", id)
                .update();
    }

    Optional<String> addressed(UUID id) {
        return jdbc.sql("select addressed from message where id = :id and addressed is not null")
                .param("id", id)
                .query(String.class)
                .optional();
    }

    List<String> copies(UUID id) {
        return jdbc.sql("select unnest(copies) from message where id = :id")
                .param("id", id)
                .query((row, number) -> row.getString(1))
                .list();
    }

    /** Kept from others' changes until the transaction ends. */
    Message locked(UUID id, SubjectId subject) {
        return jdbc.sql("""
                        select *
                        from message
                        where id = :id
                            and subject_id = :subject
                        for update
                        """)
                .param("id", id)
                .param("subject", subject.value())
                .query(Messages::read)
                .optional()
                .orElseThrow(() -> Refused.notFound("error.no-such-id", id));
    }

    /** It failed and goes out once more. */
    void queueAgain(UUID id, Way.Open way, String shown) {
        jdbc.sql("""
            update message
            set state = 'queued', channel = :channel, carrier = :carrier, addressed = nullif(:address, ''),
                shown = :shown, sent_at = null, reason = null, detail = null, aim = 'tells',
                copies_lost = '{}', copies_lost_detail = null
            where id = :id
            """)
                .param("channel", way.channel().word())
                .param("carrier", way.carrier())
                .param("address", way.address())
                .param("shown", shown)
                .param("id", id)
                .update();
    }

    /** Ids on the other side of what was said by the same carrier, oldest first. */
    List<String> idsThere(SubjectId subject, String carrier, int most) {
        return jdbc.sql("""
                        select there
                        from message
                        where (subject_id = :subject or conversation_id = {conversation})
                            and carrier = :carrier
                            and there is not null
                        order by at desc, id desc
                        limit :most
                        """.replace("{conversation}", CONVERSATION))
                .param("subject", subject.value())
                .param("carrier", carrier)
                .param("most", most)
                .query((row, number) -> row.getString("there"))
                .list()
                .reversed();
    }

    Message sent(UUID id, Instant at, String there) {
        return jdbc.sql("""
                        update message
                        set state = 'sent', sent_at = :at, there = :there, reason = null, detail = null
                        where id = :id
                        returning message.*, {told}
                        """.replace("{told}", TOLD))
                .param("at", Instants.utc(at))
                .param("there", there)
                .param("id", id)
                .query(Messages::read)
                .single();
    }

    Message trouble(UUID id, State state, Trouble why) {
        return jdbc.sql("""
                        update message
                        set state = :state, reason = :reason, detail = :detail
                        where id = :id
                        returning message.*, {told}
                        """.replace("{told}", TOLD))
                .param("state", state.word())
                .param("reason", why.reason())
                .param("detail", why.detail())
                .param("id", id)
                .query(Messages::read)
                .single();
    }

    /** It did not arrive although it was taken; empty if nothing with that id was, or somebody read it. */
    Optional<Message> lost(String[] carriers, String there, Trouble why) {
        return jdbc.sql("""
                        update message
                        set state = 'failed', reason = :reason, detail = :detail
                        where carrier = any(:carriers)
                            and there = :there
                            and direction = 'out'
                            and state in ('sent', 'delivered')
                        returning message.*, {told}
                        """.replace("{told}", TOLD))
                .param("reason", why.reason())
                .param("detail", why.detail())
                .param("carriers", carriers)
                .param("there", there)
                .query(Messages::read)
                .optional();
    }

    /**
     * Only those who stood on it as well did not get it. False where it went to none but them, or also to others of those named.
     *
     * @param to addresses in small letters
     * @param shown the same as everybody may see them
     */
    boolean lostByCopies(String[] carriers, String there, List<String> to, List<String> shown, Trouble why) {
        if (to.isEmpty()) return false;
        return !jdbc.sql("""
            update message
            set copies_lost = array(select distinct unnest(copies_lost || cast(:shown as text[])) order by 1),
                copies_lost_detail = :detail
            where carrier = any(:carriers)
                and there = :there
                and direction = 'out'
                and cast(:to as text[]) <@ array(select lower(unnest(copies)))
                and lower(coalesce(addressed, '')) <> all(:to)
            returning {told}
            """.replace("{told}", TOLD))
                .param("shown", shown.toArray(String[]::new))
                .param("detail", why.detail())
                .param("carriers", carriers)
                .param("there", there)
                .param("to", to.toArray(String[]::new))
                .query(Boolean.class)
                .list()
                .isEmpty();
    }

    /** Whether the customer was told anything since, as far as it is known. */
    boolean isToldSince(SubjectId subject, Instant at) {
        return jdbc.sql("""
                        select exists (
                            select
                            from message
                            where subject_id = :subject
                                and direction = 'out'
                                and state <> 'failed'
                                and sent_at > :at)
                        """)
                .param("subject", subject.value())
                .param("at", Instants.utc(at))
                .query(Boolean.class)
                .single();
    }

    /** What was read is not only delivered any more, in whatever order a carrier tells. */
    void advance(String carrier, String there, State state) {
        jdbc.sql("""
                        update message
                        set state = :state
                        where carrier = :carrier
                            and there = :there
                            and state in ('sent', 'delivered')
                        returning {told}
                        """.replace("{told}", TOLD))
                .param("state", state.word())
                .param("carrier", carrier)
                .param("there", there)
                .query(Boolean.class)
                .list();
    }

    void rename(String carrier, String there, String id) {
        jdbc.sql("""
                        update message
                        set there = :id
                        where carrier = :carrier
                            and there = :there
                            and direction = 'out'
                        """)
                .param("id", id)
                .param("carrier", carrier)
                .param("there", there)
                .update();
    }

    static Message read(ResultSet row, int number) throws SQLException {
        var author = row.getObject("author_id", UUID.class);
        return new Message(
                row.getObject("id", UUID.class),
                new SubjectId(row.getObject("subject_id", UUID.class)),
                Word.parse(Direction.class, row.getString("direction")),
                Word.parse(Channel.class, row.getString("channel")),
                row.getString("body"),
                author == null ? null : new UserId(author),
                row.getString("heard_name"),
                Instants.instant(row, "at"),
                row.getString("heard_from") != null,
                Word.parse(Aim.class, row.getString("aim")),
                delivery(row));
    }

    private static Delivery.@Nullable LostCopies lostCopies(ResultSet row) throws SQLException {
        var lost = (String[]) row.getArray("copies_lost").getArray();
        var detail = row.getString("copies_lost_detail");
        return lost.length == 0 ? null : new Delivery.LostCopies(String.join(", ", lost), detail == null ? "" : detail);
    }

    private static Delivery delivery(ResultSet row) throws SQLException {
        var reason = row.getString("reason");
        var detail = row.getString("detail");
        return new Delivery(
                Word.parse(State.class, row.getString("state")),
                Instants.instantOrNull(row, "sent_at"),
                row.getString("carrier"),
                row.getString("shown"),
                reason == null ? null : new Trouble(reason, detail == null ? "" : detail),
                lostCopies(row));
    }
}
