package dev.rapport.contact.calls;

import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Instants;
import dev.rapport.platform.Refused;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
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
import org.springframework.stereotype.Repository;

/** The rows of calls. */
@Repository
class CallRows {

    /** Who is on the other side, as far as that is known. */
    enum Certainty {
        KNOWN,

        /** Several have the number. */
        MAYBE,
        UNKNOWN
    }

    private final JdbcClient jdbc;

    CallRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<PhoneCall> of(UUID account, String there) {
        return jdbc.sql("select * from phone_call where account_id = :account and there = :there")
                .param("account", account)
                .param("there", there)
                .query(CallRows::read)
                .optional();
    }

    Optional<PhoneCall> find(SubjectId id) {
        return jdbc.sql("select * from phone_call where id = :id")
                .param("id", id.value())
                .query(CallRows::read)
                .optional();
    }

    Optional<PhoneCall> byNumber(String number) {
        return jdbc.sql("select * from phone_call where number = :number")
                .param("number", number)
                .query(CallRows::read)
                .optional();
    }

    /** Kept from others' changes until the transaction ends. */
    PhoneCall locked(SubjectId id) {
        return jdbc.sql("select * from phone_call where id = :id for update")
                .param("id", id.value())
                .query(CallRows::read)
                .optional()
                .orElseThrow(() -> Refused.notFound("error.no-such-id", id));
    }

    void add(SubjectId id, String number, UUID account, String there, CallFold call, String team) {
        jdbc.sql("""
                        insert into phone_call (id, number, account_id, there, agents, ringing, state, began_at, certainty,
                            team)
                        values (:id, :number, :account, :there, '{}', '{}', 'RINGING', :began, 'UNKNOWN', :team)
                        """)
                .param("id", id.value())
                .param("number", number)
                .param("account", account)
                .param("there", there)
                .param("began", Instants.utc(call.beganAt()))
                .param("team", team)
                .update();
    }

