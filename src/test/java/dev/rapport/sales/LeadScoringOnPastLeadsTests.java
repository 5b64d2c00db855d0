package dev.rapport.sales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.rapport.rules.Decision;
import dev.rapport.rules.ShippedRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * How well the shipped lead-scoring tells who will convert. The conditions of the rules are as shipped; their points
 * are derived anew on four fifths of the leads and judged on the fifth that was held out.
 */
class LeadScoringOnPastLeadsTests {

    private static final int FOLDS = 5;
    private static final long SEED = 20260302;
    private static final int FEWEST_FIRINGS = 20;
    private static final String START = "every lead starts at an even chance";
    private static final Set<String> LAST_ACTIVITY = Set.of(
            "who was sent a text message is in touch with us",
            "who spoke with us on the phone is in touch with us",
            "who only chatted on the site rarely buys",
            "mail that comes back is a bad sign",
            "who did nothing since becoming a lead is cooling down",
            "who only looked at pages is not decided");

    private static List<Decision> decisions;
    private static List<Set<String>> fired;
    private static boolean[] converted;
    private static Map<String, Integer> shippedPoints;
    private static Map<String, Long> firings;

    @BeforeAll
    static void decideOnAllLeads() {
        assumeFalse(PastLeads.absent(), "skipped: ../shared/data/leads.csv is not there (set -Drapport.data)");
        var leads = PastLeads.read();
        var book = new SalesRulebooks().leadScoringRules();
        decisions = leads.stream()
                .map(lead -> ShippedRules.decide(book, lead.facts()))
                .toList();
        fired = decisions.stream()
                .map(LeadScoringOnPastLeadsTests::rulesWithPoints)
                .toList();
        converted = new boolean[leads.size()];
        for (var i = 0; i < converted.length; i++) converted[i] = leads.get(i).converted();
        firings = decisions.stream()
                .flatMap(decision -> decision.reasons().stream())
                .collect(Collectors.groupingBy(Decision.Reason::rule, TreeMap::new, Collectors.counting()));
        shippedPoints = decisions.stream()
                .flatMap(decision -> decision.reasons().stream())
                .filter(reason -> reason.points() != 0)
                .collect(Collectors.toMap(Decision.Reason::rule, Decision.Reason::points, (a, b) -> a, TreeMap::new));
    }

    private static Set<String> rulesWithPoints(Decision decision) {
        return decision.reasons().stream()
                .filter(reason -> reason.points() != 0 && !reason.rule().equals(START))
                .map(Decision.Reason::rule)
                .collect(Collectors.toSet());
    }

    private static List<String> rules(Predicate<String> wanted) {
        return shippedPoints.keySet().stream()
                .filter(rule -> !rule.equals(START) && firings.getOrDefault(rule, 0L) >= FEWEST_FIRINGS)
                .filter(wanted)
                .toList();
    }

    /** Fits on the leads outside the fold, scores those inside it. */
    private static double heldOutArea(List<String> rules, int[] folds, int fold) {
        var training = IntStream.range(0, converted.length)
                .filter(i -> folds[i] != fold)
                .boxed()
                .toList();
        var heldOut = IntStream.range(0, converted.length)
                .filter(i -> folds[i] == fold)
                .toArray();
        var card = Scorecard.fit(
                rules,
                training.stream().map(fired::get).toList(),
                converted(training.stream().mapToInt(i -> i).toArray()));
        return Scorecard.areaUnderCurve(
                IntStream.of(heldOut).map(i -> card.score(fired.get(i))).toArray(), converted(heldOut));
    }

    private static boolean[] converted(int[] leads) {
        var result = new boolean[leads.length];
        for (var i = 0; i < leads.length; i++) result[i] = converted[leads[i]];
        return result;
    }

    private static double crossCheckedArea(String title, List<String> rules) {
        var random = new Random(SEED);
        var folds = IntStream.range(0, converted.length)
                .map(i -> random.nextInt(FOLDS))
                .toArray();
        var areas = new ArrayList<Double>();
        for (var fold = 0; fold < FOLDS; fold++) areas.add(heldOutArea(rules, folds, fold));
        var mean = areas.stream().mapToDouble(area -> area).average().orElseThrow();
        System.out.printf(
                "lead-scoring, %s: AUC by fold %.4f %.4f %.4f %.4f %.4f, mean %.4f%n",
                title, areas.get(0), areas.get(1), areas.get(2), areas.get(3), areas.get(4), mean);
        return mean;
    }

    @Test
    void tellsBuyersFromOthersOnLeadsItWasNotDerivedFrom() {
        assertThat(crossCheckedArea("five-fold", rules(rule -> true))).isGreaterThan(0.85);
    }

    @Test
    void tellsThemApartEvenWithoutTheLastActivity() {
        assertThat(crossCheckedArea("five-fold without last activity", rules(rule -> !LAST_ACTIVITY.contains(rule))))
                .isGreaterThan(0.85);
    }

    @Test
    void theShippedPointsAreThoseTheLeadsGive() {
        var card = Scorecard.fit(rules(rule -> true), fired, converted);
        var scores = decisions.stream().mapToInt(Decision::score).toArray();
        System.out.printf(
                "lead-scoring as shipped: AUC %.4f on %d leads%n",
                Scorecard.areaUnderCurve(scores, converted), scores.length);
        firings.forEach((rule, times) ->
                System.out.printf("%6d times %+4d  %s%n", times, shippedPoints.getOrDefault(rule, 0), rule));

        assertThat(rules(rule -> true))
                .allSatisfy(rule -> assertThat(shippedPoints.get(rule)).isEqualTo(card.points(rule)));
        assertThat(shippedPoints.get(START)).isEqualTo(card.start());
    }

    @Test
    void hotLeadsConvertFarMoreOftenThanColdOnes() {
        assertThat(conversion("hot")).isGreaterThan(0.8);
        assertThat(conversion("warm")).isBetween(0.3, 0.7);
        assertThat(conversion("cold")).isLessThan(0.15);
    }

    private static double conversion(String band) {
        return IntStream.range(0, converted.length)
                .filter(i -> band.equals(decisions.get(i).text("band")))
                .mapToDouble(i -> converted[i] ? 1 : 0)
                .average()
                .orElseThrow();
    }
}
