package dev.rapport.engine;

import dev.rapport.platform.Instants;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** Reads rows of {@code user_task}. */
final class UserTaskRow {

    private UserTaskRow() {}

    static UserTask read(ResultSet row, int number) throws SQLException {
        var subject = row.getObject("subject_id", UUID.class);
        var assignee = row.getObject("assignee", UUID.class);
        return new UserTask(
                row.getLong("key"),
                row.getLong("process_instance_key"),
                row.getString("process_id"),
                row.getLong("definition_key"),
                row.getString("element_id"),
                row.getString("name"),
                subject == null ? null : new SubjectId(subject),
                row.getObject("form_key", Long.class),
                assignee == null ? null : new UserId(assignee),
                List.of((String[]) row.getArray("candidate_groups").getArray()),
                row.getInt("priority"),
                UserTask.State.valueOf(row.getString("state")),
                Instants.instant(row, "created_at"),
                Instants.instantOrNull(row, "ended_at"),
                Instants.instantOrNull(row, "sla_due_at"));
    }
}
