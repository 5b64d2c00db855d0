package dev.rapport.contact;

import dev.rapport.platform.Channel;
import dev.rapport.platform.Instants;
import dev.rapport.platform.Word;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The letters on their way out. */
@Repository
class Outgoing {

    /**
     * A letter that nobody else speaks of until the lease ends.
     *
     * @param tries how often it was tried, this time included
     * @param taken what the other side said the last time, if it took it then
     */
    record Leased(
            Letter letter,
            int tries,
            Instant until,
            @Nullable Taken taken) {}

    /** @param there the id on the other side */
    record Taken(Instant at, String there) {}

    private final JdbcClient jdbc;

    Outgoing(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A letter whose id is on its way already stays as it is. */
    void add(Letter letter) {
        jdbc.sql("""
                        insert into outgoing (
                            id, kind, about, thread, carrier, account_id, channel, address, heading, body, earlier, automatic,
                            written_at, next_try, copies)
                        values (
                            :id, :kind, :about, :thread, :carrier, :account, :channel, :address, :heading, :body, :earlier, :automatic,
                            :at, :at, :copies)
                        on conflict (id) do nothing
                        """)
                .param("id", letter.id())
                .param("kind", letter.kind())
                .param("about", letter.about())
                .param("thread", letter.thread(), Types.OTHER)
                .param("carrier", letter.carrier())
                .param("account", letter.account(), Types.OTHER)
                .param("channel", letter.channel().word())
                .param("address", letter.address())
                .param("heading", letter.heading())
                .param("body", letter.body())
                .param("earlier", letter.earlier().toArray(String[]::new))
                .param("automatic", letter.automatic())
                .param("copies", letter.copies().toArray(String[]::new))
                .param("at", Instants.utc(letter.writtenAt()))
                .update();
    }

    /**
     * Takes those that are due, oldest first, and that no other copy of the application speaks of; of a thread only the
     * first by each channel.
     *
     * @param kinds those that can be written down here
     * @param ready names of the carriers that can be asked; letters of others are taken when they are too old
     */
    List<Leased> lease(
            Instant now,
            Duration length,
            Collection<String> kinds,
            Collection<String> ready,
            Instant tooOld,
            int most) {
        return jdbc.sql("""
                        update outgoing
                        set lease_until = :until, tries = tries + 1
                        where id = any(array(
                            select id
                            from outgoing
                            where next_try <= :now
                                and (lease_until is null or lease_until <= :now)
                                and kind = any(:kinds)
                                and (carrier = any(:ready) or written_at < :tooOld)
                                and not exists (
                                    select
                                    from outgoing before
                                    where before.thread = outgoing.thread
                                        and before.channel = outgoing.channel
                                        and (before.written_at, before.id) < (outgoing.written_at, outgoing.id))
                            order by next_try, id
                            limit :most
                            for update skip locked))
                        returning *
                        """)
                .param("now", Instants.utc(now))
                .param("until", Instants.utc(now.plus(length)))
                .param("kinds", kinds.toArray(String[]::new))
                .param("ready", ready.toArray(String[]::new))
                .param("tooOld", Instants.utc(tooOld))
                .param("most", most)
                .query((row, number) ->
                        new Leased(read(row), row.getInt("tries"), Instants.instant(row, "lease_until"), taken(row)))
                .list();
    }

    private static @Nullable Taken taken(ResultSet row) throws SQLException {
        var at = Instants.instantOrNull(row, "taken_at");
        return at == null ? null : new Taken(at, row.getString("there"));
    }

    /** It is not sent any more, only told. */
    void take(Letter letter, Taken taken) {
        jdbc.sql("""
                        update outgoing
                        set taken_at = :at, there = :there
                        where id = :id
                        """)
                .param("at", Instants.utc(taken.at()))
                .param("there", taken.there())
                .param("id", letter.id())
                .update();
    }

    /** Whether it was still there: of two who spoke of it, one writes down what became of it. */
    boolean remove(Letter letter) {
        return jdbc.sql("delete from outgoing where id = :id")
                        .param("id", letter.id())
                        .update()
                > 0;
    }

    /** The same, unless somebody else speaks of it meanwhile. */
    boolean remove(Leased leased) {
        return jdbc.sql("delete from outgoing where id = :id and lease_until = :lease")
                        .param("id", leased.letter().id())
                        .param("lease", Instants.utc(leased.until()))
                        .update()
                > 0;
    }

    /** Whether nobody else speaks of it meanwhile. */
    boolean postpone(Leased leased, Instant until) {
        return jdbc.sql("""
                        update outgoing
                        set next_try = :next, lease_until = null
                        where id = :id
                            and lease_until = :lease
                        """)
                        .param("next", Instants.utc(until))
                        .param("id", leased.letter().id())
                        .param("lease", Instants.utc(leased.until()))
                        .update()
                > 0;
    }

    private static Letter read(ResultSet row) throws SQLException {
        return new Letter(
                row.getObject("id", UUID.class),
                row.getString("kind"),
                row.getObject("about", UUID.class),
                row.getObject("thread", UUID.class),
                row.getString("carrier"),
                row.getObject("account_id", UUID.class),
                Word.parse(Channel.class, row.getString("channel")),
                row.getString("address"),
                row.getString("heading"),
                row.getString("body"),
                List.of((String[]) row.getArray("earlier").getArray()),
                row.getBoolean("automatic"),
                Instants.instant(row, "written_at"),
                List.of((String[]) row.getArray("copies").getArray()));
    }
}
