package dev.rapport.escalation;

import dev.rapport.platform.Instants;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** E-mails until the mail server has taken them. */
@Repository
class MailQueue {

    /** @param tries how often the mail server did not take it */
    record Mail(long id, UUID step, String address, String subject, String body, Instant writtenAt, int tries) {}

    private final JdbcClient jdbc;

    MailQueue(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(UUID step, String address, String subject, String body, Instant now) {
        jdbc.sql("""
                        insert into escalation_mail (step_id, address, subject, body, written_at, next_try)
                        values (:step, :address, :subject, :body, :now, :now)
                        """)
                .param("step", step)
                .param("address", address)
                .param("subject", subject)
                .param("body", body)
                .param("now", Instants.utc(now))
                .update();
    }

    /** Kept from other copies of the application until the transaction ends. */
    Optional<Mail> nextDue(Instant now) {
        return jdbc.sql("""
                        select id, step_id, address, subject, body, written_at, tries
                        from escalation_mail
                        where next_try <= :now
                        order by next_try, id
                        limit 1
                        for update skip locked
                        """)
                .param("now", Instants.utc(now))
                .query((row, number) -> new Mail(
                        row.getLong("id"),
                        row.getObject("step_id", UUID.class),
                        row.getString("address"),
                        row.getString("subject"),
                        row.getString("body"),
                        Instants.instant(row, "written_at"),
                        row.getInt("tries")))
                .optional();
    }

    void tryAgain(Mail mail, Instant now, Duration later) {
        jdbc.sql("update escalation_mail set tries = tries + 1, next_try = :later where id = :id")
                .param("later", Instants.utc(now.plus(later)))
                .param("id", mail.id())
                .update();
    }

    /** Whether a person called for what it tells, of which the ledger of ladders knows nothing. */
    boolean isOfCall(Mail mail) {
        return jdbc.sql("select asked_by is not null from escalation_step where id = :step")
                .param("step", mail.step())
                .query(Boolean.class)
                .single();
    }

    void remove(Mail mail) {
        jdbc.sql("delete from escalation_mail where id = :id")
                .param("id", mail.id())
                .update();
    }
}
