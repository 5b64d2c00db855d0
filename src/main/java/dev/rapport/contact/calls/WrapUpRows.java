package dev.rapport.contact.calls;

import dev.rapport.platform.Instants;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import java.sql.Types;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class WrapUpRows {

    private final JdbcClient jdbc;

    WrapUpRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The last word stays, where a call went on after the first. */
    void save(SubjectId call, WrapUp said) {
        var by = said.by();
        jdbc.sql("""
                        insert into call_wrapup (call_id, reason, about, note, made_by, at)
                        values (:call, :reason, :about, :note, :by, :at)
                        on conflict (call_id) do update
                        set reason = excluded.reason, about = excluded.about, note = excluded.note,
                            made_by = excluded.made_by, at = excluded.at
                        """)
                .param("call", call.value())
                .param("reason", said.reason().name())
                .param("about", said.about())
                .param("note", said.note())
                .param("by", by == null ? null : by.value(), Types.OTHER)
                .param("at", Instants.utc(said.at()))
                .update();
    }

    Optional<WrapUp> of(SubjectId call) {
        return jdbc.sql("select * from call_wrapup where call_id = :call")
                .param("call", call.value())
                .query((row, number) -> {
                    var by = row.getObject("made_by", UUID.class);
                    return new WrapUp(
                            CallReason.valueOf(row.getString("reason")),
                            row.getString("about"),
                            row.getString("note"),
                            by == null ? null : new UserId(by),
                            Instants.instant(row, "at"));
                })
                .optional();
    }
}
