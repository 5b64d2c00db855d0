package dev.rapport.service;

import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who keeps an eye on a ticket without owning it. */
@Repository
class Watchers {

    private final JdbcClient jdbc;
    private final Clock clock;

    Watchers(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void add(SubjectId ticket, UserId watcher) {
        jdbc.sql("""
                        insert into ticket_watcher (ticket_id, user_id, since)
                        values (:ticket, :watcher, :since)
                        on conflict do nothing
                        """)
                .param("ticket", ticket.value())
                .param("watcher", watcher.value())
                .param("since", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    List<UserId> of(SubjectId ticket) {
        return jdbc.sql("""
                        select user_id
                        from ticket_watcher
                        where ticket_id = :ticket
                        order by since, user_id
                        """)
                .param("ticket", ticket.value())
                .query((row, number) -> new UserId(row.getObject("user_id", UUID.class)))
                .list();
    }
}