    /** What was told of it; whom it is with and who holds it stays. */
    void write(SubjectId id, CallFold call, CallState state) {
        jdbc.sql("""
                        update phone_call
                        set direction = :direction, other = :other, ours = :ours, queue = :queue, agents = :agents,
                            ringing = :ringing, state = :state, outcome = :outcome, began_at = :began,
                            answered_at = :answered, ended_at = :ended, recording = :recording
                        where id = :id
                        """)
                .param("id", id.value())
                .param("direction", name(call.direction()), Types.VARCHAR)
                .param("other", call.other(), Types.VARCHAR)
                .param("ours", call.ours(), Types.VARCHAR)
                .param("queue", call.queue(), Types.VARCHAR)
                .param("agents", call.agents().toArray(String[]::new))
                .param("ringing", call.ringing().toArray(String[]::new))
                .param("state", state.name())
                .param("outcome", name(call.outcome()), Types.VARCHAR)
                .param("began", Instants.utc(call.beganAt()))
                .param("answered", Instants.utcOrNull(call.answeredAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("ended", Instants.utcOrNull(call.endedAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("recording", call.recording(), Types.VARCHAR)
                .update();
    }

    void rename(UUID account, String there, String now) {
        jdbc.sql("update phone_call set there = :now where account_id = :account and there = :there")
                .param("now", now)
                .param("account", account)
                .param("there", there)
                .update();
    }

    void leadTo(SubjectId id, SubjectId other) {
        jdbc.sql("update phone_call set led_to = array_append(led_to, :other) where id = :id")
                .param("other", other.value())
                .param("id", id.value())
                .update();
    }

    /** Whether it rings at a person's telephone. */
    boolean ringsAt(SubjectId id, UserId person) {
        return jdbc.sql("""
                        select exists (
                            select
                            from phone_call
                            join phone_extension on phone_extension.account_id = phone_call.account_id
                                and phone_extension.extension = any(phone_call.ringing)
                            where phone_call.id = :id
                                and phone_call.state = 'RINGING'
                                and phone_extension.user_id = :person)
                        """)
                .param("id", id.value())
                .param("person", person.value())
                .query(Boolean.class)
                .single();
    }

    /** Cases that came of it, or that it was about. */
    List<SubjectId> ledTo(SubjectId id) {
        return jdbc.sql("select unnest(led_to) from phone_call where id = :id")
                .param("id", id.value())
                .query((row, number) -> new SubjectId(row.getObject(1, UUID.class)))
                .list();
    }

    /** It turned out to be none of ours to keep. */
    void leaveOut(SubjectId id, Instant at) {
        jdbc.sql("""
                        update phone_call
                        set state = 'DONE', other = null, ours = null, ringing = '{}', recording = null,
                            ended_at = coalesce(ended_at, :at), outcome = coalesce(outcome, 'FAILED')
                        where id = :id
                        """).param("id", id.value()).param("at", Instants.utc(at)).update();
    }

    void stand(SubjectId id, CallState state) {
        jdbc.sql("update phone_call set state = :state, revision = revision + 1 where id = :id")
                .param("state", state.name())
                .param("id", id.value())
                .update();
    }

    void hold(SubjectId id, @Nullable UserId owner, String team) {
        jdbc.sql("update phone_call set owner_id = :owner, team = :team where id = :id")
                .param("owner", owner == null ? null : owner.value(), Types.OTHER)
                .param("team", team)
                .param("id", id.value())
                .update();
    }

    /** As the number says. */
    void recognise(SubjectId id, @Nullable CustomerId customer, Certainty certainty) {
        jdbc.sql("""
                        update phone_call
                        set customer_id = :customer, certainty = :certainty, revision = revision + 1
                        where id = :id
                        """)
                .param("customer", customer == null ? null : customer.value(), Types.OTHER)
                .param("certainty", certainty.name())
                .param("id", id.value())
                .update();
    }

    /** As a person says. */
    void link(SubjectId id, CustomerId customer, UserId by, @Nullable String proof, Instant at) {
        jdbc.sql("""
                        update phone_call
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
    void unlink(SubjectId id, Certainty certainty, UserId by, Instant at) {
        jdbc.sql("""
                        update phone_call
                        set customer_id = null, certainty = :certainty, linked_by = null, linked_at = null, proof = null,
                            unlinked_by = :by, unlinked_at = :at, revision = revision + 1
                        where id = :id
                        """)
                .param("certainty", certainty.name())
                .param("by", by.value())
                .param("at", Instants.utc(at))
                .param("id", id.value())
                .update();
    }

    /** Those that a person or one of the teams is to call back and nobody tried since a time, who waits longest first. */
    List<PhoneCall> toBeCalledBackBy(UserId person, Collection<String> teams, Instant tried, int most) {
        return jdbc.sql("""
                        select *
                        from phone_call
                        where state = 'CALL_BACK'
                            and (owner_id = :person or team = any(:teams))
                            and not exists (
                                select
                                from call_try
                                where subject_id = phone_call.id
                                    and at >= :tried)
                        order by began_at, id
                        limit :most
                        """)
                .param("person", person.value())
                .param("teams", teams.toArray(String[]::new))
                .param("tried", Instants.utc(tried))
                .param("most", most)
                .query(CallRows::read)
                .list();
    }

    /** A call of which no end was told. */
    record Lasting(
            UUID account,
            String there,
            Instant beganAt,
            @Nullable Instant answeredAt) {}

    /** Those that ring since before a time, or in which somebody speaks since before another. */
    List<Lasting> lasting(Instant ringing, Instant talking, int most) {
        return jdbc.sql("""
                        select account_id, there, began_at, answered_at
                        from phone_call
                        where state in ('RINGING', 'TALKING')
                            and (answered_at is null and began_at < :ringing or answered_at < :talking)
                        order by began_at
                        limit :most
                        """)
                .param("ringing", Instants.utc(ringing))
                .param("talking", Instants.utc(talking))
                .param("most", most)
                .query((row, number) -> new Lasting(
                        row.getObject("account_id", UUID.class),
                        row.getString("there"),
                        Instants.instant(row, "began_at"),
                        Instants.instantOrNull(row, "answered_at")))
                .list();
    }

    /**
     * Calls from that number, but this one, that are to be called back; kept from others' changes. Nobody else asks for the
     * number until the transaction ends, so that of two that are missed at the same time one is called back.
     */
    List<SubjectId> toBeCalledBack(String other, SubjectId but) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:number, 0)) is null")
                .param("number", "called back " + other)
                .query(Boolean.class)
                .single();
        return jdbc.sql("""
                        select id
                        from phone_call
                        where other = :other
                            and state = 'CALL_BACK'
                            and id <> :but
                        order by id
                        for update
                        """)
                .param("other", other)
                .param("but", but.value())
                .query((row, number) -> new SubjectId(row.getObject("id", UUID.class)))
                .list();
    }

    /** Whom a person said it is, the last time somebody called from there, unless one said later that it is not. */
    Optional<CustomerId> linkedBefore(String other) {
        return jdbc.sql("""
                        select customer_id
                        from phone_call
                        where other = :other
                            and linked_by is not null
                            and customer_id is not null
                            and not exists (
                                select
                                from phone_call as denied
                                where denied.other = :other
                                    and denied.unlinked_at >= coalesce(phone_call.linked_at, phone_call.began_at))
                        order by began_at desc
                        limit 1
                        """)
                .param("other", other)
                .query((row, number) -> new CustomerId(row.getObject("customer_id", UUID.class)))
                .optional();
    }

    /** The number as it is, without any mask. */
    Optional<String> other(SubjectId id) {
        return text(id, "other");
    }

    Optional<String> recording(SubjectId id) {
        return text(id, "recording");
    }

    private Optional<String> text(SubjectId id, String column) {
        return jdbc.sql("select %s from phone_call where id = :id and %<s is not null".formatted(column))
                .param("id", id.value())
                .query(String.class)
                .optional();
    }

    boolean isUsed(UUID account) {
        return jdbc.sql("select exists (select from call_event where account_id = :account)")
                .param("account", account)
                .query(Boolean.class)
                .single();
    }

    static PhoneCall read(ResultSet row, int number) throws SQLException {
        var outcome = row.getString("outcome");
        var customer = row.getObject("customer_id", UUID.class);
        return new PhoneCall(
                new SubjectId(row.getObject("id", UUID.class)),
                row.getString("number"),
                row.getObject("account_id", UUID.class),
                direction(row),
                row.getString("other"),
                row.getString("ours"),
                row.getString("queue"),
                words(row, "agents"),
                CallState.valueOf(row.getString("state")),
                outcome == null ? null : CallOutcome.valueOf(outcome),
                Instants.instant(row, "began_at"),
                Instants.instantOrNull(row, "answered_at"),
                Instants.instantOrNull(row, "ended_at"),
                customer == null ? null : new CustomerId(customer),
                row.getString("certainty").equals(Certainty.MAYBE.name()),
                user(row, "linked_by"),
                row.getString("proof"),
                user(row, "owner_id"),
                row.getString("team"),
                row.getString("recording") != null,
                row.getLong("revision"));
    }

    static List<String> words(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    static Told.@Nullable Direction direction(ResultSet row) throws SQLException {
        var word = row.getString("direction");
        return word == null ? null : Told.Direction.valueOf(word);
    }

    private static @Nullable UserId user(ResultSet row, String column) throws SQLException {
        var id = row.getObject(column, UUID.class);
        return id == null ? null : new UserId(id);
    }

    private static @Nullable String name(@Nullable Enum<?> word) {
        return word == null ? null : word.name();
    }
}
