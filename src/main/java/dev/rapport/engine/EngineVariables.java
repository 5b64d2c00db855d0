package dev.rapport.engine;

import dev.rapport.engine.model.ProcessModel;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Chooses what of a submission the engine is told: the fields that the model's expressions read, and the submission's id. */
@Component
class EngineVariables {

    private final JdbcClient jdbc;
    private final Map<Long, Set<String>> readByDefinition = new ConcurrentHashMap<>();

    EngineVariables(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<String, Object> of(TaskSubmissions.Sent sent) {
        var chosen = new HashMap<>(sent.data());
        chosen.keySet().retainAll(readByDefinition.computeIfAbsent(sent.definitionKey(), this::read));
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
