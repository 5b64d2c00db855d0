package dev.rapport.contact.feed;

import dev.rapport.platform.Instants;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** When feeds were looked at, and what their servers know us by. */
@Component
class FeedRows {

    /**
     * One that nobody else looks at until the lease ends.
     *
     * @param failures how often in a row it could not be had
     * @param changes how often something was said of it until it was taken
     */
    record Leased(
            UUID account,
            @Nullable String address,
            @Nullable String etag,
            @Nullable String modified,
            int failures,
            long changes) {}

    /** @param leftOut how many older entries the last one had beside those that are read */
    record Standing(@Nullable Instant fetchedAt, int entries, int leftOut) {}

    private final JdbcClient jdbc;

    FeedRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** They are looked at from now on. */
    void know(List<UUID> accounts, Instant now) {
        jdbc.sql("""
                        insert into feed (account_id, next_look)
                        select id, :now
                        from unnest(:accounts) as known (id)
                        where not exists (select from feed where account_id = known.id)
                        on conflict do nothing
                        """)
                .param("accounts", accounts.toArray(UUID[]::new))
                .param("now", Instants.utc(now))
                .update();
    }

    /** Something was said of it: it is looked at at once. */
    void lookSoon(UUID account, Instant now) {
        jdbc.sql("""
            update feed
            set next_look = least(next_look, :now), failures = 0, changes = changes + 1
            where account_id = :account
            """).param("account", account).param("now", Instants.utc(now)).update();
    }

    /** Takes one that is due and that no other copy of the application looks at. */
    Optional<Leased> lease(List<UUID> ready, UUID me, Instant now, Duration length) {
        return jdbc.sql("""
            update feed
            set lease_owner = :me, lease_until = :until
            where account_id = (
                select account_id
                from feed
                where account_id = any(:ready)
                    and next_look <= :now
                    and (lease_owner is null or lease_until <= :now)
                order by next_look
                limit 1
                for update skip locked)
            returning account_id, address, etag, modified, failures, changes
            """)
                .param("me", me)
                .param("until", Instants.utc(now.plus(length)))
                .param("ready", ready.toArray(UUID[]::new))
                .param("now", Instants.utc(now))
                .query((row, number) -> new Leased(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getInt(5),
                        row.getLong(6)))
                .optional();
    }

    /** What it had is kept; in the same transaction. False where another copy looks meanwhile. */
    boolean fetched(
            UUID account,
            UUID me,
            String address,
            @Nullable String etag,
            @Nullable String modified,
            int entries,
            int leftOut) {
        return jdbc.sql("""
                        update feed
                        set address = :address,
                            etag = :etag,
                            modified = :modified,
                            entries = :entries,
                            left_out = :leftOut
                        where account_id = :account
                            and lease_owner = :me
                        """)
                        .param("address", address)
                        .param("etag", etag, Types.VARCHAR)
                        .param("modified", modified, Types.VARCHAR)
                        .param("entries", entries)
                        .param("leftOut", leftOut)
                        .param("account", account)
                        .param("me", me)
                        .update()
                > 0;
    }

    /**
     * What was said of it meanwhile stands: then it is looked at as soon as that wanted.
     *
     * @param fetchedAt absent where it could not be had
     * @return whether nothing was said of it meanwhile
     */
    boolean giveBack(Leased feed, UUID me, @Nullable Instant fetchedAt, Instant next) {
        return jdbc.sql("""
            update feed
            set lease_owner = null,
                lease_until = null,
                next_look = case when changes = :changes then :next else next_look end,
                failures = case
                    when changes <> :changes then failures
                    when cast(:fetched as timestamptz) is null then failures + 1
                    else 0
                end,
                fetched_at = coalesce(cast(:fetched as timestamptz), fetched_at)
            where account_id = :account
                and lease_owner = :me
            returning changes = :changes
            """)
                .param("fetched", Instants.utcOrNull(fetchedAt), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("next", Instants.utc(next))
                .param("changes", feed.changes())
                .param("account", feed.account())
                .param("me", me)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    Optional<Standing> standing(UUID account) {
        return jdbc.sql("select fetched_at, entries, left_out from feed where account_id = :account")
                .param("account", account)
                .query((row, number) ->
                        new Standing(Instants.instantOrNull(row, "fetched_at"), row.getInt(2), row.getInt(3)))
                .optional();
    }
}
