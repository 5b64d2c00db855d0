package dev.rapport.engine;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.rapport.engine.model.ProcessModel;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Chooses what of a submission the engine is told: the fields that the model's expressions read, and the submission's id. */
@Component
class EngineVariables {

    private final JdbcClient jdbc;
    private final Cache<Long, Set<String>> readByDefinition =
            Caffeine.newBuilder().maximumSize(500).build();

    EngineVariables(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<String, Object> of(TaskSubmissions.Sent sent) {
        var chosen = new HashMap<>(sent.data());
        chosen.keySet().retainAll(readByDefinition.get(sent.definitionKey(), this::read));
        chosen.put("submission", sent.id().toString());
        return chosen;
    }

    private Set<String> read(long definitionKey) {
        var xml = jdbc.sql("select xml from process_definition where key = :key")
                .param("key", definitionKey)
                .query(String.class)
                .single();
        return ProcessModel.parse(xml).variablesRead();
    }
}
