package dev.rapport.sla.clocks;

import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import dev.rapport.sla.SlaFacts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The cases. Whoever changes a case or its clocks holds the lock of its row. */
@Component
@NamedInterface("clocks")
public class SlaCases {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    SlaCases(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** False when the subject has a case already. */
    public boolean add(SlaCase found, Instant openedAt) {
        return jdbc.sql("""
                        insert into sla_case
                            (subject_id, external, live, facts, promises, has_policy, owner_id, team, calendar,
                             opened_at)
                        values
                            (:subject, :external, :live, cast(:facts as jsonb), cast(:promises as jsonb), :hasPolicy,
                             :owner, :team, :calendar, :openedAt)
                        on conflict (subject_id) do nothing
                        """)
                        .param("subject", found.subject().value())
                        .param("external", found.external(), Types.VARCHAR)
                        .param("live", found.live())
                        .param("facts", json.writeValueAsString(found.facts()))
                        .param("promises", json.writeValueAsString(found.promises()))
                        .param("hasPolicy", !found.promises().isEmpty())
                        .param(
                                "owner",
                                found.owner() == null ? null : found.owner().value(),
                                Types.OTHER)
                        .param("team", found.team(), Types.VARCHAR)
                        .param("calendar", found.calendar(), Types.VARCHAR)
                        .param("openedAt", openedAt.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    public List<SlaCase> of(Collection<SubjectId> subjects) {
        return jdbc.sql("select * from sla_case where subject_id = any(:subjects)")
                .param("subjects", subjects.stream().map(SubjectId::value).toArray(UUID[]::new))
                .query(this::read)
                .list();
    }

    public Optional<SlaCase> find(SubjectId subject) {
        return jdbc.sql("select * from sla_case where subject_id = :subject")
                .param("subject", subject.value())
                .query(this::read)
                .optional();
    }

    public Optional<SlaCase> locked(SubjectId subject) {
        return jdbc.sql("select * from sla_case where subject_id = :subject for update")
                .param("subject", subject.value())
                .query(this::read)
                .optional();
    }

    /** Lets nobody change the cases until the transaction ends. */
    public void keepUnchanged(Collection<SubjectId> subjects) {
        jdbc.sql("""
                        select subject_id
                        from sla_case
                        where subject_id = any(:subjects)
                        order by subject_id
                        for share
                        """)
                .param("subjects", subjects.stream().map(SubjectId::value).toArray(UUID[]::new))
                .query(UUID.class)
                .list();
    }

    /** Empty when another transaction holds it. */
    public Optional<SlaCase> lockedUnlessBusy(SubjectId subject) {
        return jdbc.sql("select * from sla_case where subject_id = :subject for update skip locked")
                .param("subject", subject.value())
                .query(this::read)
                .optional();
    }

    public void save(SlaCase changed) {
        jdbc.sql("""
                        update sla_case
                        set facts = cast(:facts as jsonb),
                            promises = cast(:promises as jsonb),
                            has_policy = :hasPolicy,
                            owner_id = :owner,
                            team = :team,
                            calendar = :calendar
                        where subject_id = :subject
                        """)
                .param("facts", json.writeValueAsString(changed.facts()))
                .param("promises", json.writeValueAsString(changed.promises()))
                .param("hasPolicy", !changed.promises().isEmpty())
                .param("owner", changed.owner() == null ? null : changed.owner().value(), Types.OTHER)
                .param("team", changed.team(), Types.VARCHAR)
                .param("calendar", changed.calendar(), Types.VARCHAR)
                .param("subject", changed.subject().value())
                .update();
    }

    /** Notes who holds the work; false where that was known, and for a subject without a case. */
    public boolean hold(SubjectId subject, @Nullable UserId owner, @Nullable String team) {
        return jdbc.sql("""
                        update sla_case
                        set owner_id = :owner, team = :team
                        where subject_id = :subject
                            and (owner_id, team) is distinct from (cast(:owner as uuid), cast(:team as text))
                        """)
                        .param("owner", owner == null ? null : owner.value(), Types.OTHER)
                        .param("team", team, Types.VARCHAR)
                        .param("subject", subject.value())
                        .update()
                == 1;
    }

    public SlaCase read(ResultSet row, int number) throws SQLException {
        var owner = row.getObject("owner_id", UUID.class);
        return new SlaCase(
                new SubjectId(row.getObject("subject_id", UUID.class)),
                row.getString("external"),
                row.getBoolean("live"),
                json.readValue(row.getString("facts"), SlaFacts.class),
                List.of(json.readValue(row.getString("promises"), Promise[].class)),
                owner == null ? null : new UserId(owner),
                row.getString("team"),
                row.getString("calendar"));
    }
}
