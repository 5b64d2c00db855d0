package dev.rapport.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;

class KindRowsTests {

    private static final String TABLE = """
            RuleSet,sla,,
            RuleTable Policies,,,
            NAME,CONDITION,CONDITION,ACTION
            ,SlaFacts,SlaFacts,
            ,"caseType == ""$param""\","channel == ""$param""\","verdict.set(""x"", ""$param"");"
            Rule,Case,Channel,Policy
            tickets are answered,ticket,,usual
            """;

    @Test
    void areBehindTheTablesOwnInTheColumnsThatTheyName() {
        var added =
                KindRows.addedTo(TABLE, List.of(file("repair", "Rule,Policy,Case\n\"repairs, too\",usual,repair\n")));

        assertThat(DecisionTable.read(added).tables().getFirst().rows())
                .extracting(DecisionTable.Row::cells)
                .containsExactly(
                        List.of("tickets are answered", "ticket", "", "usual"),
                        List.of("repairs, too", "repair", "", "usual"));
    }

    @Test
    void leaveATableAsItIsWhenThereAreNone() {
        assertThat(KindRows.addedTo(TABLE, "rules/nowhere/no-book")).isSameAs(TABLE);
    }

    @Test
    void ofAnotherKindOrOfAllAreRefused() {
        refuses("Rule,Policy,Case\nmine,usual,ticket\n", "mine is for ticket, not for repair");
        refuses("Rule,Policy\nmine,usual\n", "mine is for , not for repair");
    }

    @Test
    void ofAnUnknownColumnOrATakenNameAreRefused() {
        refuses("Rule,Case,Mood\nmine,repair,good\n", "no column Mood");
        refuses("Rule,Case\ntickets are answered,repair\n", "another rule called tickets are answered");
    }

    private static void refuses(String rows, String why) {
        assertThatIllegalStateException()
                .isThrownBy(() -> KindRows.addedTo(TABLE, List.of(file("repair", rows))))
                .withMessageContaining(why);
    }

    private static Resource file(String kind, String rows) {
        return new ByteArrayResource(rows.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public String getFilename() {
                return kind + ".csv";
            }
        };
    }
}
