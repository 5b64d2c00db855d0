package dev.rapport.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.imports.MappedImportKind.Unknown;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class LogQuestionsTests {

    private static final String LOG = """
            <log>
              <trace><string key="concept:name" value="1"/>
                <event><string key="concept:name" value="Call taken"/></event>
                <event><string key="concept:name" value="Call taken"/></event>
                <event><string key="concept:name" value="Paid"/></event>
              </trace>
            </log>
            """;

    private final JsonMapper json = JsonMapper.shared();
    private final LogQuestions questions = new LogQuestions(json);

    @Test
    void asksForEveryKindOfEventOfAForeignLog() throws IOException {
        assertThat(ask(new LogMappings(json).candidates(null)))
                .containsExactly(
                        new Unknown(Map.of("concept:name", "Call taken"), 2),
                        new Unknown(Map.of("concept:name", "Paid"), 1));
    }

    @Test
    void theAnswersMakeAMappingThatKnowsTheLog() throws IOException {
        var mapping = questions.mapping(Map.of(
                Map.of("concept:name", "Call taken"),
                List.of("opened", "assigned"),
                Map.of("concept:name", "Paid"),
                List.of()));

        assertThat(ask(new LogMappings(json).candidates(mapping))).isEmpty();
    }

    @Test
    void everyMeaningOfferedIsUnderstood() {
        assertThat(questions.meanings())
                .allSatisfy(word -> assertThat(LogMeaning.parse(word)).isNotNull());
    }

    private List<Unknown> ask(List<LogMapping> mappings) {
        return questions.of(XesReader.read(new ByteArrayInputStream(LOG.getBytes(StandardCharsets.UTF_8))), mappings);
    }
}
