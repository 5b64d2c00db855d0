package dev.rapport.service;

import dev.rapport.platform.SubjectId;
import dev.rapport.rules.Decision.Reason;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Why tickets were classified as they were. */
@Repository
class TriageReasons {

    private final JdbcClient jdbc;

    TriageReasons(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void keep(SubjectId ticket, List<Reason> reasons) {
        if (reasons.isEmpty()) return;
        jdbc.sql("""
                        insert into ticket_reason (ticket_id, position, rule, points, because)
                        select :ticket, place - 1, rule, points, because
                        from unnest(cast(:rules as text[]), cast(:points as int[]), cast(:because as text[]))
                            with ordinality as reason (rule, points, because, place)
                        on conflict do nothing
                        """)
                .param("ticket", ticket.value())
                .param("rules", reasons.stream().map(Reason::rule).toArray(String[]::new))
                .param("points", reasons.stream().map(Reason::points).toArray(Integer[]::new))
                .param("because", reasons.stream().map(Reason::because).toArray(String[]::new))
                .update();
    }

    List<Reason> of(SubjectId ticket) {
        return jdbc.sql("""
                        select rule, points, because
                        from ticket_reason
                        where ticket_id = :ticket
                        order by position
                        """)
                .param("ticket", ticket.value())
                .query((row, number) ->
                        new Reason(row.getString("rule"), row.getInt("points"), row.getString("because"), null))
                .list();
    }
}
