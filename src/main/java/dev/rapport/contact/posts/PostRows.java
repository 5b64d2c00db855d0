package dev.rapport.contact.posts;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rapport.contact.conversations.LinkedSenders;
import dev.rapport.contact.conversations.WhoWrote;
import dev.rapport.contact.conversations.WhoWrote.Certainty;
import dev.rapport.contact.posts.PostJudging.Judgement;
import dev.rapport.platform.Channel;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Instants;
import dev.rapport.platform.Refused;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import dev.rapport.platform.Word;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of what is said in public. */
@Component
class PostRows implements LinkedSenders {

    /**
     * One to be kept.
     *
     * @param at when it was written, as far as that can be believed
     */
    record Fresh(
            UUID id,
            UUID account,
            PublicPost told,
            List<String> keywords,
            Instant at,
            Instant receivedAt,
            Instant forgetAt,
            String team,
            PostState state,
            Judgement judged,
            WhoWrote who) {}

    private final JdbcClient jdbc;

    PostRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether it is seen for the first time; it is from then on, also when it is forgotten. */
    boolean see(UUID account, String there) {
        return jdbc.sql("""
                        insert into public_post_seen (account_id, there_hash)
                        values (:account, :there)
                        on conflict do nothing
                        """)
                        .param("account", account)
                        .param("there", hash(there))
                        .update()
                > 0;
    }

    void add(Fresh post) {
        var told = post.told();
        var judged = post.judged();
        var customer = post.who().customer();
        jdbc.sql("""
                        insert into public_post (
                            id, account_id, there, channel, kind, on_there, handle, called, link, heading, words, language,
                            reach, keywords, at, received_at, forget_at, team, state, mood, mood_because, deed,
                            deed_because, customer_id, is_maybe)
                        values (
                            :id, :account, :there, :channel, :kind, :on, :handle, :called, :link, :heading, :words, :language,
                            :reach, :keywords, :at, :received, :forget, :team, :state, :mood, :moodBecause, :deed,
                            :deedBecause, :customer, :maybe)
                        """)
                .param("id", post.id())
                .param("account", post.account())
                .param("there", told.there())
                .param("channel", told.channel().word())
                .param("kind", told.kind().name())
                .param("on", told.on(), Types.VARCHAR)
                .param("handle", told.handle(), Types.VARCHAR)
                .param("called", told.called(), Types.VARCHAR)
                .param("link", told.link(), Types.VARCHAR)
                .param("heading", told.heading(), Types.VARCHAR)
                .param("words", told.text())
                .param("language", told.language(), Types.VARCHAR)
                .param("reach", told.reach(), Types.BIGINT)
                .param("keywords", post.keywords().toArray(String[]::new))
                .param("at", Instants.utc(post.at()))
                .param("received", Instants.utc(post.receivedAt()))
                .param("forget", Instants.utc(post.forgetAt()))
                .param("team", post.team())
                .param("state", post.state().name())
                .param("mood", judged.mood().name())
                .param("moodBecause", judged.moodBecause(), Types.VARCHAR)
                .param("deed", judged.deed().name())
                .param("deedBecause", judged.deedBecause(), Types.VARCHAR)
                .param("customer", customer == null ? null : customer.value(), Types.OTHER)
                .param("maybe", post.who().certainty() == Certainty.MAYBE)
                .update();
        tell();
    }

    Optional<Post> find(UUID id) {
        return jdbc.sql("select * from public_post where id = :id")
                .param("id", id)
                .query(PostRows::read)
                .optional();
    }

    /** Kept from others' changes. */
    Post locked(UUID id) {
        return jdbc.sql("select * from public_post where id = :id for update")
                .param("id", id)
                .query(PostRows::read)
                .optional()
                .orElseThrow(() -> Refused.notFound("error.no-such-id", id));
    }

    void stand(UUID id, PostState state, @Nullable UserId by, Instant at) {
        change(id, "state = :what", state.name(), Types.VARCHAR, by, at);
    }

    /** It sounds so to somebody who read it. */
    void feel(UUID id, Mood mood, UserId by, Instant at) {
        jdbc.sql("""
                        update public_post
                        set mood_heard = coalesce(mood_heard, mood), mood = :mood, mood_by = :by, mood_at = :at,
                            changed_by = :by, changed_at = :at, version = version + 1
                        where id = :id
                        """)
                .param("mood", mood.name())
                .param("by", by.value())
                .param("at", Instants.utc(at))
                .param("id", id)
                .update();
        tell();
    }

