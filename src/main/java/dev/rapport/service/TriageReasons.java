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
        for (var position = 0; position < reasons.size(); position++) {
            var reason = reasons.get(position);
            jdbc.sql("""
                            insert into ticket_reason (ticket_id, position, rule, points, because)
                            values (:ticket, :position, :rule, :points, :because)
                            on conflict do nothing
                            """)
                    .param("ticket", ticket.value())
                    .param("position", position)
                    .param("rule", reason.rule())
                    .param("points", reason.points())
                    .param("because", reason.because())
                    .update();
        }
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
