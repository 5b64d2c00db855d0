package dev.rapport;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rapport.engine.model.FormField;
import dev.rapport.engine.model.FormModel;
import dev.rapport.platform.Refused;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a worker needs of an answer, the form of the task requires: otherwise the case stands still with an incident. */
class FormContractTests {

    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

    /** For each form and each way to answer it, the fields without which nothing can be done. */
    private static final Map<String, Map<String, Set<String>>> NEEDED = Map.ofEntries(
            Map.entry("call-wrapup-callback", Map.of("reached", Set.of(), "given-up", Set.of("why"))),
            Map.entry(
                    "call-wrapup-note",
                    Map.of(
                            "nothing", Set.of("reason", "about"),
                            "case", Set.of("reason", "about", "belongsTo"),
                            "ticket", Set.of("reason", "about"),
                            "lead", Set.of("reason", "about"),
                            "quotation", Set.of("reason", "about", "dueOn"),
                            "promise", Set.of("reason", "about", "promised", "dueOn"))),
            Map.entry(
                    "community-activation-consent",
                    Map.of("consented", Set.of(), "answered", Set.of(), "declined", Set.of())),
            Map.entry("community-activation-reach", Map.of("written", Set.of(), "opted-out", Set.of())),
            Map.entry("community-activation-welcome", Map.of("written", Set.of(), "opted-out", Set.of())),
            Map.entry("customer-handover-what-then", Map.of("team", Set.of(), "keep", Set.of())),
            Map.entry("data-review-decision", Map.of("mended", Set.of(), "accepted", Set.of("why"))),
            Map.entry(
                    "data-review-outcome",
                    Map.of("mended", Set.of(), "accepted", Set.of("why"), "help", Set.of("why"))),
            Map.entry("escalation-take-over", Map.of("help", Set.of(), "own", Set.of(), "solved", Set.of("reply"))),
            Map.entry(
                    "lead-assignment-contact",
                    Map.of("qualified", Set.of(), "nurture", Set.of(), "discarded", Set.of("discardReason"))),
            Map.entry("opportunity-approve-discount", Map.of("approved", Set.of(), "refused", Set.of("reason"))),
            Map.entry(
                    "opportunity-contract",
                    Map.of("advance", Set.of("contractNumber", "signedOn"), "lost", Set.of("lostReason"))),
            Map.entry("opportunity-negotiation", Map.of("advance", Set.of(), "lost", Set.of("lostReason"))),
            Map.entry(
                    "opportunity-payment", Map.of("won", Set.of("paidAmount", "paidOn"), "lost", Set.of("lostReason"))),
            Map.entry("opportunity-proposal", Map.of("advance", Set.of(), "lost", Set.of("lostReason"))),
            Map.entry("opportunity-prospecting", Map.of("advance", Set.of(), "lost", Set.of("lostReason"))),
            Map.entry("opportunity-qualification", Map.of("advance", Set.of(), "lost", Set.of("lostReason"))),
            Map.entry("promise-keep", Map.of("kept", Set.of(), "broken", Set.of("why"), "withdrawn", Set.of("why"))),
            Map.entry("privacy-request-findings", Map.of("again", Set.of(), "theirs", Set.of())),
            Map.entry("privacy-request-identity", Map.of("proved", Set.of("how"), "unproved", Set.of("how"))),
            Map.entry("privacy-request-prepare", Map.of("grant", Set.of("proposal"), "refuse", Set.of("proposal"))),
            Map.entry("privacy-request-review", Map.of("granted", Set.of("reason"), "refused", Set.of("reason"))),
            Map.entry("public-complaint-answer", Map.of("", Set.of("answer"))),
            Map.entry("ticket-confirm-classification", Map.of("", Set.of("category", "priority", "team"))),
            Map.entry("ticket-first-response", Map.of("", Set.of("reply"))),
            Map.entry(
                    "ticket-solve",
                    Map.of(
                            "solved", Set.of("reply"),
                            "wait-customer", Set.of("reply"),
                            "wait-vendor", Set.of(),
                            "wait-parts", Set.of(),
                            "wait-approval", Set.of(),
                            "wait-appointment", Set.of())));

    /** What a form started with, as far as its conditions look at it. */
    private static final Map<String, Object> DATA = Map.of("due", 1);

    /** Values that every field of the shipped forms takes, by its type. */
    private static final Map<String, Object> SOME =
            Map.of("textfield", "some", "textarea", "some", "number", 1, "datetime", "2026-03-02", "select", "some");

    static Stream<FormModel> forms() {
        return ProcessFolder.SHIPPED.forms().stream().map(ProcessFolder::form);
    }

    @ParameterizedTest
    @MethodSource("forms")
    void saysOfEveryWayToAnswerWhatItNeeds(FormModel form) {
        assertThat(NEEDED).as("forms").containsKey(form.formId());
        var ways = ways(form);
        if (ways.isEmpty()) return;
        assertThat(NEEDED.get(form.formId()).keySet())
                .as("ways to answer %s", form.formId())
                .isEqualTo(ways);
    }

    @ParameterizedTest
    @MethodSource("forms")
    void requiresWhatIsNeededAndNothingElse(FormModel form) {
        new TreeMap<>(NEEDED.get(form.formId())).forEach((way, needed) -> {
            var whole = answer(form, way, needed::contains);
            assertThat(form.check(whole, DATA, NOW).keySet())
                    .as("%s answered with “%s”", form.formId(), way)
                    .containsAll(needed);
            for (var left : needed) {
                var lacking = new HashMap<>(whole);
                lacking.remove(left);
                assertThatExceptionOfType(Refused.class)
                        .as("%s answered with “%s” without %s", form.formId(), way, left)
                        .isThrownBy(() -> form.check(lacking, DATA, NOW))
                        .satisfies(refused -> assertThat(refused.key()).isEqualTo("error.form-required"));
            }
        });
    }

    private static Map<String, Object> answer(FormModel form, String way, Predicate<String> filled) {
        var answer = new HashMap<String, Object>();
        for (var field : form.fields().values()) {
            if (field.type().equals("radio")) answer.put(field.key(), way);
            else if (filled.test(field.key())) answer.put(field.key(), some(field));
        }
        return answer;
    }

    private static Object some(FormField field) {
        return field.choices().isEmpty()
                ? SOME.get(field.type())
                : field.choices().keySet().iterator().next();
    }

    /** None where the choices come with the data. */
    private static Set<String> ways(FormModel form) {
        return form.fields().values().stream()
                .filter(field -> field.type().equals("radio"))
                .flatMap(field -> field.choices().keySet().stream())
                .collect(toSet());
    }
}
