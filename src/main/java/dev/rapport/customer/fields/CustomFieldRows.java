package dev.rapport.customer.fields;

import dev.rapport.access.LastWritten;
import dev.rapport.access.Role;
import dev.rapport.customer.Lifecycle;
import dev.rapport.customer.NewCustomer;
import dev.rapport.customer.fields.FactField.Choice;
import dev.rapport.customer.fields.FactField.Format;
import dev.rapport.platform.Instants;
import dev.rapport.platform.UserId;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The fields that administrators added. */
@Component
class CustomFieldRows {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    CustomFieldRows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** In the order of their places; there are few, since people make each. */
    List<CustomField> all() {
        return jdbc.sql("select * from custom_field order by place, name")
                .query(this::read)
                .list();
    }

    /** Kept from others until the transaction ends. */
    Optional<CustomField> locked(String name) {
        return jdbc.sql("select * from custom_field where name = :name for update")
                .param("name", name)
                .query(this::read)
                .optional();
    }

    /** False when there is one of that name. */
    boolean add(CustomField field, @Nullable UserId by, Instant at) {
        return written(jdbc.sql("""
                        insert into custom_field (
                            name, english, chinese, format, choices, of_kind, needed_from, seen_by, changed_by_roles,
                            place, in_use, changed_by, changed_at)
                        values (
                            :name, :english, :chinese, :format, cast(:choices as jsonb), :kind, :needed, :seen,
                            :changed, :place, :use, :by, :at)
                        on conflict (name) do nothing
                        """), field, by, at) > 0;
    }

    LastWritten lastWritten(String name) {
        return jdbc.sql("select changed_by, changed_at from custom_field where name = :name")
                .param("name", name)
                .query(LastWritten::read)
                .single();
    }

    void change(CustomField field, @Nullable UserId by, Instant at) {
        written(jdbc.sql("""
                        update custom_field
                        set english = :english, chinese = :chinese, format = :format, choices = cast(:choices as jsonb),
                            of_kind = :kind, needed_from = :needed, seen_by = :seen, changed_by_roles = :changed,
                            place = :place, in_use = :use, changed_by = :by, changed_at = :at
                        where name = :name
                        """), field, by, at);
    }

    /** Values that a customer has of the field, some of them; one more than asked for tells that there are more. */
    List<String> values(String name, int most) {
        return jdbc.sql("select distinct value from customer_fact where name = :name limit :most")
                .param("name", name)
                .param("most", most)
                .query((row, number) -> row.getString("value"))
                .list();
    }

    private int written(JdbcClient.StatementSpec sql, CustomField field, @Nullable UserId by, Instant at) {
        return sql.param("name", field.name())
                .param("english", field.english())
                .param("chinese", field.chinese())
                .param("format", field.format().name())
                .param("choices", json.writeValueAsString(field.choices()))
                .param("kind", field.of() == null ? null : field.of().name(), Types.VARCHAR)
                .param(
                        "needed",
                        field.neededFrom() == null ? null : field.neededFrom().name(),
                        Types.VARCHAR)
                .param("seen", names(field.seenBy()))
                .param("changed", names(field.changedBy()))
                .param("place", field.place())
                .param("use", field.inUse())
                .param("by", by == null ? null : by.value(), Types.OTHER)
                .param("at", Instants.utc(at))
                .update();
    }

    private static String[] names(Set<Role> roles) {
        return roles.stream().map(Enum::name).toArray(String[]::new);
    }

    private CustomField read(ResultSet row, int number) throws SQLException {
        var kind = row.getString("of_kind");
        var needed = row.getString("needed_from");
        return new CustomField(
                row.getString("name"),
                row.getString("english"),
                row.getString("chinese"),
                Format.valueOf(row.getString("format")),
                List.of(json.readValue(row.getString("choices"), Choice[].class)),
                kind == null ? null : NewCustomer.Kind.valueOf(kind),
                needed == null ? null : Lifecycle.valueOf(needed),
                roles(row.getArray("seen_by")),
                roles(row.getArray("changed_by_roles")),
                row.getInt("place"),
                row.getBoolean("in_use"));
    }

    private static Set<Role> roles(Array names) throws SQLException {
        return Stream.of((String[]) names.getArray()).map(Role::valueOf).collect(Collectors.toSet());
    }
}
