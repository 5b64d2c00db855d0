package dev.rapport.engine;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.rapport.engine.model.FormModel;
import dev.rapport.platform.Bilingual;
import dev.rapport.platform.ForEverybody;
import dev.rapport.platform.Refused;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Forms as deployed. */
@Component
public class Forms {

    private final JdbcClient jdbc;
    private final Cache<Long, Optional<FormModel>> models =
            Caffeine.newBuilder().maximumSize(500).build();
    private volatile Choices choices = new Choices(0, Map.of());

    Forms(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One version of a form. */
    public record Definition(long key, String formId, int version, Instant deployedAt) {}

    /** The newest version of each form, by its id. */
    public List<Definition> newest() {
        return jdbc.sql("""
                        select distinct on (form_id) key, form_id, version, deployed_at
                        from form
                        order by form_id, version desc
                        """).query(Forms::definition).list();
    }

    /** All versions of a form, newest first. */
    public List<Definition> versions(String formId) {
        return jdbc.sql("""
                        select key, form_id, version, deployed_at
                        from form
                        where form_id = :form
                        order by version desc
                        """).param("form", formId).query(Forms::definition).list();
    }

    private record Choices(long forms, Map<String, String> labels) {}

    /** The form-js schema, as JSON text. */
    public Optional<String> schema(long formKey) {
        return jdbc.sql("select schema from form where key = :key")
                .param("key", formKey)
                .query(String.class)
                .optional();
    }

    /** The schema that its last deployment gave a form. */
    public Optional<String> newest(String formId) {
        return jdbc.sql("select schema from form where form_id = :form order by version desc limit 1")
                .param("form", formId)
                .query(String.class)
                .optional();
    }

    /** The form's fields; none if it is not known or not a form that this application reads. */
    public Optional<FormModel> model(long formKey) {
        var known = models.getIfPresent(formKey);
        if (known != null) return known;
        var read = schema(formKey).map(Forms::read);
        read.ifPresent(model -> models.put(formKey, model));
        return read.orElseGet(Optional::empty);
    }

    /** What a choice that somebody made in a form is called there, in a reader's language; unknown ones as they are. */
    @ForEverybody("the words of drawings and forms hold no data")
    public String choice(String value, Locale locale) {
        var forms = jdbc.sql("select count(*) from form").query(Long.class).single();
        if (forms != choices.forms()) choices = new Choices(forms, labels());
        return new Bilingual(choices.labels().getOrDefault(value, value)).in(locale);
    }

    private Map<String, String> labels() {
        var labels = new HashMap<String, String>();
        jdbc.sql("select schema from form order by version, key")
                .query(String.class)
                .list()
                .forEach(schema -> read(schema)
                        .ifPresent(model -> model.fields().values().forEach(field -> labels.putAll(field.choices()))));
        return Map.copyOf(labels);
    }

    private static Definition definition(ResultSet row, int number) throws SQLException {
        return new Definition(
                row.getLong("key"),
                row.getString("form_id"),
                row.getInt("version"),
                row.getObject("deployed_at", OffsetDateTime.class).toInstant());
    }

    private static Optional<FormModel> read(String schema) {
        try {
            return Optional.of(FormModel.parse(schema));
        } catch (Refused e) {
            return Optional.empty();
        }
    }
}
