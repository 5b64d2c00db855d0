package dev.rapport.privacy.holds;

import dev.rapport.platform.Cursor;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Instants;
import dev.rapport.platform.Page;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Holds as they are kept. */
@Repository
class LegalHoldRows {

    private static final UUID LAST = new UUID(-1, -1);

    private static final String STANDS = "(lifted_at is null and (until is null or until >= :today))";

    private final JdbcClient jdbc;
    private final Clock clock;

    LegalHoldRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Whoever sets a hold and whoever erases wait for each other until the transaction ends. */
    void lock(CustomerId customer) {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('legal_hold'), hashtext(cast(:customer as text)))")
                .param("customer", customer.value())
                .query()
                .singleRow();
    }

    boolean isHeld(SubjectId subject) {
        return jdbc.sql("select exists (select from legal_hold where subject_id = :subject)")
                .param("subject", subject.value())
                .query(Boolean.class)
                .single();
    }

    void add(LegalHold hold) {
        jdbc.sql("""
            insert into legal_hold (id, customer_id, subject_id, why, until, set_by, set_at)
            values (:id, :customer, :subject, :why, :until, :by, :at)
            """)
                .param("id", hold.id())
                .param(
                        "customer",
                        hold.customer() == null ? null : hold.customer().value(),
                        Types.OTHER)
                .param("subject", hold.subject() == null ? null : hold.subject().value(), Types.OTHER)
                .param("why", hold.why())
                .param("until", hold.until(), Types.DATE)
                .param("by", hold.by().value())
                .param("at", Instants.utc(hold.at()))
                .update();
    }

    /** False if somebody did already. */
    boolean lift(UUID id, UserId by, Instant at, String why) {
        return jdbc.sql("""
            update legal_hold
            set lifted_by = :by, lifted_at = :at, lifted_why = :why
            where id = :id
                and lifted_at is null
            """)
                        .param("by", by.value())
                        .param("at", Instants.utc(at))
                        .param("why", why)
                        .param("id", id)
                        .update()
                > 0;
    }

    Optional<LegalHold> find(UUID id) {
        return jdbc.sql("select *, " + STANDS + " as stands from legal_hold where id = :id")
                .param("today", LocalDate.now(clock))
                .param("id", id)
                .query(LegalHoldRows::read)
                .optional();
    }

    /** The newest first. */
    Page<LegalHold> list(boolean standing, int limit, @Nullable String after) {
        var rows = jdbc.sql("select *, " + STANDS + " as stands from legal_hold where id < :after"
                        + (standing ? " and " + STANDS : "") + " order by id desc limit :limit")
                .param("today", LocalDate.now(clock))
                .param("after", after == null ? LAST : Cursor.id(after))
                .param("limit", limit + 1)
                .query(LegalHoldRows::read)
                .list();
        return Page.of(rows, limit, hold -> Cursor.of(hold.id()));
    }

    /** Those of a customer, and of what are their cases now, that stand. */
    List<LegalHold> standing(CustomerId customer) {
        return jdbc.sql("""
            select *, true as stands
            from legal_hold
            where id in (
                    select id
                    from legal_hold
                    where customer_id = :customer
                    union all
                    select hold.id
                    from subject
                    join legal_hold hold on hold.subject_id = subject.id
                    where subject.customer_id = :customer)
                and %s
            order by id desc
            """.formatted(STANDS))
                .param("today", LocalDate.now(clock))
                .param("customer", customer.value())
                .query(LegalHoldRows::read)
                .list();
    }

    boolean anotherStands(LegalHold hold) {
        var customer = hold.customer();
        var about = customer == null ? Objects.requireNonNull(hold.subject()).value() : customer.value();
        return jdbc.sql("select exists (select from legal_hold where " + STANDS + " and id <> :id and "
                        + (customer == null ? "subject_id" : "customer_id") + " = :about)")
                .param("today", LocalDate.now(clock))
                .param("id", hold.id())
                .param("about", about)
                .query(Boolean.class)
                .single();
    }

    void learnt(SubjectId subject, @Nullable CustomerId customer) {
        jdbc.sql("update legal_hold set customer_id = :customer where subject_id = :subject")
                .param("customer", customer == null ? null : customer.value(), Types.OTHER)
                .param("subject", subject.value())
                .update();
    }

    private static LegalHold read(ResultSet row, int number) throws SQLException {
        var customer = row.getObject("customer_id", UUID.class);
        var subject = row.getObject("subject_id", UUID.class);
        var lifted = row.getObject("lifted_by", UUID.class);
        return new LegalHold(
                row.getObject("id", UUID.class),
                customer == null ? null : new CustomerId(customer),
                subject == null ? null : new SubjectId(subject),
                row.getString("why"),
                row.getObject("until", LocalDate.class),
                new UserId(row.getObject("set_by", UUID.class)),
                Instants.instant(row, "set_at"),
                lifted == null ? null : new UserId(lifted),
                Instants.instantOrNull(row, "lifted_at"),
                row.getString("lifted_why"),
                row.getBoolean("stands"));
    }
}
