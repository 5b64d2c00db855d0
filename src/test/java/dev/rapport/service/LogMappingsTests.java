package dev.rapport.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rapport.platform.Refused;
import dev.rapport.service.LogCase.LogEvent;
import dev.rapport.service.LogMapping.Role;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class LogMappingsTests {

    private final LogMappings mappings = new LogMappings(JsonMapper.builder().build());

    LogMappingsTests() throws IOException {}

    @Test
    void readsABareListOfRules() {
        var mapping = mappings.parse("""
                [{"when": {"concept:name": "Hold"}, "events": ["paused:vendor"]}]
                """);

        assertThat(meanings(mapping, Map.of("concept:name", "Hold"))).containsExactly("paused:vendor");
    }

    @Test
    void readsAnObjectWithRulesAndAttributes() {
        var mapping = mappings.parse("""
                {"attributes": {"customer": "client", "person": "agent"},
                 "rules": [{"when": {}, "events": ["ignored"]}]}
                """);

        assertThat(mapping.attributes())
                .containsEntry(Role.CUSTOMER, "client")
                .containsEntry(Role.PERSON, "agent")
                .containsEntry(Role.PRODUCT, "product");
    }

    @Test
    void aColonInTheNameOfTheSourceIsRefusedSinceItPartsTheSourceFromWhatIsNamed() {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> mappings.parse("""
                        {"source": "field-desk:", "rules": [{"when": {}, "events": ["ignored"]}]}
                        """))
                .satisfies(refused -> assertThat(refused.key()).isEqualTo("ticket.mapping.bad-source"));
    }

    @Test
    void takesTheFirstRuleThatMatches() {
        var mapping = mappings.parse("""
                [{"when": {"concept:name": "Work", "lifecycle:transition": "start"}, "events": ["assigned", "agent-reply"]},
                 {"when": {"concept:name": "Work"}, "events": ["ignored"]}]
                """);

        assertThat(meanings(mapping, Map.of("concept:name", "Work", "lifecycle:transition", "start")))
                .containsExactly("assigned", "agent-reply");
        assertThat(meanings(mapping, Map.of("concept:name", "Work", "lifecycle:transition", "complete")))
                .containsExactly("ignored");
    }

    @Test
    void knowsNothingOfAnEventThatNoRuleMatches() {
        var mapping = mappings.parse("""
                [{"when": {"concept:name": "Hold"}, "events": ["resumed"]}]
                """);

        assertThat(mapping.meanings(aCase(), new LogEvent(1, Map.of("concept:name", "Other"))))
                .isEmpty();
    }

    @Test
    void acceptsAnyOfSeveralValues() {
        var mapping = mappings.parse("""
                [{"when": {"state": ["A", "B"]}, "events": ["solved"]}]
                """);

        assertThat(meanings(mapping, Map.of("state", "B"))).containsExactly("solved");
    }

    @Test
    void shipsTheMappingOfTheHelpDesk() {
        assertThat(mappings.candidates(null))
                .singleElement()
                .extracting(LogMapping::source)
                .isEqualTo("helpdesk");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            nonsense                                              | ticket.mapping.not-json
            {}                                                    | ticket.mapping.no-rules
            []                                                    | ticket.mapping.no-rules
            [{"events": ["solved"]}]                              | ticket.mapping.bad-rule
            [{"when": {}, "events": []}]                          | ticket.mapping.bad-rule
            [{"when": {}, "events": ["finished"]}]                | ticket.mapping.unknown-event
            [{"when": {}, "events": ["solved:well"]}]             | ticket.mapping.unknown-event
            [{"when": {}, "events": ["paused"]}]                  | ticket.mapping.no-reason
            """)
    void refusesWhatIsNoMapping(String text, String key) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> mappings.parse(text))
                .extracting(Refused::key)
                .isEqualTo(key);
    }

    private static List<String> meanings(LogMapping mapping, Map<String, String> attributes) {
        return mapping.meanings(aCase(), new LogEvent(1, attributes)).orElseThrow().stream()
                .map(meaning -> meaning.reason() == null
                        ? meaning.event().word()
                        : meaning.event().word() + ":" + meaning.reason())
                .toList();
    }

    private static LogCase aCase() {
        return new LogCase(1, Map.of(), List.of());
    }
}