    /** It sounds as the rules heard it. */
    void feelAsHeard(UUID id, UserId by, Instant at) {
        jdbc.sql("""
                        update public_post
                        set mood = mood_heard, mood_heard = null, mood_by = null, mood_at = null,
                            changed_by = :by, changed_at = :at, version = version + 1
                        where id = :id
                            and mood_heard is not null
                        """)
                .param("by", by.value())
                .param("at", Instants.utc(at))
                .param("id", id)
                .update();
        tell();
    }

    /** To open lists on all copies, after the commit. */
    private void tell() {
        jdbc.sql("select pg_notify(:channel, '') is null")
                .param("channel", PostNews.CHANNEL)
                .query(Boolean.class)
                .single();
    }

    void hold(UUID id, @Nullable UserId owner, @Nullable UserId by, Instant at) {
        change(id, "owner_id = :what", owner == null ? null : owner.value(), Types.OTHER, by, at);
    }

    void became(UUID id, SubjectId ticket, @Nullable UserId by, Instant at) {
        change(id, "ticket_id = :what, state = 'HANDLED'", ticket.value(), Types.OTHER, by, at);
    }

    /** It is about a case that is open already, and still waits for somebody to answer it. */
    void addsTo(UUID id, SubjectId ticket, Instant at) {
        change(id, "ticket_id = :what", ticket.value(), Types.OTHER, null, at);
    }

    /** What belongs to one case belongs to another from now on. */
    void move(SubjectId from, SubjectId into) {
        jdbc.sql("""
                        update public_post
                        set ticket_id = :into, version = version + 1
                        where ticket_id = :from
                        """).param("into", into.value()).param("from", from.value()).update();
    }

    private void change(UUID id, String what, @Nullable Object value, int type, @Nullable UserId by, Instant at) {
        jdbc.sql("""
                        update public_post
                        set {what}, changed_by = :by, changed_at = :at, version = version + 1
                        where id = :id
                        """.replace("{what}", what))
                .param("what", value, type)
                .param("by", by == null ? null : by.value(), Types.OTHER)
                .param("at", Instants.utc(at))
                .param("id", id)
                .update();
        tell();
    }

    /** As a person says. */
    void link(UUID id, CustomerId customer, UserId by, String proof, Instant at) {
        jdbc.sql("""
            update public_post
            set customer_id = :customer, is_maybe = false, linked_by = :by, linked_at = :at, proof = :proof,
                version = version + 1
            where id = :id
            """)
                .param("customer", customer.value())
                .param("by", by.value())
                .param("at", Instants.utc(at))
                .param("proof", proof)
                .param("id", id)
                .update();
        tell();
    }

    /** It is not them, as a person says. */
    void unlink(UUID id, boolean isMaybe, UserId by, Instant at) {
        jdbc.sql("""
            update public_post
            set customer_id = null, is_maybe = :maybe, linked_by = null, linked_at = null, proof = null,
                unlinked_by = :by, unlinked_at = :at, version = version + 1
            where id = :id
            """)
                .param("maybe", isMaybe)
                .param("by", by.value())
                .param("at", Instants.utc(at))
                .param("id", id)
                .update();
        tell();
    }

    /** Whom a person said it was, the last time somebody of that name wrote from there, unless one said later that it is not. */
    @Override
    public Optional<CustomerId> linkedBefore(Channel channel, String handle, @Nullable String called) {
        return jdbc.sql("""
            select customer_id
            from public_post
            where channel = :channel
                and handle = :handle
                and linked_by is not null
                and customer_id is not null
                and called is not distinct from :called
                and not exists (
                    select
                    from public_post as denied
                    where denied.channel = :channel
                        and denied.handle = :handle
                        and denied.called is not distinct from :called
                        and denied.unlinked_at >= coalesce(public_post.linked_at, public_post.received_at))
            order by at desc, id desc
            limit 1
            """)
                .param("channel", channel.word())
                .param("handle", handle)
                .param("called", called, Types.VARCHAR)
                .query((row, number) -> new CustomerId(row.getObject("customer_id", UUID.class)))
                .optional();
    }

