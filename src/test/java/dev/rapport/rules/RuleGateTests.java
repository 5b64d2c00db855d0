package dev.rapport.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.rules.RulebookVersion.Form;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The second gate by itself: what it is given here has not passed the first one. */
class RuleGateTests {

    private static final RuleVocabulary VOCABULARY = new RuleVocabulary(List.of(Parcel.class));
    private static final String HEADER = VOCABULARY.header("dev.rapport.rulebook.test") + "\n";

    private static List<List<String>> pass(String drl, String... names) {
        var headings = IntStream.range(0, names.length)
                .mapToObj(at -> new RuleHeading(names[at], 0, at))
                .toList();
        return RuleGate.pass(new RuleText(HEADER + drl, headings), VOCABULARY);
    }

    private static String rule(String conditions, String actions) {
        return "rule \"r\"\nwhen\n  %s\nthen\n  %s\nend\n".formatted(conditions, actions);
    }

    @Test
    void tellsWhatEachRuleLooksAt() {
        var drl = rule(
                        "$p : Parcel( weight > 3, !fragile )\n not( Parcel( city == \"Linz\" ) )",
                        "verdict.score(1, \"x\");")
                + "rule \"s\" salience -2 when exists( Parcel() ) then end";

        assertThat(pass(drl, "r", "s")).containsExactly(List.of("Parcel", "Parcel"), List.of("Parcel"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "eval(true)",
                "Parcel() from entry-point \"x\"",
                "Parcel() from System.getenv()",
                "accumulate( Parcel(), $n : count() )",
                "accumulate( Parcel(), init(System.exit(0);) action() result(1) )",
                "$l : Parcel() from collect( Parcel() )",
                "forall( Parcel( weight > 1 ) )",
                "Parcel() or Parcel( weight > 1 )",
                "( Parcel() or Parcel( fragile ) )",
                "Object()",
                "String( this == \"x\" )",
                "java.lang.Runtime()",
                "Parcel( Runtime.getRuntime().exec(\"id\") != null )",
                "Parcel( java.lang.System.getProperty(\"x\") == null )",
                "Parcel( class.name == \"x\" )",
                "Parcel( city.getClass() != null )",
                "Parcel( city#Object != null )",
                "Parcel( eval(System.exit(0)) )",
                "Parcel( city matches \"(a+)+$\" )",
                "Parcel( city soundslike \"x\" )",
                "Parcel( new Object() != null )",
                "Parcel( hashCode() == 1 )",
                "Parcel( toString() == \"\" )",
                "Parcel( weight > 3 ) @watch(*)",
                "Parcel() over window:length(3)",
                "?known( \"x\"; )",
                "Parcel( \"Linz\"; )",
                "Parcel( weight > 3 ) do[later]",
                "if ( true ) do[later]",
                "Parcel( drools.halt() == null )",
                "Parcel( kcontext != null )",
                "Parcel( Thread.currentThread() != null )"
            })
    void refusesConditionsThatAreNoComparisonOfFacts(String condition) {
        assertThatThrownBy(() -> pass(rule(condition, "verdict.score(1, \"x\");"), "r"))
                .isInstanceOf(RuleTextRefused.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "System.exit(0);",
                "Runtime.getRuntime().exec(\"id\");",
                "new java.io.File(\"/\").delete();",
                "verdict.getClass();",
                "Thread.sleep(1000);",
                "while (true) {}",
                "for (;;);",
                "insert(new Object());",
                "delete($p);",
                "modify($p) { }",
                "drools.halt();",
                "kcontext.getKieRuntime();",
                "verdict.score(Integer.parseInt(\"1\"), \"x\");",
                "verdict.speaks(null);",
                "verdict.statements().clear();",
                "\\u0053ystem.exit(0);",
                "verdict.score(1, 'x');",
                "Class.forName(\"x\");",
                "int x = 1;",
                "throw new RuntimeException();"
            })
    void refusesActionsThatDoMoreThanSpeak(String action) {
        assertThatThrownBy(() -> pass(rule("$p : Parcel()", action), "r")).isInstanceOf(RuleTextRefused.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "function void f() { }",
                "import java.lang.Runtime;",
                "import function java.lang.System.exit;",
                "import accumulate java.lang.Object f;",
                "query known( String x ) Parcel( city == x ) end",
                "global java.lang.Runtime r;",
                "declare Bad x : int end",
                "declare enum Bad ONE; end",
                "declare entry-point Door end",
                "declare window W Parcel() over window:length(3) end",
                "dialect \"mvel\"",
                "no-loop true",
                "rule \"q\" extends \"r\" when then end",
                "rule \"q\" when Parcel() then end",
                "rule \"q\" timer ( int: 1s ) when then end",
                "@Watch rule \"q\" when then end",
                "garbage"
            })
    void refusesEverythingBesideTheRulesThatWereRead(String extra) {
        var good = rule("Parcel()", "verdict.score(1, \"x\");");

        assertThatThrownBy(() -> pass(extra.contains("rule") ? good + extra : extra + "\n" + good, "r"))
                .isInstanceOf(RuleTextRefused.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "enabled ( false )",
                "no-loop true",
                "lock-on-active true",
                "agenda-group \"x\"",
                "ruleflow-group \"x\"",
                "auto-focus true",
                "duration 100",
                "dialect \"mvel\"",
                "date-effective \"01-Jan-2020\"",
                "calendars \"x\"",
                "timer ( int: 1s )"
            })
    void refusesRulesThatSayWhenTheyHold(String attribute) {
        var drl = "rule \"r\" %s when Parcel() then end".formatted(attribute);

        assertThatThrownBy(() -> pass(drl, "r")).isInstanceOf(RuleTextRefused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"!", "-", "not ", "exists "})
    void refusesChainsThatOnlyTryPatience(String sign) {
        var conditions =
                sign.endsWith(" ") ? sign.repeat(500) + "Parcel()" : "Parcel( weight > " + sign.repeat(500) + "1 )";

        assertThatThrownBy(() -> new RuleCompiler().compile(BookTests.BOOK, 1, Form.DRL, rule(conditions, "")))
                .isInstanceOf(RuleTextRefused.class);
    }

    @Test
    void refusesRulesOfMoreWordsThanAnybodyReads() {
        var long1 = IntStream.range(0, RuleText.MOST_WORDS)
                .mapToObj(at -> "weight > " + at)
                .collect(Collectors.joining(" || "));

        assertThatThrownBy(() -> RuleText.check(rule("Parcel( " + long1 + " )", ""), VOCABULARY, "p"))
                .isInstanceOf(RuleTextRefused.class);
    }

    @Test
    void aDecisionThatWouldLookAtTooManyCombinationsIsNotBegun() {
        var drl = rule("Parcel() Parcel() Parcel() Parcel() Parcel( weight > 1000 )", "verdict.score(1, \"x\");");
        var book = new RuleCompiler().compile(BookTests.BOOK, 1, Form.DRL, drl);
        var parcels = IntStream.range(0, 40).mapToObj(Parcel::weighing).toList();

        assertThatThrownBy(() -> book.decide(parcels)).isInstanceOf(RulebookRanAway.class);
        assertThat(book.decide(List.of(Parcel.weighing(1), new Parcel(2, "Graz", Set.of(), true)))
                        .score())
                .isZero();
    }

    /** That there is none of something makes the combinations of all else no fewer. */
    @Test
    void whatIsAbsentDoesNotHideHowMuchElseIsCombined() {
        var drl = rule("Parcel() Parcel() Parcel() Parcel() not( Sender() )", "verdict.score(1, \"x\");");
        var book = new RuleCompiler()
                .compile(new Rulebook("test", "absent", List.of(Parcel.class, Sender.class)), 1, Form.DRL, drl);
        var parcels = IntStream.range(0, 40).mapToObj(Parcel::weighing).toList();

        assertThatThrownBy(() -> book.decide(parcels)).isInstanceOf(RulebookRanAway.class);
        assertThat(book.decide(parcels.subList(0, 2)).score()).isPositive();
    }

    private static String table(String code, String... rows) {
        return "RuleTable T\nNAME,CONDITION,ACTION\n,Parcel...,\n,weight > $param,\"%s\"\nRule,Weight,What\n%s\n"
                .formatted(code, String.join("\n", rows));
    }

    @Test
    void measuresTablesBeforeTheyAreSpreadOut() {
        var rows = IntStream.range(0, 900).mapToObj(at -> "r" + at + ",1,x").toArray(String[]::new);
        for (var table : List.of(
                table("y".repeat(100_000), rows),
                table("$param ".repeat(10_000), "r,1," + "x".repeat(90_000)),
                table(
                        "z",
                        IntStream.range(0, 1_500)
                                .mapToObj(at -> "r" + at + ",1,x")
                                .toArray(String[]::new))))
            assertThatThrownBy(() -> new RuleCompiler().compile(BookTests.BOOK, 1, Form.TABLE, table))
                    .isInstanceOfSatisfying(
                            RuleTextRefused.class,
                            refused -> assertThat(refused.key()).isIn("rules.refused.length", "rules.refused.rules"));
    }

    @Test
    void refusesRowsThatWouldBecomeOtherRules() {
        var code = "verdict.score(1, \"\"$param\"\");";
        assertThat(new RuleCompiler().compile(BookTests.BOOK, 1, Form.TABLE, table(code, "heavy,1,x")))
                .isNotNull();
        assertThatThrownBy(() -> new RuleCompiler()
                        .compile(BookTests.BOOK, 1, Form.TABLE, table(code, "heavy and so on...,1,x")))
                .isInstanceOfSatisfying(
                        RuleTextRefused.class,
                        refused -> assertThat(refused.key()).isEqualTo("rules.refused.row-differs"));
    }
}
