package dev.rapport.contact.conversations;

import dev.rapport.cases.SubjectStands;
import dev.rapport.platform.Channel;
import dev.rapport.platform.CustomerId;
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
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of conversations. */
@Component
class ConversationRows implements LinkedSenders {

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    ConversationRows(JdbcClient jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    /** A conversation that begins, and with whom. */
    record Fresh(
            SubjectId id,
            String number,
            UUID account,
            Channel channel,
            String handle,
            List<String> beside,
            @Nullable String called,
            @Nullable String thread,
            String heading,
            String team,
            Instant at) {}

    void add(Fresh fresh, WhoWrote who) {
        jdbc.sql("""
            insert into conversation (
                id, number, account_id, channel, handle, beside, called, thread, heading, customer_id, certainty,
                team, state, waiting_since, opened_at, last_at, wrote_at)
            values (
                :id, :number, :account, :channel, :handle, :beside, :called, :thread, :heading, :customer, :certainty,
                :team, 'WAITING_FOR_US', :at, :at, :at, :at)
            """)
                .param("id", fresh.id().value())
                .param("number", fresh.number())
                .param("account", fresh.account())
                .param("channel", fresh.channel().word())
                .param("handle", fresh.handle())
                .param("beside", fresh.beside().toArray(String[]::new))
                .param("called", fresh.called(), Types.VARCHAR)
                .param("thread", fresh.thread(), Types.VARCHAR)
                .param("heading", fresh.heading())
                .param(
                        "customer",
                        who.customer() == null ? null : who.customer().value(),
                        Types.OTHER)
                .param("certainty", who.certainty().name())
                .param("team", fresh.team())
                .param("at", Instants.utc(fresh.at()))
                .update();
    }

    /** Of two who take in the same message, which came to two of our accounts, the second waits and sees that it is known. */
    void lockMessage(String carrier, String there) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:key, 2)) is null")
                .param("key", carrier + " " + there)
                .query(Boolean.class)
                .single();
    }

    /** Of two who look for the same one, the second waits for the first. */
    void lockThread(UUID account, String key) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:key, 1)) is null")
                .param("key", account + " " + key)
                .query(Boolean.class)
                .single();
    }

    Optional<Conversation> ofThread(UUID account, String thread) {
        return jdbc.sql("select * from conversation where account_id = :account and thread = :thread")
                .param("account", account)
                .param("thread", thread)
                .query(ConversationRows::read)
                .optional();
    }

    Optional<Conversation> ofPerson(UUID account, String handle) {
        return jdbc.sql("""
                        select *
                        from conversation
                        where account_id = :account
                            and handle = :handle
                            and thread is null
                        """)
                .param("account", account)
                .param("handle", handle)
                .query(ConversationRows::read)
                .optional();
    }

    /** Whom a person said it is, the last time somebody of that name wrote from there, unless one said later that it is not. */
    @Override
    public Optional<CustomerId> linkedBefore(Channel channel, String handle, @Nullable String called) {
        return jdbc.sql("""
            select customer_id
            from conversation
            where channel = :channel
                and handle = :handle
                and linked_by is not null
                and customer_id is not null
                and called is not distinct from :called
                and not exists (
                    select
                    from conversation as denied
                    where denied.channel = :channel
                        and denied.handle = :handle
                        and denied.called is not distinct from :called
                        and denied.unlinked_at >= coalesce(conversation.linked_at, conversation.opened_at))
            order by last_at desc
            limit 1
            """)
                .param("channel", channel.word())
                .param("handle", handle)
                .param("called", called, Types.VARCHAR)
                .query((row, number) -> new CustomerId(row.getObject("customer_id", UUID.class)))
                .optional();
    }

    /** Phones and e-mail addresses that the other side left beside the one where they are answered. */
    List<String> beside(SubjectId id) {
        return jdbc.sql("select unnest(beside) from conversation where id = :id")
                .param("id", id.value())
                .query((row, number) -> row.getString(1))
                .list();
    }

    Optional<Conversation> find(SubjectId id) {
        return jdbc.sql("select * from conversation where id = :id")
                .param("id", id.value())
                .query(ConversationRows::read)
                .optional();
    }

    Optional<Conversation> byNumber(String number) {
        return jdbc.sql("select * from conversation where number = :number")
                .param("number", number)
                .query(ConversationRows::read)
                .optional();
    }

    /** Kept from others' changes until the transaction ends. */
    Conversation locked(SubjectId id) {
        return jdbc.sql("select * from conversation where id = :id for update")
                .param("id", id.value())
                .query(ConversationRows::read)
                .optional()
                .orElseThrow(() -> Refused.notFound("error.no-such-id", id));
    }

    /** Snoozed ones whose time has come. */
    List<SubjectId> due(Instant now, int most) {
        return jdbc.sql("""
                        select id
                        from conversation
                        where state = 'SNOOZED'
                            and snoozed_until <= :now
                        order by snoozed_until
                        limit :most
                        """)
                .param("now", Instants.utc(now))
                .param("most", most)
                .query((row, number) -> new SubjectId(row.getObject("id", UUID.class)))
                .list();
    }

    /** The other side wrote; what waits already waits on. */
    void heard(SubjectId id, Instant at, boolean waits) {
        jdbc.sql("""
            update conversation
            set last_at = greatest(last_at, :at),
                wrote_at = case when :waits then greatest(wrote_at, :at) else wrote_at end,
                state = case when :waits then 'WAITING_FOR_US' else state end,
                snoozed_until = case when :waits then null else snoozed_until end,
                waiting_since = case when :waits then coalesce(waiting_since, :at) else waiting_since end
            where id = :id
            """)
                .param("at", Instants.utc(at))
                .param("waits", waits)
                .param("id", id.value())
                .update();
        if (waits) stands(id, ConversationState.WAITING_FOR_US, at);
    }

    /** Whether the other side wrote later than that something that waits for an answer. */
    boolean wroteAfter(SubjectId id, Instant at) {
        return jdbc.sql("select coalesce(wrote_at > :at, false) from conversation where id = :id")
                .param("at", Instants.utc(at))
                .param("id", id.value())
                .query(Boolean.class)
                .single();
    }

    /** Something went out that changes nothing about who waits for whom. */
    void saidLast(SubjectId id, Instant at) {
        jdbc.sql("update conversation set last_at = greatest(last_at, :at) where id = :id")
                .param("at", Instants.utc(at))
                .param("id", id.value())
                .update();
    }

    /** It comes back later than somebody wanted. */
    void putOff(SubjectId id, Instant until) {
        jdbc.sql("update conversation set snoozed_until = :until where id = :id and state = 'SNOOZED'")
                .param("until", Instants.utc(until))
                .param("id", id.value())
                .update();
    }

    void stand(SubjectId id, ConversationState state, @Nullable Instant until, Instant now) {
        jdbc.sql("""
                        update conversation
                        set state = :state,
                            snoozed_until = :until,
                            waiting_since = case when :state = 'WAITING_FOR_US' then coalesce(waiting_since, :now) end,
                            last_at = case when :state = 'WAITING_FOR_CUSTOMER' then greatest(last_at, :now) else last_at end,
                            revision = revision + 1
                        where id = :id
                        """)
                .param("state", state.name())
                .param("until", Instants.utcOrNull(until), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("now", Instants.utc(now))
                .param("id", id.value())
                .update();
        stands(id, state, now);
    }

    private void stands(SubjectId id, ConversationState state, Instant at) {
        events.publishEvent(
                new SubjectStands(id, "ConversationState." + state, state == ConversationState.DONE ? at : null));
    }

    void hold(SubjectId id, @Nullable UserId owner, String team) {
        jdbc.sql("update conversation set owner_id = :owner, team = :team, revision = revision + 1 where id = :id")
                .param("owner", owner == null ? null : owner.value(), Types.OTHER)
                .param("team", team)
                .param("id", id.value())
                .update();
    }

    /** As a person says. */
    void link(SubjectId id, CustomerId customer, UserId by, @Nullable String proof, Instant at) {
        jdbc.sql("""
            update conversation
            set customer_id = :customer, certainty = 'KNOWN', linked_by = :by, linked_at = :at, proof = :proof,
                revision = revision + 1
            where id = :id
            """)
                .param("customer", customer.value())
                .param("by", by.value())
                .param("at", Instants.utc(at))
                .param("proof", proof, Types.VARCHAR)
                .param("id", id.value())
                .update();
    }

    /** It is not them, as a person says. */
    void unlink(SubjectId id, WhoWrote who, UserId by, Instant at) {
        jdbc.sql("""
            update conversation
            set customer_id = null, certainty = :certainty, linked_by = null, linked_at = null, proof = null,
                unlinked_by = :by, unlinked_at = :at, revision = revision + 1
            where id = :id
            """)
                .param("certainty", who.certainty().name())
                .param("by", by.value())
                .param("at", Instants.utc(at))
                .param("id", id.value())
                .update();
    }

    /** As the conversation itself says. */
    void recognise(SubjectId id, CustomerId customer) {
        jdbc.sql("""
            update conversation
            set customer_id = :customer, certainty = 'KNOWN', linked_by = null, linked_at = null, proof = null,
                revision = revision + 1
            where id = :id
            """)
                .param("customer", customer.value())
                .param("id", id.value())
                .update();
    }

    static Conversation read(ResultSet row, int number) throws SQLException {
        var customer = row.getObject("customer_id", UUID.class);
        return new Conversation(
                new SubjectId(row.getObject("id", UUID.class)),
                row.getString("number"),
                row.getObject("account_id", UUID.class),
                Word.parse(Channel.class, row.getString("channel")),
                row.getString("handle"),
                row.getString("called"),
                row.getString("heading"),
                customer == null ? null : new CustomerId(customer),
                row.getString("certainty").equals(WhoWrote.Certainty.MAYBE.name()),
                user(row, "linked_by"),
                row.getString("proof"),
                user(row, "owner_id"),
                row.getString("team"),
                ConversationState.valueOf(row.getString("state")),
                Instants.instantOrNull(row, "snoozed_until"),
                Instants.instantOrNull(row, "waiting_since"),
                Instants.instant(row, "opened_at"),
                Instants.instant(row, "last_at"),
                row.getLong("revision"));
    }

    private static @Nullable UserId user(ResultSet row, String column) throws SQLException {
        var id = row.getObject(column, UUID.class);
        return id == null ? null : new UserId(id);
    }
}
