package dev.rapport.engine;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Forms as deployed. */
@Component
public class Forms {

    private final JdbcClient jdbc;

    Forms(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The form-js schema, as JSON text. */
    public Optional<String> schema(long formKey) {
        return jdbc.sql("select schema from form where key = :key")
                .param("key", formKey)
                .query(String.class)
                .optional();
    }
}
