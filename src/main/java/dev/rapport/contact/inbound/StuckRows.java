package dev.rapport.contact.inbound;

import dev.rapport.platform.Instants;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of what came in and could not be taken in, tried three times or read by nobody. */
@Component
class StuckRows {

    private static final String STUCK = "(state = 'unreadable' or state = 'waiting' and tries >= 3)";

    /**
     * What is stuck of an account.
     *
     * @param waiting how much is tried again by itself
     * @param givenUp how much is not
     * @param since when the oldest of it came; absent where there is none
     */
    record Stuck(int waiting, int givenUp, @Nullable Instant since) {}

    private final JdbcClient jdbc;

    StuckRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Stuck of(UUID account) {
        return jdbc.sql("""
            select count(*) filter (where state = 'waiting') as waiting,
                count(*) filter (where state = 'unreadable') as given_up,
                min(received_at) as since
            from inbound
            where account_id = :account
                and {stuck}
            """.replace("{stuck}", STUCK))
                .param("account", account)
                .query((row, number) ->
                        new Stuck(row.getInt("waiting"), row.getInt("given_up"), Instants.instantOrNull(row, "since")))
                .single();
    }

    /** Some of which nobody was told and that is given up, or came before that time; their accounts, each as often as it has some. */
    List<UUID> tell(Instant now, Instant before, int most) {
        return jdbc.sql("""
            update inbound
            set told_at = :now
            where id = any(array(
                select id
                from inbound
                where {stuck}
                    and told_at is null
                    and (state = 'unreadable' or received_at < :before)
                limit :most
                for update skip locked))
            returning account_id
            """.replace("{stuck}", STUCK))
                .param("now", Instants.utc(now))
                .param("before", Instants.utc(before))
                .param("most", most)
                .query((row, number) -> row.getObject("account_id", UUID.class))
                .list();
    }

    /** All of an account is due, as if it had not been tried; what somebody tries just now is left to them. */
    int again(UUID account, Instant now) {
        return jdbc.sql("""
            update inbound
            set state = 'waiting', tries = 0, next_try = :now, lease_until = null, trouble = null, ended_at = null,
                told_at = null
            where account_id = :account
                and {stuck}
                and (lease_until is null or lease_until <= :now)
            """.replace("{stuck}", STUCK))
                .param("now", Instants.utc(now))
                .param("account", account)
                .update();
    }
}
