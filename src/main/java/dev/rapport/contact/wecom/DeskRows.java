package dev.rapport.contact.wecom;

import dev.rapport.platform.Instants;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How far customer services were fetched, and when their customers last wrote. */
@Component
class DeskRows {

    /** @param calls how many had come when it was leased */
    record Leased(UUID account, String desk, String cursor, String token, long calls) {}

    private final JdbcClient jdbc;

    DeskRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** It is looked at soon. */
    void called(UUID account, String desk, String token, Instant now) {
        jdbc.sql("""
                        insert into wecom_desk (account_id, desk, call_token, next_look, calls)
                        values (:account, :desk, :token, :now, 1)
                        on conflict (account_id, desk) do update
                        set call_token = excluded.call_token,
                            next_look = least(wecom_desk.next_look, excluded.next_look),
                            calls = wecom_desk.calls + 1
                        """)
                .param("account", account)
                .param("desk", desk)
                .param("token", token)
                .param("now", Instants.utc(now))
                .update();
    }

    /** Takes one that is due and that no other copy of the application fetches. */
    Optional<Leased> lease(List<UUID> ready, UUID me, Instant now, Duration length) {
        return jdbc.sql("""
                        update wecom_desk
                        set lease_owner = :me, lease_until = :until
                        where (account_id, desk) = (
                            select account_id, desk
                            from wecom_desk
                            where account_id = any(:ready)
                                and next_look <= :now
                                and (lease_owner is null or lease_until <= :now)
                            order by next_look
                            limit 1
                            for update skip locked)
                        returning account_id, desk, cursor, call_token, calls
                        """)
                .param("me", me)
                .param("until", Instants.utc(now.plus(length)))
                .param("ready", ready.toArray(UUID[]::new))
                .param("now", Instants.utc(now))
                .query((row, number) -> new Leased(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getLong(5)))
                .optional();
    }

    /** When a page is kept. False where another copy fetches meanwhile. */
    boolean advance(Leased of, UUID me, String next, Instant until) {
        return jdbc.sql("""
                        update wecom_desk
                        set cursor = :next, lease_until = :until
                        where account_id = :account
                            and desk = :desk
                            and cursor = :cursor
                            and lease_owner = :me
                        """)
                        .param("next", next)
                        .param("until", Instants.utc(until))
                        .param("account", of.account())
                        .param("desk", of.desk())
                        .param("cursor", of.cursor())
                        .param("me", me)
                        .update()
                > 0;
    }

    /** Looked at again then, or at once where it was called for meanwhile. */
    void giveBack(Leased of, UUID me, Instant next) {
        jdbc.sql("""
                        update wecom_desk
                        set lease_owner = null,
                            next_look = case when calls = :calls then :next else next_look end
                        where account_id = :account
                            and desk = :desk
                            and lease_owner = :me
                        """)
                .param("calls", of.calls())
                .param("next", Instants.utc(next))
                .param("account", of.account())
                .param("desk", of.desk())
                .param("me", me)
                .update();
    }

    void wrote(UUID account, String thread, Instant at) {
        jdbc.sql("""
                        insert into wecom_talk (account_id, thread_hash, wrote_at)
                        values (:account, :thread, :at)
                        on conflict (account_id, thread_hash) do update
                        set wrote_at = greatest(wecom_talk.wrote_at, excluded.wrote_at)
                        """)
                .param("account", account)
                .param("thread", hash(thread))
                .param("at", Instants.utc(at))
                .update();
    }

    Optional<Instant> wroteAt(UUID account, String thread) {
        return jdbc.sql("select wrote_at from wecom_talk where account_id = :account and thread_hash = :thread")
                .param("account", account)
                .param("thread", hash(thread))
                .query((row, number) -> Instants.instant(row, "wrote_at"))
                .optional();
    }

    /** The thread in which a customer wrote last. */
    Optional<String> lastThread(UUID account, String customer) {
        return jdbc.sql("""
                        select thread
                        from conversation
                        where channel = 'wecom'
                            and handle = :customer
                            and account_id = :account
                            and thread is not null
                        order by last_at desc
                        limit 1
                        """)
                .param("account", account)
                .param("customer", customer)
                .query((row, number) -> row.getString(1))
                .optional();
    }

    /** How many answers of a conversation, and of the cases that it is about, are out or on their way since then. */
    int answered(UUID account, String thread, Instant since) {
        return jdbc.sql("""
                        with talk as (
                            select id
                            from conversation
                            where account_id = :account
                                and thread = :thread)
                        select count(*)
                        from message
                        where subject_id in (
                                select id
                                from talk
                                union
                                select subject_id
                                from conversation_case
                                where conversation_id in (select id from talk))
                            and direction = 'out'
                            and carrier = :carrier
                            and state <> 'failed'
                            and at >= :since
                        """)
                .param("account", account)
                .param("thread", thread)
                .param("carrier", WecomPlatform.NAME)
                .param("since", Instants.utc(since))
                .query(Integer.class)
                .single();
    }

    private static byte[] hash(String thread) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(thread.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
