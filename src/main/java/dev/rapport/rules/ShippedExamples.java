package dev.rapport.rules;

import dev.rapport.platform.Ids;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The examples that the product brings: {@code rules/<module>/<name>.examples.json}. Each is kept once; one that people
 * removed does not come back.
 */
@Component
class ShippedExamples {

    private static final JsonMapper JSON = new JsonMapper();

    private final ExampleRows rows;
    private final Clock clock;

    ShippedExamples(ExampleRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    void store(Rulebook rulebook) {
        for (var example : read(rulebook)) {
            var facts = example.path("facts").toPrettyString();
            FactReader.read(rulebook, facts);
            rows.addShipped(new RuleExample(
                    Ids.next(),
                    rulebook.name(),
                    example.path("name").asString(),
                    facts,
                    example.path("expected").toPrettyString(),
                    null,
                    clock.instant()));
        }
    }

    private static List<JsonNode> read(Rulebook rulebook) {
        var file = new ClassPathResource("rules/%s/%s.examples.json".formatted(rulebook.module(), rulebook.name()));
        if (!file.exists()) return List.of();
        try {
            return JSON.readTree(file.getContentAsString(StandardCharsets.UTF_8)).values().stream()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
