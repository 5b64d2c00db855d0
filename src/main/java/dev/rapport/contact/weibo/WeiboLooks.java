package dev.rapport.contact.weibo;

import dev.rapport.platform.Instants;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** When comments of an account were looked at, and up to which. */
@Component
class WeiboLooks {

    /**
     * One that is due.
     *
     * @param newest id of the newest comment that is kept; 0 for none
     * @param failures how often in a row they could not be had
     * @param changes how often something was said of the account until then
     */
    record Look(UUID account, long newest, int failures, long changes) {}

    private final JdbcClient jdbc;

    WeiboLooks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void know(List<UUID> accounts, Instant now) {
        jdbc.sql("""
                        insert into weibo_comments (account_id, next_look)
                        select id, :now
                        from unnest(:accounts) as known (id)
                        where not exists (select from weibo_comments where account_id = known.id)
                        on conflict do nothing
                        """)
                .param("accounts", accounts.toArray(UUID[]::new))
                .param("now", Instants.utc(now))
                .update();
    }

    /**
     * Takes one that is due. Nobody else looks at it until the next time: whoever looks and dies loses that time, and what two
     * might look at is kept once.
     */
    Optional<Look> next(List<UUID> ready, Instant now, Duration pause) {
        return jdbc.sql("""
            update weibo_comments
            set next_look = :next
            where account_id = (
                select account_id
                from weibo_comments
                where account_id = any(:ready)
                    and next_look <= :now
                order by next_look
                limit 1
                for update skip locked)
            returning account_id, newest, failures, changes
            """)
                .param("next", Instants.utc(now.plus(pause)))
                .param("ready", ready.toArray(UUID[]::new))
                .param("now", Instants.utc(now))
                .query((row, number) ->
                        new Look(row.getObject(1, UUID.class), row.getLong(2), row.getInt(3), row.getLong(4)))
                .optional();
    }

    void seen(UUID account, long newest) {
        jdbc.sql("update weibo_comments set newest = greatest(newest, :newest), failures = 0 where account_id ="
                        + " :account")
                .param("newest", newest)
                .param("account", account)
                .update();
    }

    /** False where something was said of the account meanwhile: then it is looked at as soon as that wanted. */
    boolean failed(Look look, Instant next) {
        return jdbc.sql("""
            update weibo_comments
            set failures = failures + 1, next_look = :next
            where account_id = :account
                and changes = :changes
            """)
                        .param("next", Instants.utc(next))
                        .param("account", look.account())
                        .param("changes", look.changes())
                        .update()
                > 0;
    }

    /** Something was said of the account: it is looked at at once. */
    void lookSoon(UUID account, Instant now) {
        jdbc.sql("""
            update weibo_comments
            set next_look = least(next_look, :now), failures = 0, changes = changes + 1
            where account_id = :account
            """).param("account", account).param("now", Instants.utc(now)).update();
    }
}
