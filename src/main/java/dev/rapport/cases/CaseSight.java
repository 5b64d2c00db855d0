package dev.rapport.cases;

import dev.rapport.access.Access;
import dev.rapport.access.Person;
import dev.rapport.engine.UserTasks;
import dev.rapport.platform.Refused;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who may read a case: its owner, the people of its team, who opened it by hand, who watches it, those who see all, and, as long
 * as it is open, whose task it is or may become. Lists leave out what is read for a task alone: the tasks are their list.
 * Who may work on it is asked of {@link Access#requireSight}: having opened or watching a case is no right to change it.
 */
@Component
public class CaseSight {

    private static final UUID NOBODY = new UUID(0, 0);

    private final Access access;
    private final UserTasks tasks;
    private final JdbcClient jdbc;
    private final ObjectProvider<ReadsElsewhere> elsewhere;

    CaseSight(Access access, UserTasks tasks, JdbcClient jdbc, ObjectProvider<ReadsElsewhere> elsewhere) {
        this.access = access;
        this.tasks = tasks;
        this.jdbc = jdbc;
        this.elsewhere = elsewhere;
    }

    /**
     * The condition in SQL, to be used with {@link #parameters()}. Each of its parts can be looked up in an index, if the
     * columns are of one table that has one for each.
     *
     * @param id column with the subject's id
     * @param owner column with the owner's id
     * @param team column with the key of the team
     */
    public static String condition(String id, String owner, String team) {
        return """
                (:seesAll
                    or %2$s = :asker
                    or %3$s = any(:askersTeams)
                    or %1$s = any(array(
                        select subject_id from case_watcher where user_id = :asker
                        union all
                        select id from subject where opened_by = :asker)))
                """.formatted(id, owner, team);
    }

    /** Whether the condition leaves out nothing, for queries that then do without it. */
    public boolean isEverything() {
        return access.current().map(Person::seesAll).orElse(true);
    }

    public Map<String, Object> parameters() {
        var asker = access.current();
        return Map.of(
                "seesAll", isEverything(),
                "asker", asker(),
                "askersTeams",
                        asker.map(person -> person.teams().toArray(String[]::new))
                                .orElse(new String[0]));
    }

    private UUID asker() {
        return access.current().map(person -> person.id().value()).orElse(NOBODY);
    }

    /** Refuses, with the reason, whoever may not read it. */
    public void require(SubjectId subject, @Nullable UserId owner, @Nullable String team) {
        try {
            access.requireSight(owner, team);
        } catch (Refused e) {
            if (!openedOrWatches(subject) && !isAsked(subject) && !readsElsewhere(subject)) throw e;
        }
    }

    /** Whether {@link #require} would let the asker pass. */
    public boolean sees(SubjectId subject, @Nullable UserId owner, @Nullable String team) {
        return access.hasSight(owner, team) || openedOrWatches(subject) || isAsked(subject) || readsElsewhere(subject);
    }

    private boolean readsElsewhere(SubjectId subject) {
        return elsewhere.stream().anyMatch(one -> one.mayRead(subject));
    }

    /** Whether a task about it lies with the asker or with a team of theirs. */
    public boolean isAsked(SubjectId subject) {
        return access.current().filter(person -> isAsked(person, subject)).isPresent();
    }

    private boolean isAsked(Person person, SubjectId subject) {
        return !tasks.asked(Set.of(subject), person.id(), person.teams()).isEmpty();
    }

    /** Which of the cases the asker may read, in a query or two. */
    Set<SubjectId> seen(Collection<Subject> cases) {
        var all = cases.stream().map(Subject::id).toList();
        var seen = new HashSet<>(jdbc.sql("select id from subject where id = any(:cases) and "
                        + condition("subject.id", "subject.owner_id", "subject.team"))
                .param("cases", all.stream().map(SubjectId::value).toArray(UUID[]::new))
                .params(parameters())
                .query((row, number) -> new SubjectId(row.getObject("id", UUID.class)))
                .list());
        if (seen.size() < all.size())
            access.current().ifPresent(asker -> seen.addAll(tasks.asked(all, asker.id(), asker.teams())));
        return seen;
    }

    /** Whether a colleague of the asker may read it. */
    public boolean mayRead(Person colleague, Subject subject) {
        return colleague.seesAll()
                || colleague.id().equals(subject.owner())
                || subject.team() != null && colleague.teams().contains(subject.team())
                || openedOrWatches(subject.id(), colleague.id().value())
                || isAsked(colleague, subject.id());
    }

    private boolean openedOrWatches(SubjectId subject) {
        return openedOrWatches(subject, asker());
    }

    private boolean openedOrWatches(SubjectId subject, UUID person) {
        return jdbc.sql("""
                        select exists (select from case_watcher where subject_id = :subject and user_id = :asker)
                            or exists (select from subject where id = :subject and opened_by = :asker)
                        """)
                .param("subject", subject.value())
                .param("asker", person)
                .query(Boolean.class)
                .single();
    }
}
