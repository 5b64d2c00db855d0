package dev.rapport.contact.calls;

import dev.rapport.access.AtTelephone;
import dev.rapport.access.AtTelephone.Status;
import dev.rapport.access.AtTelephones;
import dev.rapport.platform.Instants;
import dev.rapport.platform.UserId;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.BinaryOperator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How people stand at their telephones, as telephone systems told last. Of extensions that are nobody's nothing is kept. */
@Component
public class AgentStatuses implements AtTelephones {

    /** Who is busy at one telephone is; of what is the same, what is so for longest. */
    private static final BinaryOperator<AtTelephone> COUNTS =
            BinaryOperator.minBy(Comparator.comparing(AtTelephone::status).thenComparing(AtTelephone::since));

    private final JdbcClient jdbc;

    AgentStatuses(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What was before what is known already has no effect. */
    void keep(UUID account, AgentTold told, Instant at) {
        jdbc.sql("""
            insert into agent_status (account_id, extension, status, since, told_at)
            select account_id, extension, :status, :at, :at
            from phone_extension
            where account_id = :account
                and extension = any(:agents)
            order by extension
            on conflict (account_id, extension) do update
            set status = excluded.status,
                since = case
                    when agent_status.status = excluded.status then agent_status.since
                    else excluded.since
                end,
                told_at = excluded.told_at
            where agent_status.told_at <= excluded.told_at
            """)
                .param("status", told.status().name())
                .param("at", Instants.utc(at))
                .param("account", account)
                .param("agents", told.agents().toArray(String[]::new))
                .update();
    }

    /** Nobody hears any more how they stand there. */
    public void forget(UUID account) {
        jdbc.sql("delete from agent_status where account_id = :account")
                .param("account", account)
                .update();
    }

    @Override
    public Map<UserId, AtTelephone> of(Collection<UserId> people) {
        var standing = new HashMap<UserId, AtTelephone>();
        if (people.isEmpty()) return standing;
        jdbc.sql("""
            select user_id, status, since
            from phone_extension
            join agent_status using (account_id, extension)
            join channel_account on channel_account.id = account_id
            where user_id = any(:people)
                and channel_account.state = 'ON'
            """)
                .param("people", people.stream().map(UserId::value).toArray(UUID[]::new))
                .query(row -> {
                    var one = new AtTelephone(Status.valueOf(row.getString("status")), Instants.instant(row, "since"));
                    standing.merge(new UserId(row.getObject("user_id", UUID.class)), one, COUNTS);
                });
        return standing;
    }
}
