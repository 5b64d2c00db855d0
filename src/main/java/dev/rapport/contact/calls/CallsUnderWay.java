package dev.rapport.contact.calls;

import dev.rapport.platform.Instants;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** For adapters: which calls of an account last, as far as anybody told. */
@Component
public class CallsUnderWay {

    private static final int MOST = 1_000;

    /**
     * One that was not said to have ended.
     *
     * @param there its id on the other side
     * @param at when it was answered, or else when it began
     */
    public record UnderWay(String there, Instant at) {}

    private final JdbcClient jdbc;

    CallsUnderWay(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public List<UnderWay> of(UUID account) {
        return jdbc.sql("""
            select there, coalesce(answered_at, began_at) as at
            from phone_call
            where account_id = :account
                and state in ('RINGING', 'TALKING')
            order by began_at
            limit :most
            """)
                .param("account", account)
                .param("most", MOST)
                .query((row, number) -> new UnderWay(row.getString("there"), Instants.instant(row, "at")))
                .list();
    }
}
