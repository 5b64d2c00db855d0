package dev.rapport.engine.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.platform.Refused;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowingConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormModelTests {

    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

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
        assertThat(form.check(entered, Map.of(), NOW))
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
        var all = new HashMap<String, Object>(Map.of("name", "Ann", "why", "so"));
        all.putAll(entered);
        assertThatThrownBy(() -> form.check(all, Map.of(), NOW)).isInstanceOf(Refused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"–", "-", "...", "——", "？", "* *"})
    void aPlaceholderIsNoWordWhereWordsAreRequired(String placeholder) {
        assertThatThrownBy(() -> form.check(Map.of("name", placeholder, "agreed", true), Map.of(), NOW))
                .satisfies(is("error.form-placeholder"));
        assertThat(form.fields().get("code").isPlaceholder(placeholder)).isFalse();
        assertThat(form.check(Map.of("name", "👍", "agreed", true), Map.of(), NOW))
                .containsEntry("name", "👍");
    }

    @Test
    void missesWhatIsRequiredOnlyWhileItIsShown() {
        assertThatThrownBy(() -> form.check(Map.of("name", "Ann"), Map.of(), NOW))
                .satisfies(is("error.form-required"));
        assertThat(form.check(Map.of("name", "Ann", "agreed", true), Map.of(), NOW))
                .doesNotContainKey("why");
    }

    @Test
    void takesNothingForAFieldThatTheOtherAnswersHide() {
        assertThatThrownBy(() -> form.check(Map.of("name", "Ann", "agreed", true, "why", "so"), Map.of(), NOW))
                .satisfies(is("error.form-hidden-field"));
    }

    @Test
    void blanksAreNoAnswer() {
        assertThatThrownBy(() -> form.check(Map.of("name", "  ", "agreed", true), Map.of(), NOW))
                .satisfies(is("error.form-required"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u200b", "\u0000", "\u00a0\u2060", "\u202e", "\u2800\u3164", "\ufeff \n"})
    void signsThatNobodySeesAreNoAnswer(String unseen) {
        assertThatThrownBy(() -> form.check(Map.of("name", unseen, "agreed", true), Map.of(), NOW))
                .satisfies(is("error.form-required"));
    }

    @Test
    void takesAsMuchTextAsItSaysAndNamesThatFigureForMore() {
        var reply = FormModel.parse("""
                {"id": "f", "components": [
                  {"type": "textarea", "key": "reply", "validate": {"maxLength": 20000}},
                  {"type": "textarea", "key": "free", "validate": {"maxLength": 900000}}]}
                """);
        assertThat(reply.check(Map.of("reply", "x".repeat(20_000)), Map.of(), NOW))
                .containsKey("reply");
        assertThatThrownBy(() -> reply.check(Map.of("free", "x".repeat(20_001)), Map.of(), NOW))
                .satisfies(
                        refused -> assertThat(((Refused) refused).arguments()).contains(20_000));
    }

    @Test
    void aConditionMayLookAtWhatTheFormStartedWith() {
        var payment = FormModel.parse("""
                {"id": "f", "components": [
                  {"type": "number", "key": "paid"},
                  {"type": "textfield", "key": "waived", "validate": {"required": true},
                   "conditional": {"hide": "=paid >= due"}}]}
                """);
        assertThat(payment.looksAtData()).isTrue();
        assertThat(form.looksAtData()).isFalse();
        assertThat(payment.check(Map.of("paid", 100), Map.of("due", 100), NOW)).containsOnlyKeys("paid");
        assertThatThrownBy(() -> payment.check(Map.of("paid", 99), Map.of("due", 100), NOW))
                .satisfies(is("error.form-required"));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-02, ''",
        "2026-02-27, error.form-day-is-past",
        "2026-13-01, error.form-no-day",
        "tomorrow, error.form-no-day",
        "99999-01-01, error.form-no-day",
        "2026-03-05, error.form-day-is-ahead"
    })
    void aDayIsADayAndWhereItMattersNotPastOrAhead(String day, String refusal) {
        var days = FormModel.parse("""
                {"id": "f", "components": [
                  {"type": "datetime", "subtype": "date", "key": "on", "disallowPassedDates": true,
                   "properties": {"disallowFutureDates": "true"}}]}
                """);
        if (refusal.isEmpty())
            assertThat(days.check(Map.of("on", day), Map.of(), NOW)).containsEntry("on", day);
        else
            assertThatThrownBy(() -> days.check(Map.of("on", day), Map.of(), NOW))
                    .satisfies(is(refusal));
    }

    private static ThrowingConsumer<Throwable> is(String key) {
        return refused -> assertThat(((Refused) refused).key()).isEqualTo(key);
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
