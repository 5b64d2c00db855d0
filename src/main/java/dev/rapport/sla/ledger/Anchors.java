package dev.rapport.sla.ledger;

import dev.rapport.platform.DatabaseTrouble;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Closes each day of the ledger with an anchor, when the day is over and nobody writes into it any more. One of the
 * copies of the application does it; the line it logs is worth keeping where the database's owner cannot change it.
 */
@Component
class Anchors {

    private static final Logger LOG = LoggerFactory.getLogger(Anchors.class);

    /** Writers wait at most this long for a day to be closed; after it, closing is tried again a minute later. */
    private static final String PATIENCE = "set local lock_timeout = '500ms'";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    Anchors(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Scheduled(fixedDelayString = "${rapport.sla.anchor-delay:60s}")
    void closeDays() {
        try {
            for (var day = open(); day.isPresent(); day = open()) close(day.get());
        } catch (DataAccessException e) {
            if (DatabaseTrouble.behind(e).orElse(null) != DatabaseTrouble.AT_ONCE) throw e;
            LOG.debug("The ledger is being written into; its day is closed later", e);
        }
    }

    /** The first day that is over and not closed. */
    private Optional<LocalDate> open() {
        return jdbc.sql("""
                        select max(day) + 1
                        from sla_anchor
                        having max(day) + 1 < (clock_timestamp() at time zone 'UTC')::date
                        """).query(LocalDate.class).optional();
    }

    /** Does nothing when another copy has closed it meanwhile. */
    void close(LocalDate day) {
        var made = transaction.execute(status -> {
            jdbc.sql(PATIENCE).update();
            jdbc.sql("select pg_advisory_xact_lock(7230250)").query(row -> {});
            return add(day);
        });
        if (made != null)
            LOG.info("Ledger anchor {} {} over {} chains", day, HexFormat.of().formatHex(made.hash()), made.chains());
    }

    private @Nullable Anchor add(LocalDate day) {
        var last = last();
        if (!last.day().plusDays(1).equals(day)) return null;
        var madeAt = jdbc.sql("select (extract(epoch from clock_timestamp()) * 1000000)::bigint")
                .query(Long.class)
                .single();
        var anchor = closed(day, madeAt, last.hash());
        jdbc.sql("""
                        insert into sla_anchor (day, chains, made_at, previous, hash)
                        values (:day, :chains, timestamptz 'epoch' + :madeAt * interval '1 microsecond', :previous, :hash)
                        """)
                .param("day", day)
                .param("chains", anchor.chains())
                .param("madeAt", madeAt)
                .param("previous", anchor.previous())
                .param("hash", anchor.hash())
                .update();
        return anchor;
    }

    private Anchor last() {
        return jdbc.sql("select " + Anchor.COLUMNS + " from sla_anchor order by day desc limit 1")
                .query(Anchor::read)
                .single();
    }

    private Anchor closed(LocalDate day, long madeAt, byte[] previous) {
        var chains = new long[1];
        var digest = new MessageDigest[] {Anchor.begin(day, 0, madeAt, previous)};
        jdbc.sql("""
                        select chain, seq, hash, count(*) over () as chains
                        from (
                            select distinct on (chain) chain, seq, hash
                            from sla_ledger
                            where recorded_at >= cast(:day as date)::timestamp at time zone 'UTC'
                                and recorded_at < (cast(:day as date) + 1)::timestamp at time zone 'UTC'
                            order by chain, seq desc
                        ) as heads
                        order by chain
                        """).param("day", day).withFetchSize(1_000).query(row -> {
            if (chains[0] == 0) {
                chains[0] = row.getLong("chains");
                digest[0] = Anchor.begin(day, chains[0], madeAt, previous);
            }
            Anchor.add(digest[0], row.getString("chain"), row.getLong("seq"), row.getBytes("hash"));
        });
        return new Anchor(day, chains[0], madeAt, previous, digest[0].digest());
    }

    /** The closed days, the last first. */
    List<Anchor> latest(int limit) {
        return jdbc.sql("select " + Anchor.COLUMNS + " from sla_anchor order by day desc limit :limit")
                .param("limit", limit)
                .query(Anchor::read)
                .list();
    }

    /** For those who read them in order, such as the check. */
    static List<Anchor> all(JdbcClient jdbc) {
        return jdbc.sql("select " + Anchor.COLUMNS + " from sla_anchor order by day")
                .query(Anchor::read)
                .list();
    }
}
