package dev.rapport.engine.mirror;

import dev.rapport.platform.SubjectId;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** When the open tasks of subjects fall due. */
@Component
public class TaskDueTimes {

    private final JdbcClient jdbc;

    TaskDueTimes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Sets the due time of all open tasks of each subject, and gives the keys of those that changed. */
    public List<Long> change(Map<SubjectId, Optional<Instant>> due) {
        if (due.isEmpty()) return List.of();
        var subjects = new ArrayList<UUID>();
        var times = new ArrayList<@Nullable Timestamp>();
        due.forEach((subject, time) -> {
            subjects.add(subject.value());
            times.add(time.map(Timestamp::from).orElse(null));
        });
        return jdbc.sql("""
                        update user_task task
                        set sla_due_at = due.at
                        from unnest(cast(:subjects as uuid[]), cast(:times as timestamptz[])) as due (subject_id, at)
                        where task.subject_id = due.subject_id
                            and task.state in ('OPEN', 'SENT')
                            and task.sla_due_at is distinct from due.at
                        returning task.key
                        """)
                .param("subjects", subjects.toArray(UUID[]::new))
                .param("times", times.toArray(Timestamp[]::new))
                .query((row, number) -> row.getLong(1))
                .list();
    }
}
