package dev.rapport.contact.inbound;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rapport.contact.inbound.InboundBatches.Brought;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Instants;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What came in and is not worked yet. Whoever receives something keeps it here before the other side is told that it came. */
@Component
public class InboundQueue {

    private static final int LONGEST_ID = 400;

    /** For who works it: there is one more. */
    record Kept() {}

    /**
     * Something that nobody else works until the lease ends.
     *
     * @param there the id on the other side under which it was kept
     * @param tries how often it was tried, this time included
     */
    record Leased(
            UUID id,
            UUID account,
            String there,
            String stream,
            byte[] body,
            Instant receivedAt,
            int tries,
            Instant until) {}

    private final JdbcClient jdbc;
    private final JdbcOperations template;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    InboundQueue(JdbcClient jdbc, JdbcOperations template, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.template = template;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Keeps it, once however often it comes.
     *
     * @param account the channel account that it came to
     * @param there its id on the other side
     * @param stream what is worked in the order in which it came, such as one conversation
     * @return whether it was new
     */
    @Transactional
    public boolean keep(UUID account, String there, String stream, byte[] body) {
        var isNew = jdbc.sql("""
                        insert into inbound (id, account_id, there, stream, body, received_at, next_try)
                        values (:id, :account, :there, :stream, :body, :at, :at)
                        on conflict (account_id, there) do nothing
                        """)
                        .param("id", Ids.next())
                        .param("account", account)
                        .param("there", shortened(there))
                        .param("stream", shortened(stream))
                        .param("body", body)
                        .param("at", Instants.utc(clock.instant()))
                        .update()
                > 0;
        if (isNew) events.publishEvent(new Kept());
        return isNew;
    }

    /**
     * Keeps several with one statement.
     *
     * @return the keys of those that were new; of two that are the same, one is
     */
    Set<String> keep(Collection<Brought> all) {
        var now = Instants.utc(clock.instant());
        var rows = List.copyOf(all);
        var fresh = new HashSet<>(template.query(
                connection -> {
                    var insert = connection.prepareStatement("""
                            insert into inbound (id, account_id, there, stream, body, received_at, next_try)
                            select id, account_id, there, stream, body, ?, ?
                            from unnest(
                                    cast(? as uuid[]), cast(? as uuid[]), cast(? as text[]), cast(? as text[]),
                                    cast(? as bytea[]))
                                as given (id, account_id, there, stream, body)
                            order by id
                            on conflict (account_id, there) do nothing
                            returning account_id, there
                            """);
                    insert.setObject(1, now);
                    insert.setObject(2, now);
                    insert.setArray(
                            3,
                            connection.createArrayOf(
                                    "uuid", rows.stream().map(one -> Ids.next()).toArray()));
                    insert.setArray(
                            4,
                            connection.createArrayOf(
                                    "uuid", rows.stream().map(Brought::account).toArray()));
                    insert.setArray(
                            5,
                            connection.createArrayOf(
                                    "text",
                                    rows.stream()
                                            .map(one -> shortened(one.there()))
                                            .toArray()));
                    insert.setArray(
                            6,
                            connection.createArrayOf(
                                    "text",
                                    rows.stream()
                                            .map(one -> shortened(one.stream()))
                                            .toArray()));
                    insert.setArray(
                            7,
                            connection.createArrayOf(
                                    "bytea", rows.stream().map(Brought::body).toArray(byte[][]::new)));
                    return insert;
                },
                (row, number) -> key(row.getObject("account_id", UUID.class), row.getString("there"))));
        if (!fresh.isEmpty()) events.publishEvent(new Kept());
        return fresh;
    }

    /** By which something that came in is told from all else. */
    static String key(UUID account, String there) {
        return account + " " + shortened(there);
    }

    private static String shortened(String id) {
        return id.length() <= LONGEST_ID
                ? id
                : id.substring(0, LONGEST_ID) + UUID.nameUUIDFromBytes(id.getBytes(UTF_8));
    }

    /** Takes those that are due, the oldest first, and of each stream only the first. */
    List<Leased> lease(Instant now, Duration length, int most) {
        return jdbc.sql("""
                        update inbound
                        set lease_until = :until, tries = tries + 1
                        where id = any(array(
                            select id
                            from inbound
                            where state = 'waiting'
                                and next_try <= :now
                                and (lease_until is null or lease_until <= :now)
                                and not exists (
                                    select
                                    from inbound before
                                    where before.account_id = inbound.account_id
                                        and before.stream = inbound.stream
                                        and before.state = 'waiting'
                                        and (before.received_at, before.id) < (inbound.received_at, inbound.id))
                            order by next_try, id
                            limit :most
                            for update skip locked))
                        returning *
                        """)
                .param("now", Instants.utc(now))
                .param("until", Instants.utc(now.plus(length)))
                .param("most", most)
                .query(InboundQueue::leased)
                .list();
    }

    /** Nobody works it again; only that it came is remembered. False when somebody else holds it meanwhile. */
    boolean done(Leased work) {
        return end(work, "done", null);
    }

    /** It stays as it came, for whoever looks after the account: {@link StuckDesk}. */
    boolean unreadable(Leased work, String why) {
        return end(work, "unreadable", why);
    }

    private boolean end(Leased work, String state, @Nullable String why) {
        return jdbc.sql("""
                        update inbound
                        set state = :state, trouble = :why, lease_until = null, ended_at = :now,
                            body = case when :state = 'done' then null else body end
                        where id = :id
                            and state = 'waiting'
                            and lease_until = :lease
                        """)
                        .param("state", state)
                        .param("why", why, Types.VARCHAR)
                        .param("now", Instants.utc(clock.instant()))
                        .param("id", work.id())
                        .param("lease", Instants.utc(work.until()))
                        .update()
                > 0;
    }

    /** Not now. */
    void postpone(Leased work, Instant until, String why) {
        jdbc.sql("""
                        update inbound
                        set next_try = :next, lease_until = null, trouble = :why
                        where id = :id
                            and state = 'waiting'
                            and lease_until = :lease
                        """)
                .param("next", Instants.utc(until))
                .param("why", why)
                .param("id", work.id())
                .param("lease", Instants.utc(work.until()))
                .update();
    }

    /**
     * Forgets some, and with them that they came.
     *
     * @param worked those that were worked before that time
     * @param givenUp those that were given up before that one
     */
    int forget(Instant worked, Instant givenUp, int most) {
        return jdbc.sql("""
            delete from inbound
            where id = any(array(
                select id
                from inbound
                where state <> 'waiting'
                    and ended_at < case when state = 'done' then :worked else :givenUp end
                order by ended_at
                limit :most
                for update skip locked))
            """)
                .param("worked", Instants.utc(worked))
                .param("givenUp", Instants.utc(givenUp))
                .param("most", most)
                .update();
    }

    private static Leased leased(ResultSet row, int number) throws SQLException {
        return new Leased(
                row.getObject("id", UUID.class),
                row.getObject("account_id", UUID.class),
                row.getString("there"),
                row.getString("stream"),
                Optional.ofNullable(row.getBytes("body")).orElseThrow(),
                Instants.instant(row, "received_at"),
                row.getInt("tries"),
                Instants.instant(row, "lease_until"));
    }
}
