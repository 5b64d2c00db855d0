package dev.rapport.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.rules.RulebookVersion.Form;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RuleTextTests {

    private static final RuleVocabulary VOCABULARY = new RuleVocabulary(List.of(Parcel.class));

    private static RuleText check(String text) {
        return RuleText.check(text, VOCABULARY, "dev.rapport.rulebook.test");
    }

    private static String rule(String conditions, String actions) {
        return "rule \"r\"\nwhen\n  %s\nthen\n  %s\nend\n".formatted(conditions, actions);
    }

    @Test
    void keepsRulesLineForLine() {
        var text = rule("$p : Parcel( weight > 3, city in (\"Linz\", \"Graz\") )", "verdict.score(1, \"heavy\");");

        assertThat(check(text).drl().lines().skip(4).findFirst()).hasValue(" verdict.score(1, \"heavy\");");
    }

    @Test
    void readsRulesInTheirOrderWithTheirSalience() {
        var text = rule("Parcel()", "") + "rule \"second\" salience -5 when Parcel() then end";

        assertThat(check(text).headings())
                .containsExactly(new RuleHeading("r", 0, 0), new RuleHeading("second", -5, 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Runtime.getRuntime().exec(\"id\");",
                "java.lang.Runtime.getRuntime();",
                "System.exit(0);",
                "new java.io.File(\"/\").delete();",
                "verdict.getClass();",
                "verdict.score($p.getClass().hashCode(), \"x\");",
                "verdict.score($p.weight.getClass(), \"x\");",
                "verdict.score(Integer.parseInt(\"1\"), \"x\");",
                "verdict.score((int) $p.weight, \"x\");",
                "verdict.score(() -> 1, \"x\");",
                "verdict.score(Parcel::new, \"x\");",
                "verdict.speaks(null);",
                "verdict.statements().clear();",
                "verdict.decide(\"x\", 1);",
                "verdict = null;",
                "verdict.score(1, \"x\"); while (true) {}",
                "for (;;);",
                "insert(new Parcel());",
                "modify($p) { over(3) }",
                "drools.halt();",
                "kcontext.getKnowledgeRuntime().halt();",
                "verdict.score(1, \"\\u0022); System.exit(0); //\");",
                "verdict.score(1, \"x\\\\u0022\");",
                "\\u0053ystem.exit(0);",
                "verdict.score(1, 'x');",
                "verdict.score(1, \"a */ b\");",
                "verdict.score(1, `id`);",
                "verdict.score(1, \"x\") ; ; ",
                "verdict.score(9999999999, \"x\");",
                "Thread.sleep(100000);",
                "{ }",
                "@Watch verdict.score(1, \"x\");",
                "verdict.score(1, \"open);",
                "if (true) verdict.score(1, \"x\");",
                "throw null;",
                "return;"
            })
    void refusesActionsThatDoMoreThanSpeak(String action) {
        assertThatThrownBy(() -> check(rule("$p : Parcel()", action))).isInstanceOf(RuleTextRefused.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "eval(true)",
                "Parcel( eval(System.exit(0)) )",
                "Parcel( Runtime.getRuntime().exec(\"id\") != null )",
                "Parcel( java.lang.System.getProperty(\"x\") == null )",
                "Parcel( class.name == \"x\" )",
                "Parcel( this.getClass() != null )",
                "Parcel( city.getClass() != null )",
                "Parcel( city matches \"(a+)+$\" )",
                "Parcel( city str[startsWith] \"x\" )",
                "Parcel( city#Object != null )",
                "Parcel( new Object() != null )",
                "Parcel( (city = \"x\") != null )",
                "Parcel( marks[0] == null )",
                "Object()",
                "String()",
                "Parcel() from entry-point \"x\"",
                "Parcel() from System.getenv()",
                "accumulate( Parcel(), init(System.exit(0);) )",
                "forall( Parcel() )",
                "Parcel( over(3) ) from collect( Parcel() )",
                "/parcels[ weight > 3 ]",
                "Parcel( verdict != null )",
                "Parcel( hashCode() == 1 )",
                "Parcel( toString() == \"\" )",
                "?query($x;)",
                "Parcel() Parcel() Parcel() Parcel() Parcel() Parcel()",
                "p : Parcel()",
                "Parcel( weight > 3 ) @Watch(*)",
                "Parcel( weight ~ 3 )",
                "Parcel( weight > 3 ? true : false )"
            })
    void refusesConditionsThatLookAtMoreThanFacts(String condition) {
        assertThatThrownBy(() -> check(rule(condition, "verdict.score(1, \"x\");")))
                .isInstanceOf(RuleTextRefused.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "import java.lang.Runtime;",
                "import static java.lang.System.exit;",
                "import dev.rapport.rules.Verdict;",
                "import dev.rapport.rules.*;",
                "function void f() { }",
                "query q() Parcel() end",
                "global java.lang.Runtime r;",
                "declare Bad x : int end",
                "dialect \"mvel\"",
                "package java.lang; unit Parcel;",
                "rule \"q\" dialect \"mvel\" when then end",
                "rule \"q\" enabled ( false ) when then end",
                "rule \"q\" timer ( int: 1s ) when then end",
                "rule \"q\" extends \"r\" when then end",
                "rule \"r\" when then end",
                "rule \"a */ b\" when then end",
                "rule \"a \\\" b\" when then end",
                "rule \"\" when then end",
                "rule \"a\nb\" when then end",
                "rule q when then end",
                "rule \"q\" salience 1.5 when then end",
                "rule \"q\" salience $x when then end",
                "rule \"q\" when then",
                "rule \"q\" when",
                "rule",
                "/* open",
                "# hash",
                "\\u0072ule"
            })
    void refusesEverythingAroundRules(String extra) {
        var good = rule("Parcel()", "verdict.score(1, \"x\");");

        assertThatThrownBy(() -> check(extra.startsWith("rule") ? good + extra : extra + "\n" + good))
                .isInstanceOf(RuleTextRefused.class);
    }

    @Test
    void refusesTextsOfImmodestLength() {
        assertThatThrownBy(() -> check(" ".repeat(RuleText.LONGEST + 1))).isInstanceOf(RuleTextRefused.class);
    }

    @Test
    void refusesMoreRulesThanAnybodyReads() {
        var text = new StringBuilder();
        for (var i = 0; i <= RuleText.MOST_RULES; i++)
            text.append("rule \"").append(i).append("\" when Parcel() then end\n");

        assertThatThrownBy(() -> check(text.toString())).isInstanceOf(RuleTextRefused.class);
    }

    @Test
    void namesTheLineOfWhatItRefuses() {
        assertThatThrownBy(() -> check(rule("Parcel()", "System.exit(0);")))
                .isInstanceOfSatisfying(
                        RuleTextRefused.class,
                        refused -> assertThat(refused.arguments()).containsExactly(5, "System"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"3) eval(true", "System.exit(0)", "3 || Runtime.getRuntime() != null"})
    void refusesHostileCellsOfADecisionTable(String cell) {
        assertThatThrownBy(() -> new RuleCompiler().compile(BookTests.BOOK, 1, Form.TABLE, table(cell, "heavy")))
                .isInstanceOf(RuleTextRefused.class);
    }

    @Test
    void takesQuotationMarksInACellAsText() {
        var evil = "x\"\"); System.exit(0); verdict.score(1, \"\"y";

        var book = new RuleCompiler().compile(BookTests.BOOK, 1, Form.TABLE, table("3", evil));

        assertThat(book.decide(List.of(Parcel.weighing(5))).reasons().getFirst().because())
                .isEqualTo("x\"); System.exit(0); verdict.score(1, \"y");
    }

    private static String table(String weight, String because) {
        return """
                RuleSet,t,
                RuleTable T,,
                NAME,CONDITION,ACTION
                ,Parcel,
                ,weight > $param,"verdict.score(1, ""$param"");"
                Rule,Weight,Because
                row,"%s","%s"
                """.formatted(weight, because);
    }
}
