package dev.rapport.studio.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.studio.whatif.PolicyCheck.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyTableTests {

    private static final List<String> CALENDARS = List.of("always", "cn-office", "eu-office", "us-office");

    private final PolicyTable shipped = PolicyTable.read(text()).orElseThrow();

    private static String text() {
        try {
            return Files.readString(Path.of("rules/sla/sla-policy.drl.csv"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PolicyTable with(PolicyTable table, String key, String cell) {
        var rules = new ArrayList<>(table.rules());
        var first = new HashMap<>(rules.getFirst());
        first.put(key, cell);
        rules.set(0, first);
        return table.with(rules);
    }

    private List<Problem> problems(String key, String cell) {
        return new PolicyCheck(with(shipped, key, cell), CALENDARS).at(0);
    }

    @Test
    void readsRulesByWhatTheirColumnsAreAbout() {
        assertThat(shipped.rules().getFirst())
                .containsEntry("caseType", "ticket")
                .containsEntry("channel", "import")
                .containsEntry("priority", "urgent")
                .containsEntry("policy", "import-urgent")
                .containsEntry("policy+2", "导入日志中的紧急工单")
                .containsEntry("first-response", "3600")
                .containsEntry("ladder", "ticket")
                .doesNotContainKey("tier");
    }

    @Test
    void offersEveryFactAsAColumn() {
        assertThat(shipped.columns())
                .filteredOn(PolicyColumn::isCondition)
                .extracting(PolicyColumn::key)
                .contains("caseType", "category", "priority", "tier", "channel", "team", "language", "contract");
    }

    @Test
    void isTheSameTableWhenItIsWrittenAndReadAgain() {
        assertThat(PolicyTable.read(shipped.text())).hasValue(shipped);
    }

    @Test
    void writesAColumnThatARuleHasBegunToUse() {
        var text = with(shipped, "language", "zh").text();

        assertThat(text).contains("language == \"\"$param\"\"");
        assertThat(PolicyTable.read(text).orElseThrow().rules().getFirst()).containsEntry("language", "zh");
    }

    @Test
    void isNoTableWhenItIsWrittenOtherwise() {
        assertThat(PolicyTable.read("rule \"all\" when SlaFacts() then end")).isEmpty();
        assertThat(PolicyTable.read("")).isEmpty();
    }

    @Test
    void findsNothingToMendInTheShippedPolicies() {
        var check = new PolicyCheck(shipped, CALENDARS);

        for (var place = 0; place < shipped.rules().size(); place++)
            assertThat(check.at(place)).isEmpty();
    }

    @Test
    void namesTheCellThatMustBeMended() {
        assertThat(problems("first-response", "soon"))
                .containsExactly(new Problem("first-response", "sla.rule-problem.time"));
        assertThat(problems("calendar", "moon"))
                .containsExactly(new Problem("calendar", "sla.rule-problem.no-calendar"));
        assertThat(problems("warn", "101")).containsExactly(new Problem("warn", "sla.rule-problem.percent"));
        assertThat(problems("priority", "\" || true"))
                .containsExactly(new Problem("priority", "sla.rule-problem.signs"));
    }

    @ParameterizedTest
    @CsvSource({
        "tier, Gold, word",
        "priority, High, word",
        "priority, soonish, word",
        "channel, fax, word",
        "ladder, nosuch, word",
        "pause.next-response, lunch, word",
        "pause.resolution, 2, tick",
        "first-response, -5, time",
        "first-response, 999999999, time",
        "first-response, 1/(1-1), time",
        "warn, 150, percent",
        "warn, 100, percent",
        "warn, -1, percent"
    })
    void aCellThatWouldFitNothingIsNotAccepted(String column, String cell, String problem) {
        assertThat(problems(column, cell)).containsExactly(new Problem(column, "sla.rule-problem." + problem));
    }

    @Test
    void aTierOfTheFirmsOwnIsAccepted() {
        assertThat(problems("tier", "key-account")).isEmpty();
    }

    @Test
    void refusesASecondRuleOfTheSameName() {
        var rule = shipped.rules().getFirst();

        assertThat(new PolicyCheck(shipped, CALENDARS).of(rule, List.of(rule)))
                .containsExactly(new Problem(PolicyColumn.RULE, "sla.rule-problem.name-twice"));
    }

    @Test
    void asksForWhatEveryRuleNeeds() {
        assertThat(new PolicyCheck(shipped, CALENDARS).of(Map.of(), List.of()))
                .extracting(Problem::column)
                .containsExactly(PolicyColumn.RULE, "policy", "calendar");
    }
}
