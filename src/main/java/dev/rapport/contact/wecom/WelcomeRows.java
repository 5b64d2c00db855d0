package dev.rapport.contact.wecom;

import dev.rapport.contact.Trouble;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Instants;
import dev.rapport.platform.Word;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of welcomes. */
@Component
class WelcomeRows {

    /** What became of a welcome. */
    enum Outcome implements Word {
        SENT,

        /** They talk already, or somebody else greeted them. */
        NOT_NEEDED,

        /** The customer said no. */
        HELD,

        FAILED
    }

    /**
     * One that is to be sent now.
     *
     * @param isUnsure whether it may have been sent before, by an attempt of which nobody knows how it ended
     */
    record Due(
            UUID id,
            UUID account,
            String code,
            String external,
            String member,
            @Nullable String state,
            Instant receivedAt,
            boolean isUnsure) {}

    /** One that was not sent. */
    record Unsent(String external, @Nullable String called, String member, Instant at, Trouble why) {}

    private final JdbcClient jdbc;

    WelcomeRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Once, however often it comes. */
    void keep(UUID account, String code, ContactChange change, Instant now) {
        jdbc.sql("""
                        insert into wecom_welcome (
                            id, account_id, code_hash, code, external, member, state, received_at, next_try)
                        values (:id, :account, :hash, :code, :external, :member, :state, :now, :now)
                        on conflict (account_id, code_hash) do nothing
                        """)
                .param("id", Ids.next())
                .param("account", account)
                .param("hash", hash(code))
                .param("code", code)
                .param("external", change.external())
                .param("member", change.member())
                .param("state", change.state(), Types.VARCHAR)
                .param("now", Instants.utc(now))
                .update();
    }

    /** Takes those that are due and that nobody else sends meanwhile. */
    List<Due> lease(Instant now, Duration length, int most) {
        return jdbc.sql("""
                        with due as materialized (
                            select id, is_unsure
                            from wecom_welcome
                            where next_try <= :now
                            order by next_try
                            limit :most
                            for update skip locked
                        )
                        update wecom_welcome
                        set next_try = :until, is_unsure = true
                        from due
                        where wecom_welcome.id = due.id
                        returning wecom_welcome.*, due.is_unsure as was_unsure
                        """)
                .param("until", Instants.utc(now.plus(length)))
                .param("now", Instants.utc(now))
                .param("most", most)
                .query(WelcomeRows::due)
                .list();
    }

    /** The platform did not take it, and may do so later. */
    void again(UUID id, boolean isUnsure, Instant next) {
        jdbc.sql("""
                        update wecom_welcome
                        set next_try = :next, is_unsure = :unsure
                        where id = :id
                            and next_try is not null
                        """)
                .param("next", Instants.utc(next))
                .param("unsure", isUnsure)
                .param("id", id)
                .update();
    }

    void settle(UUID id, Outcome outcome, @Nullable Trouble why, Instant now) {
        jdbc.sql("""
                        update wecom_welcome
                        set outcome = :outcome,
                            reason = :reason,
                            detail = :detail,
                            settled_at = :now,
                            next_try = null,
                            code = null
                        where id = :id
                            and outcome is null
                        """)
                .param("outcome", outcome.name())
                .param("reason", why == null ? null : why.reason(), Types.VARCHAR)
                .param("detail", why == null ? null : why.detail(), Types.VARCHAR)
                .param("now", Instants.utc(now))
                .param("id", id)
                .update();
    }

    /** Nobody wants anybody to be greeted. */
    void drop(UUID id) {
        jdbc.sql("delete from wecom_welcome where id = :id").param("id", id).update();
    }

    /** What they call themselves, as far as it is known. */
    Optional<String> called(UUID account, String external) {
        return jdbc.sql("""
                        select called
                        from wecom_contact
                        where account_id = :account
                            and external = :external
                            and called is not null
                        """)
                .param("account", account)
                .param("external", external)
                .query(String.class)
                .optional();
    }

    /** How many were sent since then, and how many were not. */
    Map.Entry<Long, Long> count(UUID account, Instant since) {
        return jdbc.sql("""
                        select count(*) filter (where outcome = 'SENT') as sent,
                            count(*) filter (where outcome in ('FAILED', 'HELD')) as unsent
                        from wecom_welcome
                        where account_id = :account
                            and received_at >= :since
                        """)
                .param("account", account)
                .param("since", Instants.utc(since))
                .query((row, number) -> Map.entry(row.getLong("sent"), row.getLong("unsent")))
                .single();
    }

    /** The last ones that were not sent, the newest first. */
    List<Unsent> unsent(UUID account, int most) {
        return jdbc.sql("""
                        select wecom_welcome.external, wecom_contact.called, wecom_welcome.member, wecom_welcome.settled_at,
                            wecom_welcome.reason, wecom_welcome.detail
                        from wecom_welcome
                        left join wecom_contact
                            on wecom_contact.account_id = wecom_welcome.account_id
                            and wecom_contact.external = wecom_welcome.external
                        where wecom_welcome.account_id = :account
                            and wecom_welcome.outcome in ('FAILED', 'HELD')
                        order by wecom_welcome.received_at desc
                        limit :most
                        """)
                .param("account", account)
                .param("most", most)
                .query((row, number) -> new Unsent(
                        row.getString("external"),
                        row.getString("called"),
                        row.getString("member"),
                        Instants.instant(row, "settled_at"),
                        new Trouble(row.getString("reason"), row.getString("detail"))))
                .list();
    }

    int forget(Instant before, int most) {
        return jdbc.sql("""
                        delete from wecom_welcome
                        where id = any(array(
                            select id
                            from wecom_welcome
                            where received_at < :before
                            order by received_at
                            limit :most
                            for update skip locked))
                        """)
                .param("before", Instants.utc(before))
                .param("most", most)
                .update();
    }

    private static byte[] hash(String code) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(code.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Due due(ResultSet row, int number) throws SQLException {
        return new Due(
                row.getObject("id", UUID.class),
                row.getObject("account_id", UUID.class),
                Optional.ofNullable(row.getString("code")).orElse(""),
                row.getString("external"),
                row.getString("member"),
                row.getString("state"),
                Instants.instant(row, "received_at"),
                row.getBoolean("was_unsure"));
    }
}
