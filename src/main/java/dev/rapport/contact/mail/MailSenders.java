package dev.rapport.contact.mail;

import dev.rapport.platform.EmailAddress;
import dev.rapport.platform.Instants;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How much each sender writes. Who writes more within an hour than a person does is taken for a machine until the hour is over, so
 * that two that answer each other come to an end also where neither says what it is.
 */
@Component
class MailSenders {

    private static final Duration KEPT = Duration.ofDays(2);
    private static final int MOST_SHOWN = 50;

    /** One that wrote more. */
    record Flood(Instant hour, String shown, int mails) {}

    private final JdbcClient jdbc;
    private final Clock clock;
    private final int most;

    MailSenders(JdbcClient jdbc, Clock clock, @Value("${rapport.mail.most-an-hour:30}") int most) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.most = most;
    }

    int most() {
        return most;
    }

    /** Counts one; says whether it is too many. */
    boolean isFlood(UUID account, String sender) {
        var count = jdbc.sql("""
                        insert into mail_sender_hour (account_id, hour, sender_hash, shown, mails)
                        values (:account, :hour, :sender, :shown, 1)
                        on conflict (account_id, hour, sender_hash) do update
                        set mails = mail_sender_hour.mails + 1
                        returning mails
                        """)
                .param("account", account)
                .param("hour", Instants.utc(clock.instant().truncatedTo(ChronoUnit.HOURS)))
                .param("sender", MessageIds.digest(sender.getBytes(StandardCharsets.UTF_8)))
                .param(
                        "shown",
                        EmailAddress.parse(sender).map(EmailAddress::masked).orElse("***"))
                .query(Integer.class)
                .single();
        return count > most;
    }

    /** The newest first. */
    List<Flood> floods(UUID account) {
        return jdbc.sql("""
                        select hour, shown, mails
                        from mail_sender_hour
                        where account_id = :account
                            and mails > :most
                        order by hour desc, mails desc
                        limit :shown
                        """)
                .param("account", account)
                .param("most", most)
                .param("shown", MOST_SHOWN)
                .query((row, number) ->
                        new Flood(Instants.instant(row, "hour"), row.getString("shown"), row.getInt("mails")))
                .list();
    }

    void forgetOld(UUID account) {
        jdbc.sql("delete from mail_sender_hour where account_id = :account and hour < :before")
                .param("account", account)
                .param("before", Instants.utc(clock.instant().minus(KEPT)))
                .update();
    }
}
