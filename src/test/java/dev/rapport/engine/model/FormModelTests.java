package dev.rapport.engine.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.platform.Refused;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormModelTests {

    private final FormModel form = FormModel.parse("""
            {"id": "f", "components": [
              {"type": "text", "text": "hello"},
              {"type": "textfield", "key": "name", "label": "Name", "validate": {"required": true, "maxLength": 5}},
              {"type": "textfield", "key": "code", "validate": {"pattern": "^[A-Z]+$"}},
              {"type": "group", "components": [
                {"type": "number", "key": "amount", "validate": {"min": 0, "max": 100}}]},
              {"type": "select", "key": "choice", "values": [{"value": "a"}, {"value": "b"}]},
              {"type": "checklist", "key": "many", "values": [{"value": "a"}, {"value": "b"}]},
              {"type": "checkbox", "key": "agreed"},
              {"type": "textfield", "key": "why", "validate": {"required": true}, "conditional": {"hide": "=agreed"}},
              {"type": "button", "key": "submit"}
            ]}
            """);

    @Test
    void takesWhatFitsAndLeavesOutWhatIsEmpty() {
        var entered = Map.<String, Object>of(
                "name", "Ann", "code", "", "amount", 3.5, "choice", "a", "many", List.of("a", "b"), "agreed", true);
        assertThat(form.check(entered))
                .containsOnlyKeys("name", "amount", "choice", "many", "agreed")
                .containsEntry("amount", 3.5);
    }

    static List<Map<String, Object>> wrong() {
        return List.of(
                Map.of("name", ""),
                Map.of("name", "too long"),
                Map.of("name", 5),
                Map.of("name", Map.of("a", "b")),
                Map.of("code", "abc"),
                Map.of("amount", 101),
                Map.of("amount", -1),
                Map.of("amount", "many"),
                Map.of("choice", "c"),
                Map.of("choice", List.of("a")),
                Map.of("many", "a"),
                Map.of("many", List.of("c")),
                Map.of("agreed", "yes"),
                Map.of("submit", "x"),
                Map.of("subjectId", "x"));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void refusesWhatDoesNotFit(Map<String, Object> entered) {
        var all = new HashMap<String, Object>(Map.of("name", "Ann"));
        all.putAll(entered);
        assertThatThrownBy(() -> form.check(all)).isInstanceOf(Refused.class);
    }

    @Test
    void refusesChoicesThatTheDataDidNotOffer() {
        var teams = FormModel.parse("""
                {"id": "f", "components": [{"type": "select", "key": "team", "label": "Team", "valuesKey": "teams"}]}
                """);
        var offered = Map.<String, Object>of("teams", List.of(Map.of("label", "First level", "value", "service-l1")));

        assertThatCode(() -> teams.checkOffered(Map.of("team", "service-l1"), offered))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> teams.checkOffered(Map.of("team", "nobody"), offered))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.kind()).isEqualTo(Refused.Kind.UNFIT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "no json"})
    void refusesWhatIsNoForm(String text) {
        assertThatThrownBy(() -> FormModel.parse(text)).isInstanceOf(Refused.class);
    }
}
