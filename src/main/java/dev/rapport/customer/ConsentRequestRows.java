package dev.rapport.customer;

import dev.rapport.customer.ConsentRequest.Outcome;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Instants;
import dev.rapport.platform.UserId;
import dev.rapport.platform.Word;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What customers are asked to confirm, and the mails that ask them. */
@Repository
class ConsentRequestRows {

    private static final String SELECT = """
        select request.*,
            (select count(*) from consent_mail mail where mail.request_id = request.id) as mails,
            (select mail.trouble
                from consent_mail mail
                where mail.request_id = request.id
                order by mail.written_at desc, mail.id desc
                limit 1) as trouble
        from consent_request request
        """;

    private static final int MOST_SHOWN = 50;

    private final JdbcClient jdbc;

    ConsentRequestRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** As {@link #lockedAndForbidden}, for many. */
    void lock(Collection<CustomerId> customers) {
        jdbc.sql("select id from customer where id = any(:customers) order by id for no key update")
                .param("customers", customers.stream().map(CustomerId::value).toArray(UUID[]::new))
                .query()
                .listOfRows();
    }

    /** What is said of a customer at once waits its turn; says whether nobody may contact them. */
    boolean lockedAndForbidden(CustomerId customer) {
        return jdbc.sql("select do_not_contact from customer where id = :customer for no key update")
                .param("customer", customer.value())
                .query(Boolean.class)
                .single();
    }

    boolean saidLater(CustomerId customer, Purpose purpose, Instant at) {
        return jdbc.sql("""
            select exists (
                select
                from customer_consent
                where customer_id = :customer
                    and purpose = :purpose
                    and channel = 'email'
                    and changed_at > :at)
            """)
                .param("customer", customer.value())
                .param("purpose", purpose.word())
                .param("at", Instants.utc(at))
                .query(Boolean.class)
                .single();
    }

    void add(ConsentRequest request) {
        jdbc.sql("""
            insert into consent_request (
                id, customer_id, purpose, address, language, source, wording, until, said_at, said_by, asked_at,
                waits_until)
            values (
                :id, :customer, :purpose, :address, :language, :source, :wording, :until, :saidAt, :by, :askedAt,
                :waitsUntil)
            """)
                .param("id", request.id())
                .param("customer", request.customer().value())
                .param("purpose", request.purpose().word())
                .param("address", request.address())
                .param("language", request.language(), Types.VARCHAR)
                .param("source", request.source().word())
                .param("wording", request.wording())
                .param("until", Instants.utcOrNull(request.until()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("saidAt", Instants.utc(request.saidAt()))
                .param("by", request.by() == null ? null : request.by().value(), Types.OTHER)
                .param("askedAt", Instants.utc(request.askedAt()))
                .param("waitsUntil", Instants.utc(request.waitsUntil()))
                .update();
    }

    Optional<ConsentRequest> open(CustomerId customer, Purpose purpose) {
        return jdbc.sql(SELECT + """
            where customer_id = :customer
                and purpose = :purpose
                and ended_at is null
            order by id desc
            limit 1
            """)
                .param("customer", customer.value())
                .param("purpose", purpose.word())
                .query(ConsentRequestRows::read)
                .optional();
    }

    /** The newest first. */
    List<ConsentRequest> of(CustomerId customer) {
        return jdbc.sql(SELECT + " where customer_id = :customer order by id desc limit :most")
                .param("customer", customer.value())
                .param("most", MOST_SHOWN)
                .query(ConsentRequestRows::read)
                .list();
    }

    Optional<ConsentRequest> locked(UUID id) {
        return jdbc.sql(SELECT + " where id = :id for update")
                .param("id", id)
                .query(ConsentRequestRows::read)
                .optional();
    }

    /** What a link asks, and when that link ends. */
    record Link(ConsentRequest request, Instant ends) {

        boolean isOver(Instant now) {
            return !ends.isAfter(now);
        }
    }

    Optional<Link> byToken(byte[] hash) {
        return jdbc.sql("""
            select asked.*, written.expires_at as ends
            from (%s) asked
            join consent_mail written on written.request_id = asked.id
            where written.token_hash = :hash
            """.formatted(SELECT))
                .param("hash", hash)
                .query((row, number) -> new Link(read(row, number), Instants.instant(row, "ends")))
                .optional();
    }

    Optional<ConsentRequest> byMail(UUID mail) {
        return jdbc.sql(SELECT + " where id = (select request_id from consent_mail where id = :mail)")
                .param("mail", mail)
                .query(ConsentRequestRows::read)
                .optional();
    }

    /** @return false if something came of it meanwhile */
    boolean end(UUID id, Outcome outcome, Instant at) {
        return jdbc.sql("""
            update consent_request
            set ended_at = :at, outcome = :outcome, mail_wanted = false
            where id = :id
                and ended_at is null
            """)
                        .param("at", Instants.utc(at))
                        .param("outcome", outcome.name())
                        .param("id", id)
                        .update()
                > 0;
    }

    /** What came of a question is not so any more: it was somebody else who said yes. */
    void takeBack(UUID id, Instant at) {
        jdbc.sql("""
            update consent_request
            set ended_at = :at, outcome = 'WITHDRAWN', mail_wanted = false
            where id = :id
            """).param("at", Instants.utc(at)).param("id", id).update();
    }

    /** Those that led to a yes or wait for one, by what was said. */
    List<ConsentRequest> saidBy(CustomerId customer, ConsentStatement said) {
        return jdbc.sql(SELECT + """
            where customer_id = :customer
                and purpose = :purpose
                and source = :source
                and said_at = :at
                and (cast(:wording as integer) is null or wording = :wording)
                and (ended_at is null or outcome in ('CONFIRMED', 'LAPSED'))
            order by id
            for update of request
            """)
                .param("customer", customer.value())
                .param("purpose", said.purpose().word())
                .param("source", said.source().word())
                .param("at", Instants.utc(Objects.requireNonNull(said.at())))
                .param("wording", said.wording(), Types.INTEGER)
                .query(ConsentRequestRows::read)
                .list();
    }

    /** Who reads an address that is not the customer's any more is not awaited. */
    void withdrawWhereNotTheirs(Collection<CustomerId> customers, Instant at, LocalDate today) {
        jdbc.sql("""
            update consent_request request
            set ended_at = :at, outcome = 'WITHDRAWN', mail_wanted = false
            where request.customer_id = any(:customers)
                and request.ended_at is null
                and request.mailed_at is not null
                and not %s
            """.formatted(ConfirmedAddresses.isTheirs("request")))
                .param("at", Instants.utc(at))
                .param("customers", customers.stream().map(CustomerId::value).toArray(UUID[]::new))
                .param("today", today)
                .update();
    }

    /** Nobody is asked any more. */
    void withdraw(Collection<CustomerId> customers, Collection<Purpose> purposes, Instant at) {
        jdbc.sql("""
            update consent_request
            set ended_at = :at, outcome = 'WITHDRAWN', mail_wanted = false
            where customer_id = any(:customers)
                and purpose = any(:purposes)
                and ended_at is null
            """)
                .param("at", Instants.utc(at))
                .param("customers", customers.stream().map(CustomerId::value).toArray(UUID[]::new))
                .param("purposes", purposes.stream().map(Purpose::word).toArray(String[]::new))
                .update();
    }

    /** One that was not answered is asked anew; one that waits for an answer gets another mail. */
    void wantMail(UUID id, Instant now, Instant waitsUntil) {
        jdbc.sql("""
            update consent_request
            set mail_wanted = true, ended_at = null, outcome = null, waits_until = :waitsUntil,
                mailed_at = case when ended_at is null and expires_at > :now then mailed_at end,
                expires_at = case when ended_at is null and expires_at > :now then expires_at end
            where id = :id
            """)
                .param("now", Instants.utc(now))
                .param("waitsUntil", Instants.utc(waitsUntil))
                .param("id", id)
                .update();
    }

    /** Until the transaction ends. */
    void oneAtATime() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('consent_mail'))")
                .query()
                .singleRow();
    }

    /** How many mails were written since, to one address or to all. */
    long mailsSince(Instant since) {
        return jdbc.sql("select count(*) from consent_mail where written_at > :since")
                .param("since", Instants.utc(since))
                .query(Long.class)
                .single();
    }

    long mailsSince(Instant since, String address) {
        return jdbc.sql("select count(*) from consent_mail where address = :address and written_at > :since")
                .param("address", address)
                .param("since", Instants.utc(since))
                .query(Long.class)
                .single();
    }

    /**
     * Those to whom a mail may be written now, the longest waiting first: one at each address, and none where an answer is still
     * awaited or enough was written. Where the address is not the customer's they wait until it is.
     */
    List<ConsentRequest> mailable(Instant dayAgo, LocalDate today, int mostToOne, int most) {
        return jdbc.sql(SELECT
                        + """
            where mail_wanted
                and ended_at is null
                and %s
                and not exists (
                    select
                    from consent_request other
                    where other.address = request.address
                        and other.ended_at is null
                        and other.id <> request.id
                        and (other.mailed_at is not null
                            or request.mailed_at is null
                                and (other.asked_at, other.id) < (request.asked_at, request.id)
                                and %s))
                and (select count(*)
                    from consent_mail written
                    where written.address = request.address
                        and written.written_at > :dayAgo) < :mostToOne
            order by asked_at, id
            limit :most
            for update skip locked
            """.formatted(ConfirmedAddresses.isTheirs("request"), ConfirmedAddresses.isTheirs("other")))
                .param("today", today)
                .param("dayAgo", Instants.utc(dayAgo))
                .param("mostToOne", mostToOne)
                .param("most", most)
                .query(ConsentRequestRows::read)
                .list();
    }

    void mailed(ConsentRequest request, UUID mail, byte[] hash, Instant at, Instant expiresAt) {
        jdbc.sql("""
            insert into consent_mail (id, request_id, address, token_hash, written_at, expires_at)
            values (:id, :request, :address, :hash, :at, :expiresAt)
            """)
                .param("id", mail)
                .param("request", request.id())
                .param("address", request.address())
                .param("hash", hash)
                .param("at", Instants.utc(at))
                .param("expiresAt", Instants.utc(expiresAt))
                .update();
        jdbc.sql("""
            update consent_request
            set mail_wanted = false, mailed_at = :at, expires_at = :expiresAt
            where id = :id
            """)
                .param("at", Instants.utc(at))
                .param("expiresAt", Instants.utc(expiresAt))
                .param("id", request.id())
                .update();
    }

    void sent(UUID mail, Instant at) {
        jdbc.sql("update consent_mail set sent_at = :at, trouble = null where id = :id")
                .param("at", Instants.utc(at))
                .param("id", mail)
                .update();
    }

    void troubled(UUID mail, String why) {
        jdbc.sql("update consent_mail set trouble = :why where id = :id")
                .param("why", why)
                .param("id", mail)
                .update();
    }

    /** Ends those that nobody answered in time, or that could not be mailed for long. */
    List<ConsentRequest> lapse(Instant now, int most) {
        return jdbc.sql("""
            with lapsed as (
                update consent_request
                set ended_at = :now, outcome = 'LAPSED', mail_wanted = false
                where id = any(array(
                    select id
                    from consent_request
                    where coalesce(expires_at, waits_until) <= :now
                        and ended_at is null
                    order by coalesce(expires_at, waits_until)
                    limit :most
                    for update skip locked))
                returning *)
            select lapsed.*, 0 as mails, null as trouble
            from lapsed
            """)
                .param("now", Instants.utc(now))
                .param("most", most)
                .query(ConsentRequestRows::read)
                .list();
    }

    /** What led to nothing is kept no longer; what was confirmed is the proof of it. */
    int forget(Instant before, int most) {
        return jdbc.sql("""
            delete from consent_request
            where id = any(array(
                select id
                from consent_request
                where outcome <> 'CONFIRMED'
                    and ended_at < :before
                order by ended_at
                limit :most))
            """)
                .param("before", Instants.utc(before))
                .param("most", most)
                .update();
    }

    private static ConsentRequest read(ResultSet row, int number) throws SQLException {
        var by = row.getObject("said_by", UUID.class);
        var outcome = row.getString("outcome");
        return new ConsentRequest(
                row.getObject("id", UUID.class),
                new CustomerId(row.getObject("customer_id", UUID.class)),
                Word.parse(Purpose.class, row.getString("purpose")),
                row.getString("address"),
                row.getString("language"),
                Word.parse(ConsentSource.class, row.getString("source")),
                row.getInt("wording"),
                Instants.instantOrNull(row, "until"),
                Instants.instant(row, "said_at"),
                by == null ? null : new UserId(by),
                Instants.instant(row, "asked_at"),
                Instants.instant(row, "waits_until"),
                row.getInt("mails"),
                row.getBoolean("mail_wanted"),
                Instants.instantOrNull(row, "mailed_at"),
                Instants.instantOrNull(row, "expires_at"),
                Instants.instantOrNull(row, "ended_at"),
                outcome == null ? null : Outcome.valueOf(outcome),
                row.getString("trouble"));
    }
}
