package dev.rapport.contact.asterisk;

import java.time.Duration;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which copy of the application listens to an Asterisk. The database's clock counts. */
@Component
class AsteriskLeases {

    /** How long others wait before they take over from a copy that says nothing more. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final JdbcClient jdbc;

    AsteriskLeases(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Takes it or holds it longer; false while another copy has it, or the account is no more. */
    boolean lease(UUID account, UUID me) {
        return jdbc.sql("""
            insert into asterisk_lease (account_id, lease_owner, lease_until)
            select id, :me, clock_timestamp() + cast(:patience as interval)
            from channel_account
            where id = :account
            on conflict (account_id) do update
            set lease_owner = excluded.lease_owner, lease_until = excluded.lease_until
            where asterisk_lease.lease_owner = excluded.lease_owner
                or asterisk_lease.lease_until < clock_timestamp()
            """)
                        .param("account", account)
                        .param("me", me)
                        .param("patience", PATIENCE.toString())
                        .update()
                > 0;
    }

    void giveBack(UUID account, UUID me) {
        jdbc.sql("delete from asterisk_lease where account_id = :account and lease_owner = :me")
                .param("account", account)
                .param("me", me)
                .update();
    }
}