    /** Those that belong to a case, the newest first. */
    List<Post> of(SubjectId ticket, int most) {
        return jdbc.sql("""
                        select *
                        from public_post
                        where ticket_id = :ticket
                        order by at desc, id desc
                        limit :most
                        """)
                .param("ticket", ticket.value())
                .param("most", most)
                .query(PostRows::read)
                .list();
    }

    /** Makes transactions that take in what the same customer said wait for each other. */
    void lock(CustomerId customer) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('posts of ' || :customer, 0)) is null")
                .param("customer", customer.toString())
                .query(Boolean.class)
                .single();
    }

    /**
     * The cases that came of what a customer said in public, the newest first.
     *
     * @param cases of the customer: some may have come of what nobody says they wrote
     */
    List<SubjectId> tickets(CustomerId customer, Collection<SubjectId> cases, int most) {
        return jdbc.sql("""
            select ticket_id
            from (
                (select ticket_id, at
                from public_post
                where customer_id = :customer
                    and ticket_id is not null
                order by at desc
                limit :most)
                union all
                (select ticket_id, at
                from public_post
                where ticket_id = any(:cases)
                order by at desc
                limit :most)) as known
            group by ticket_id
            order by max(at) desc
            limit :most
            """)
                .param("customer", customer.value())
                .param("cases", cases.stream().map(SubjectId::value).toArray(UUID[]::new))
                .param("most", most)
                .query((row, number) -> new SubjectId(row.getObject(1, UUID.class)))
                .list();
    }

    boolean isUsed(UUID account) {
        return jdbc.sql("select exists (select from public_post where account_id = :account)")
                .param("account", account)
                .query(Boolean.class)
                .single();
    }

    /** Forgets some whose time is over, that nobody known wrote and no case came of. */
    int forget(Instant now, int most) {
        return jdbc.sql("""
                        delete from public_post
                        where id = any(array(
                            select id
                            from public_post
                            where customer_id is null
                                and ticket_id is null
                                and forget_at < :now
                            order by forget_at
                            limit :most
                            for update skip locked))
                        """).param("now", Instants.utc(now)).param("most", most).update();
    }

    private static byte[] hash(String there) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(there.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static Post read(ResultSet row, int number) throws SQLException {
        return new Post(
                row.getObject("id", UUID.class),
                row.getObject("account_id", UUID.class),
                row.getString("there"),
                Word.parse(Channel.class, row.getString("channel")),
                PostKind.valueOf(row.getString("kind")),
                row.getString("on_there"),
                row.getString("handle"),
                row.getString("called"),
                row.getString("link"),
                row.getString("heading"),
                row.getString("words"),
                row.getString("language"),
                row.getObject("reach", Long.class),
                List.of((String[]) row.getArray("keywords").getArray()),
                Instants.instant(row, "at"),
                Instants.instant(row, "received_at"),
                row.getString("team"),
                user(row, "owner_id"),
                PostState.valueOf(row.getString("state")),
                Mood.valueOf(row.getString("mood")),
                row.getString("mood_because"),
                corrected(row),
                PostDeed.valueOf(row.getString("deed")),
                row.getString("deed_because"),
                customer(row.getObject("customer_id", UUID.class)),
                row.getBoolean("is_maybe"),
                user(row, "linked_by"),
                row.getString("proof"),
                subject(row.getObject("ticket_id", UUID.class)),
                user(row, "changed_by"),
                Instants.instantOrNull(row, "changed_at"),
                row.getLong("version"));
    }

    private static Post.@Nullable Correction corrected(ResultSet row) throws SQLException {
        var by = user(row, "mood_by");
        return by == null
                ? null
                : new Post.Correction(Mood.valueOf(row.getString("mood_heard")), by, Instants.instant(row, "mood_at"));
    }

    private static @Nullable UserId user(ResultSet row, String column) throws SQLException {
        var id = row.getObject(column, UUID.class);
        return id == null ? null : new UserId(id);
    }

    private static @Nullable CustomerId customer(@Nullable UUID id) {
        return id == null ? null : new CustomerId(id);
    }

    private static @Nullable SubjectId subject(@Nullable UUID id) {
        return id == null ? null : new SubjectId(id);
    }
}
