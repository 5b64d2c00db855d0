package dev.rapport.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.platform.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules that screens name have a Chinese name, in {@code words.txt} beside them. */
class RuleWordsTests {

    private final Texts texts = new Texts();

    RuleWordsTests() throws IOException {}

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rules/sla/sla-policy.drl.csv",
                "rules/sla/escalation-ladder.drl.csv",
                "rules/sla/escalation-step.drl.csv",
                "rules/service/ticket-triage.drl.csv"
            })
    void everyRuleHasAChineseName(Path table) throws IOException {
        assertThat(namesIn(table))
                .isNotEmpty()
                .allSatisfy(name ->
                        assertThat(texts.get(Locale.SIMPLIFIED_CHINESE, name)).containsPattern("\\p{IsHan}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"security", "refund", "general", "gold", "standard", "cn-office", "always"})
    void whatRulesDecideHasAChineseName(String word) {
        assertThat(texts.get(Locale.SIMPLIFIED_CHINESE, word)).containsPattern("\\p{IsHan}");
    }

    /** The first cells of the rows under "Rule". */
    private static List<String> namesIn(Path table) throws IOException {
        var names = new ArrayList<String>();
        var isRule = false;
        for (var line : Files.readAllLines(table)) {
            var first = line.substring(0, line.indexOf(','));
            isRule = first.equals("Rule") || isRule && !first.isEmpty();
            if (isRule && !first.equals("Rule")) names.add(first);
        }
        return names;
    }
}
