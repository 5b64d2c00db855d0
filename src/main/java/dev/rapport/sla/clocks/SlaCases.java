package dev.rapport.sla.clocks;

import dev.rapport.cases.SubjectOwned;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import dev.rapport.sla.Promise;
import dev.rapport.sla.SlaFacts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The cases. Whoever changes a case or its clocks holds the lock of its row. */
@Component
@NamedInterface("clocks")
public class SlaCases {

    private final JdbcClient jdbc;
    private final NamedParameterJdbcOperations many;
    private final JsonMapper json;

    SlaCases(JdbcClient jdbc, NamedParameterJdbcOperations many, JsonMapper json) {
        this.jdbc = jdbc;
        this.many = many;
        this.json = json;
    }

    /** Gives those that were added: the subjects of others have a case already. */
    public List<SlaCase> add(List<SlaCase> found, Map<SubjectId, Instant> openedAt) {
        var rows =
                found.stream().map(one -> row(one, openedAt.get(one.subject()))).toList();
        var added = Set.copyOf(jdbc.sql("""
                        insert into sla_case
                            (subject_id, external, live, facts, promises, has_policy, owner_id, team, calendar,
                             opened_at)
                        select subject_id, external, live, facts, promises, has_policy, owner_id, team, calendar,
                            opened_at
                        from json_to_recordset(cast(:rows as json))
                            as (subject_id uuid, external text, live boolean, facts jsonb, promises jsonb,
                                has_policy boolean, owner_id uuid, team text, calendar text, opened_at timestamptz)
                        on conflict (subject_id) do nothing
                        returning subject_id
                        """)
                .param("rows", json.writeValueAsString(rows))
                .query(UUID.class)
                .list());
        return found.stream()
                .filter(one -> added.contains(one.subject().value()))
                .toList();
    }

    private static Map<String, @Nullable Object> row(SlaCase found, @Nullable Instant openedAt) {
        var row = new HashMap<String, @Nullable Object>();
        row.put("subject_id", found.subject().value());
        row.put("external", found.external());
        row.put("live", found.live());
        row.put("facts", found.facts());
        row.put("promises", found.promises());
        row.put("has_policy", !found.promises().isEmpty());
        row.put("owner_id", found.owner() == null ? null : found.owner().value());
        row.put("team", found.team());
        row.put("calendar", found.calendar());
        row.put("opened_at", String.valueOf(openedAt));
        return row;
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

    /** Notes who holds the work; gives the subjects whose case was held otherwise. */
    public List<SubjectId> hold(List<SubjectOwned> owned) {
        var changed = many.batchUpdate(
                """
                        update sla_case
                        set owner_id = :owner, team = :team
                        where subject_id = :subject
                            and (owner_id, team) is distinct from (cast(:owner as uuid), cast(:team as text))
                        """,
                owned.stream()
                        .map(one -> new MapSqlParameterSource()
                                .addValue("subject", one.subject().value())
                                .addValue(
                                        "owner",
                                        one.owner() == null ? null : one.owner().value(),
                                        Types.OTHER)
                                .addValue("team", one.team(), Types.VARCHAR))
                        .toArray(SqlParameterSource[]::new));
        return IntStream.range(0, changed.length)
                .filter(place -> changed[place] > 0)
                .mapToObj(place -> owned.get(place).subject())
                .distinct()
                .toList();
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
