package dev.rapport.cases;

import dev.rapport.platform.Instants;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import java.sql.Types;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes subjects, whose they are and how they stand, several in a statement. */
@Component
class SubjectRows {

    private final JdbcClient jdbc;
    private final NamedParameterJdbcOperations many;
    private final JsonMapper json;

    SubjectRows(JdbcClient jdbc, NamedParameterJdbcOperations many, JsonMapper json) {
        this.jdbc = jdbc;
        this.many = many;
        this.json = json;
    }

    /** @param by absent when the system itself did, or a process */
    record Opened(SubjectOpened event, @Nullable UserId by) {

        SubjectId subject() {
            return event.subject();
        }
    }

    void write(List<Opened> opened, List<SubjectOwned> owned, List<SubjectStands> stands) {
        var owners = new LinkedHashMap<SubjectId, SubjectOwned>();
        owned.forEach(one -> owners.put(one.subject(), one));
        var states = new LinkedHashMap<SubjectId, SubjectStands>();
        stands.forEach(one -> states.put(one.subject(), one));
        var fresh = !opened.isEmpty() && insert(opened, owners, states) == opened.size();
        if (fresh)
            opened.forEach(one -> {
                owners.remove(one.subject());
                states.remove(one.subject());
            });
        if (!owners.isEmpty()) own(owners.values());
        if (!states.isEmpty()) stand(states.values());
    }

    private int insert(List<Opened> opened, Map<SubjectId, SubjectOwned> owners, Map<SubjectId, SubjectStands> states) {
        var rows = opened.stream()
                .map(one -> row(one, owners.get(one.subject()), states.get(one.subject())))
                .toList();
        return jdbc.sql("""
                        insert into subject
                            (id, kind, number, title, customer_id, parent_id, external, opened_at, opened_by, owner_id, team,
                                state, closed_at)
                        select id, kind, number, title, customer_id, parent_id, external, opened_at, opened_by, owner_id, team,
                            state, closed_at
                        from json_to_recordset(cast(:rows as json))
                            as (id uuid, kind text, number text, title text, customer_id uuid, parent_id uuid,
                                external text, opened_at timestamptz, opened_by uuid, owner_id uuid, team text,
                                state text, closed_at timestamptz)
                        on conflict (id) do nothing
                        """).param("rows", json.writeValueAsString(rows)).update();
    }

    /** One row after another: beside a list of unknown length the database would rather read the whole table. */
    private void own(Collection<SubjectOwned> owned) {
        many.batchUpdate(
                """
                        update subject
                        set owner_id = :owner, team = :team
                        where id = :id
                            and (owner_id, team) is distinct from (cast(:owner as uuid), cast(:team as text))
                        """,
                owned.stream()
                        .map(one -> new MapSqlParameterSource()
                                .addValue("id", one.subject().value())
                                .addValue(
                                        "owner",
                                        one.owner() == null ? null : one.owner().value(),
                                        Types.OTHER)
                                .addValue("team", one.team(), Types.VARCHAR))
                        .toArray(SqlParameterSource[]::new));
    }

    private void stand(Collection<SubjectStands> stands) {
        many.batchUpdate(
                """
                        update subject
                        set state = :state, closed_at = :closedAt
                        where id = :id
                            and (state, closed_at) is distinct from (:state, cast(:closedAt as timestamptz))
                        """,
                stands.stream()
                        .map(one -> new MapSqlParameterSource()
                                .addValue("id", one.subject().value())
                                .addValue("state", one.state(), Types.VARCHAR)
                                .addValue(
                                        "closedAt", Instants.utcOrNull(one.closedAt()), Types.TIMESTAMP_WITH_TIMEZONE))
                        .toArray(SqlParameterSource[]::new));
    }

    void call(SubjectId subject, String title) {
        jdbc.sql("update subject set title = :title where id = :subject")
                .param("title", title)
                .param("subject", subject.value())
                .update();
    }

    void learn(CustomerLearnt learnt) {
        jdbc.sql("update subject set customer_id = :customer where id = :subject")
                .param(
                        "customer",
                        learnt.customer() == null ? null : learnt.customer().value(),
                        Types.OTHER)
                .param("subject", learnt.subject().value())
                .update();
    }

    private static Map<String, @Nullable Object> row(
            Opened fresh, @Nullable SubjectOwned owned, @Nullable SubjectStands stands) {
        var opened = fresh.event();
        var row = owned == null ? new HashMap<String, @Nullable Object>() : row(owned);
        if (stands == null) row.put("state", opened.kind().begins());
        else row.putAll(row(stands));
        row.put("id", opened.subject().value());
        row.put("kind", opened.kind().name());
        row.put("number", opened.number());
        row.put("title", opened.title());
        row.put(
                "customer_id",
                opened.customer() == null ? null : opened.customer().value());
        row.put("parent_id", opened.parent() == null ? null : opened.parent().value());
        row.put("external", opened.external());
        row.put("opened_at", opened.at().toString());
        row.put(
                "opened_by",
                fresh.by() == null || opened.external() != null
                        ? null
                        : fresh.by().value());
        return row;
    }

    private static Map<String, @Nullable Object> row(SubjectOwned owned) {
        var row = new HashMap<String, @Nullable Object>();
        row.put("id", owned.subject().value());
        row.put("owner_id", owned.owner() == null ? null : owned.owner().value());
        row.put("team", owned.team());
        return row;
    }

    private static Map<String, @Nullable Object> row(SubjectStands stands) {
        var row = new HashMap<String, @Nullable Object>();
        row.put("id", stands.subject().value());
        row.put("state", stands.state());
        row.put(
                "closed_at",
                stands.closedAt() == null ? null : stands.closedAt().toString());
        return row;
    }
}
