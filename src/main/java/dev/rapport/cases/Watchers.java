package dev.rapport.cases;

import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who keeps an eye on a case without owning it. They are told of everything that happens to it from then on. */
@Repository
public class Watchers {

    private final JdbcClient jdbc;
    private final Clock clock;

    Watchers(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Adding twice is adding once, and nobody watches a case that is gone. */
    public void add(SubjectId subject, UserId watcher) {
        jdbc.sql("""
                        insert into case_watcher (subject_id, user_id, since)
                        select id, :watcher, :since
                        from subject
                        where id = :subject
                        for key share
                        on conflict do nothing
                        """)
                .param("subject", subject.value())
                .param("watcher", watcher.value())
                .param("since", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Those who have watched longest first. */
    public List<UserId> of(SubjectId subject) {
        return of(Set.of(subject)).getOrDefault(subject, List.of());
    }

    /** The same for many subjects in one query; those that nobody watches are left out. */
    public Map<SubjectId, List<UserId>> of(Collection<SubjectId> subjects) {
        var watching = new HashMap<SubjectId, List<UserId>>();
        jdbc.sql("""
                        select subject_id, user_id
                        from case_watcher
                        where subject_id = any(:subjects)
                        order by since, user_id
                        """)
                .param("subjects", subjects.stream().map(SubjectId::value).toArray(UUID[]::new))
                .query(row -> {
                    watching.computeIfAbsent(
                                    new SubjectId(row.getObject("subject_id", UUID.class)), first -> new ArrayList<>())
                            .add(new UserId(row.getObject("user_id", UUID.class)));
                });
        return watching;
    }
}
