package dev.rapport.contact.mail;

import dev.rapport.platform.Instants;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How far mailboxes were read, and by which copy of the application. The database's clock counts. */
@Component
class MailboxRows {

    /** How long others wait before they take over from a copy that says nothing more. */
    static final Duration PATIENCE = Duration.ofMinutes(1);

    /**
     * How far one was read.
     *
     * @param since what came before is of the time before the account was connected
     * @param place server, user and folder that it counts for; absent before the first contact
     * @param oldUntil the first number that was not there when it was begun to read
     */
    record Read(UUID account, Instant since, @Nullable String place, long validity, long lastUid, long oldUntil) {

        boolean isOf(String where, long current) {
            return where.equals(place) && current == validity;
        }
    }

    private final JdbcClient jdbc;

    MailboxRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What came since it was connected.
     *
     * @param left how many were too long or could not be fetched, and stay there
     */
    record Since(Instant since, int left) {}

    Optional<Since> since(UUID account) {
        return jdbc.sql("select since, left_there from mailbox where account_id = :account")
                .param("account", account)
                .query((row, number) -> new Since(Instants.instant(row, "since"), row.getInt("left_there")))
                .optional();
    }

    /** From the first look on, whenever the server first answers; servers know the second only. */
    void know(UUID account, Instant since) {
        jdbc.sql("""
                        insert into mailbox (account_id, since)
                        values (:account, :since)
                        on conflict (account_id) do nothing
                        """)
                .param("account", account)
                .param("since", Instants.utc(since.truncatedTo(ChronoUnit.SECONDS)))
                .update();
    }

    /** Takes the lease or holds it longer; empty while another copy has it. */
    Optional<Read> lease(UUID account, UUID me) {
        return jdbc.sql("""
                        update mailbox
                        set lease_owner = :me,
                            lease_until = clock_timestamp() + cast(:patience as interval)
                        where account_id = :account
                            and (lease_owner is null or lease_owner = :me or lease_until < clock_timestamp())
                        returning *
                        """)
                .param("me", me)
                .param("patience", PATIENCE.toString())
                .param("account", account)
                .query(MailboxRows::read)
                .optional();
    }

    void giveBack(UUID account, UUID me) {
        jdbc.sql("update mailbox set lease_owner = null where account_id = :account and lease_owner = :me")
                .param("account", account)
                .param("me", me)
                .update();
    }

    /**
     * It is read from its beginning: another folder, or one that counts anew.
     *
     * @param since where it is another folder, when it became so; else absent
     */
    void begin(UUID account, UUID me, String place, long validity, long oldUntil, @Nullable Instant since) {
        var begun = jdbc.sql("""
                        update mailbox
                        set place = :place,
                            uid_validity = :validity,
                            last_uid = 0,
                            old_until = :oldUntil,
                            since = coalesce(cast(:since as timestamptz), since)
                        where account_id = :account
                            and lease_owner = :me
                        """)
                .param("place", place)
                .param("validity", validity)
                .param("oldUntil", oldUntil)
                .param("since", since == null ? null : Instants.utc(since), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .param("account", account)
                .param("me", me)
                .update();
        if (begun == 0) throw new LeaseLost();
    }

    /**
     * In the transaction that keeps the mail.
     *
     * @param isLeft whether it stays in the mailbox and only its headers are kept
     */
    void advance(Read read, UUID me, long uid, boolean isLeft) {
        var advanced = jdbc.sql("""
                        update mailbox
                        set last_uid = :uid,
                            left_there = left_there + :left
                        where account_id = :account
                            and lease_owner = :me
                            and place = :place
                            and uid_validity = :validity
                            and last_uid < :uid
                        """)
                .param("uid", uid)
                .param("left", isLeft ? 1 : 0)
                .param("account", read.account())
                .param("me", me)
                .param("place", read.place())
                .param("validity", read.validity())
                .update();
        if (advanced == 0) throw new LeaseLost();
    }

    /** Another copy reads it meanwhile, or the account was removed. */
    static final class LeaseLost extends RuntimeException {

        LeaseLost() {
            super("another copy reads the mailbox");
        }
    }

    private static Read read(ResultSet row, int number) throws SQLException {
        return new Read(
                row.getObject("account_id", UUID.class),
                Instants.instant(row, "since"),
                row.getString("place"),
                row.getLong("uid_validity"),
                row.getLong("last_uid"),
                row.getLong("old_until"));
    }
}
