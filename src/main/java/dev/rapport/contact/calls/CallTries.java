package dev.rapport.contact.calls;

import dev.rapport.platform.Instants;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** When somebody tried to call for a case and reached nobody. */
@Repository
class CallTries {

    /** How often, and when last. */
    record Tried(int times, Instant last) {}

    private final JdbcClient jdbc;

    CallTries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(SubjectId subject, UserId by, Instant at) {
        jdbc.sql("insert into call_try (subject_id, at, made_by) values (:subject, :at, :by) on conflict do nothing")
                .param("subject", subject.value())
                .param("at", Instants.utc(at))
                .param("by", by.value())
                .update();
    }

    /** False if the person did not try since a time. */
    boolean removeLast(SubjectId subject, UserId by, Instant since) {
        return jdbc.sql("""
                        delete from call_try
                        where subject_id = :subject
                            and made_by = :by
                            and at = (
                                select max(at)
                                from call_try
                                where subject_id = :subject
                                    and made_by = :by
                                    and at >= :since)
                        """)
                        .param("subject", subject.value())
                        .param("by", by.value())
                        .param("since", Instants.utc(since))
                        .update()
                > 0;
    }

    List<SubjectId> since(Instant time) {
        return jdbc.sql("select distinct subject_id from call_try where at >= :time")
                .param("time", Instants.utc(time))
                .query((row, number) -> new SubjectId(row.getObject("subject_id", UUID.class)))
                .list();
    }

    Map<SubjectId, Tried> of(Collection<SubjectId> subjects) {
        var tried = new HashMap<SubjectId, Tried>();
        jdbc.sql("""
                        select subject_id, count(*) as times, max(at) as last
                        from call_try
                        where subject_id = any(:subjects)
                        group by subject_id
                        """)
                .param("subjects", subjects.stream().map(SubjectId::value).toArray(UUID[]::new))
                .query(row -> {
                    tried.put(
                            new SubjectId(row.getObject("subject_id", UUID.class)),
                            new Tried(row.getInt("times"), Instants.instant(row, "last")));
                });
        return tried;
    }
}
