package dev.rapport.contact;

import dev.rapport.access.Access;
import dev.rapport.access.ForThoseConcerned;
import dev.rapport.access.Staff;
import dev.rapport.cases.Subjects;
import dev.rapport.platform.HeldWords;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import java.sql.Types;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who else answers a case or conversation while the asker writes, so that nobody is answered twice unasked. */
@ForThoseConcerned
@Service
public class AnsweredBeside {

    private static final int MOST = 20;

    private final JdbcClient jdbc;
    private final HeldWords held;
    private final Subjects subjects;
    private final Staff staff;
    private final Access access;

    AnsweredBeside(JdbcClient jdbc, HeldWords held, Subjects subjects, Staff staff, Access access) {
        this.jdbc = jdbc;
        this.held = held;
        this.subjects = subjects;
        this.staff = staff;
        this.access = access;
    }

    /**
     * Names of colleagues whose answer waits to go out, or went out; of no case that the asker does not work on.
     *
     * @param since the newest answer that stood there when the asker began to write
     */
    @Transactional(readOnly = true)
    public List<String> names(SubjectId subject, @Nullable UUID since) {
        var mine = subjects.find(subject)
                .filter(one -> access.hasSight(one.owner(), one.team()))
                .isPresent();
        if (!mine) return List.of();
        var me = access.me().id();
        var others = Stream.concat(held.answering(subject, me).stream(), answered(subject, since, me).stream())
                .distinct()
                .toList();
        var names = staff.names(others);
        return others.stream().map(one -> names.getOrDefault(one, "–")).toList();
    }

    private List<UserId> answered(SubjectId subject, @Nullable UUID since, UserId but) {
        return jdbc.sql("""
                        select distinct author_id
                        from (
                            select *
                            from message
                            where subject_id = :subject
                            union all
                            select *
                            from message
                            where conversation_id = :subject
                        ) message
                        where direction = 'out'
                            and author_id <> :but
                            and (cast(:since as uuid) is null
                                or (at, id) > (select at, id from message before where before.id = :since))
                        limit :most
                        """)
                .param("subject", subject.value())
                .param("but", but.value())
                .param("since", since, Types.OTHER)
                .param("most", MOST)
                .query((row, number) -> new UserId(row.getObject("author_id", UUID.class)))
                .list();
    }
}
