package dev.rapport.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.rules.RulebookVersion.Form;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BookTests {

    static final Rulebook BOOK = new Rulebook("test", "parcels", List.of(Parcel.class));

    private static final CompiledRulebook COMPILED = compile("""
            rule "light parcels are cheap" when Parcel( weight < 10 ) then
              verdict.set("price", "low", "it is light", "很轻");
            end
            rule "every parcel has a price" when Parcel() then
              verdict.set("price", "high", "it is heavy at the end of the day");
            end
            rule "heavy parcels cost points" when $p : Parcel( over(20), !fragile ) then
              verdict.score(-5, "weighs " + $p.weight);
              verdict.favour($p.city, 3, "heavy");
            end
            rule "marked parcels give points" salience 10 when Parcel( marks contains "vip" || city == "Graz" ) then
              verdict.score(7, "is marked");
            end
            rule "cities are offered" when $p : Parcel( $c : city ) then
              verdict.offer("city", $c, $p.weight, "is the best city");
            end
            rule "nothing goes to Linz" when Parcel( city == "Linz" ) then
              verdict.ruleOut("Linz", "Linz is closed");
            end
            rule "bands" when Parcel() then
              verdict.setFromScore(-10, "band", "low", "from -10");
              verdict.setFromScore(5, "band", "high", "from 5");
            end
            """);

    private static CompiledRulebook compile(String drl) {
        return new RuleCompiler().compile(BOOK, 3, Form.DRL, drl);
    }

    private static Decision decide(Object... facts) {
        return COMPILED.decide(List.of(facts));
    }

    @Test
    void theFirstRuleInTheBookThatSetsAResultWins() {
        assertThat(decide(Parcel.weighing(5)).text("price")).isEqualTo("low");
        assertThat(decide(Parcel.weighing(15)).text("price")).isEqualTo("high");
    }

    @Test
    void addsThePointsOfAllRulesAndGivesTheirReasonsBySalienceThenPlace() {
        var decision = decide(new Parcel(25, "Graz", Set.of("vip"), false));

        assertThat(decision.score()).isEqualTo(2);
        assertThat(decision.reasons())
                .extracting(Decision.Reason::points)
                .filteredOn(points -> points != 0)
                .startsWith(7, -5);
        assertThat(decision.reasons().get(1))
                .isEqualTo(new Decision.Reason("heavy parcels cost points", -5, "weighs 25", null));
    }

    @Test
    void tellsTheReasonsOfSomeResultsFromTheOthers() {
        var decision = decide(new Parcel(25, "Graz", Set.of("vip"), false));

        assertThat(decision.reasonsFor("price"))
                .extracting(Decision.Reason::result)
                .containsOnlyOnce("price")
                .doesNotContain("band", "city");
    }

    @Test
    void setsTheHighestBandThatTheScoreReaches() {
        assertThat(decide(new Parcel(1, "Graz", Set.of(), false)).text("band")).isEqualTo("high");
        assertThat(decide(Parcel.weighing(25)).text("band")).isEqualTo("low");
    }

    @Test
    void choosesTheOptionWithMostPointsThenLowestOrder() {
        assertThat(decide(Parcel.weighing(5), new Parcel(3, "Graz", Set.of(), false))
                        .text("city"))
                .isEqualTo("Graz");
        assertThat(decide(Parcel.weighing(25), new Parcel(3, "Graz", Set.of(), false))
                        .text("city"))
                .isEqualTo("Vienna");
    }

    @Test
    void leavesNoResultWhenAllOptionsAreRuledOutAndSaysWhy() {
        var decision = decide(new Parcel(3, "Linz", Set.of(), false));

        assertThat(decision.text("city")).isNull();
        assertThat(decision.reasons()).extracting(Decision.Reason::because).contains("Linz is closed");
    }

    @Test
    void absentValuesMatchNoComparison() {
        var decision = decide(new Parcel(null, "Wels", Set.of(), true));

        assertThat(decision.text("price")).isEqualTo("high");
    }

    @Test
    void givesTheSameDecisionWhateverTheOrderOfFacts() {
        var graz = new Parcel(3, "Graz", Set.of(), false);
        var linz = new Parcel(3, "Linz", Set.of("vip"), false);

        assertThat(decide(graz, linz).results()).isEqualTo(decide(linz, graz).results());
    }

    @Test
    void sentencesAreGivenInTheReadersLanguage() {
        var reason = decide(Parcel.weighing(5)).reasons().getFirst();

        assertThat(reason.because(Locale.ENGLISH)).isEqualTo("it is light");
        assertThat(reason.because(Locale.SIMPLIFIED_CHINESE)).isEqualTo("很轻");
    }

    @Test
    void compilerErrorsNameTheLineOfTheAuthorsText() {
        assertThatThrownBy(() -> compile("rule \"a\" when Parcel() then\n\nverdict.score(\"x\", 3);\nend"))
                .isInstanceOf(RuleTextRefused.class);
    }

    @Test
    void stopsARulebookThatDoesNotComeToAnEnd() {
        var everyPair = compile("""
                rule "every five" when Parcel() Parcel() Parcel() Parcel() then verdict.score(1, "x"); end
                """);
        var many = java.util.stream.IntStream.range(0, 20)
                .mapToObj(Parcel::weighing)
                .toArray();

        assertThatThrownBy(() -> everyPair.decide(List.of(many))).isInstanceOf(RulebookRanAway.class);
    }
}
