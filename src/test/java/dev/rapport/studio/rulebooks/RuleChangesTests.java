package dev.rapport.studio.rulebooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.rules.RulebookVersion.Form;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A second person is shown all that a text says otherwise. */
class RuleChangesTests {

    private static final String TABLE = """
        RuleTable Limits
        NAME,CONDITION,ACTION,ACTION
        ,Parcel...,,
        ,weight > $param,"verdict.set(""limit"", $param);","verdict.set(""who"", ""$param"");"
        Rule,Weight,Then,Then
        heavy,10,5,me
        RuleTable Others
        NAME,CONDITION,ACTION
        ,Parcel...,
        ,weight > $param,"verdict.set(""limit"", $param);"
        Rule,Weight,Then
        light,1,7
        """;

    private static final String TEXT = """
        // who gets what
        rule "heavy" when
            Parcel( weight > 10 ) // tons
        then
            verdict.score(1, "x");
        end
        """;

    private static List<RuleChange> between(Form form, String before, String now) {
        return RuleChanges.between(form, before, now);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "weight > $param,\"verdict.set(\"\"limit\"\", $param);\",\" | weight < $param,\"verdict.set(\"\"limit\"\", $param);\",\"",
                "heavy,10,5,me | heavy,10,5,you",
                "heavy,10,5,me | heavy,10,6,me",
                "RuleTable Others | RuleTable Rest"
            })
    void tellsWhatATableSaysOtherwise(String before, String now) {
        assertThat(TABLE).contains(before);
        assertThat(between(Form.TABLE, TABLE, TABLE.replace(before, now))).isNotEmpty();
    }

    @Test
    void tellsARowThatStandsInAnotherTable() {
        var moved = TABLE.replace("heavy,10,5,me\n", "") + "heavy,10,5,me\n";
        assertThat(between(Form.TABLE, TABLE, moved)).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rule \"heavy\" when | rule \"heavy\" salience 5 when",
                "weight > 10 | weight > 11",
                "verdict.score(1, \"x\"); | verdict.score(1, \"x\"); end rule \"second\" when then",
                "// who gets what | import x.Y;",
                "// tons | /* */ Parcel() "
            })
    void tellsWhatATextSaysOtherwise(String before, String now) {
        assertThat(TEXT).contains(before);
        assertThat(between(Form.DRL, TEXT, TEXT.replace(before, now))).isNotEmpty();
    }

    /** What looks like a remark to a person may be none, and the other way round. */
    @Test
    void readsRemarksAsTheGateDoes() {
        var hidden = TEXT.replace("verdict.score(1", "/*\n// */ verdict.score(9, \"y\");\n    verdict.score(1");
        assertThat(between(Form.DRL, TEXT, hidden)).isNotEmpty();
        var remark = TEXT.replace("    verdict.score(1, \"x\");", "/*\n    verdict.score(1, \"x\");\n*/");
        assertThat(between(Form.DRL, TEXT, remark)).isNotEmpty();
    }

    @Test
    void saysNothingOfSpaceAndRemarks() {
        assertThat(between(
                        Form.DRL, TEXT, TEXT.replace("// tons", "// kilograms").replace("    ", "  ")))
                .isEmpty();
        assertThat(between(Form.TABLE, TABLE, TABLE)).isEmpty();
    }
}
