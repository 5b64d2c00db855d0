package dev.rapport.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.rapport.rules.TableFinding.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TableReviewTests {

    /** A fact for tables in tests. */
    record Offer(@Nullable String tier, int amount, boolean urgent, String words) {

        boolean says(String phrase) {
            return words.contains(phrase);
        }
    }

    private static final Rulebook BOOK = new Rulebook("test", "offers", List.of(Offer.class));

    private static final String HEADS = """
            RuleSet,t,,,,,
            RuleTable Limits,,,,,,
            NAME,CONDITION,CONDITION,CONDITION,CONDITION,CONDITION,ACTION
            ,Offer...,Offer...,Offer...,Offer...,Offer...,
            ,"tier == ""$param""\",amount >= $param,amount < $param,urgent == $param,"says(""$param"")","verdict.set(""limit"", $param, ""x"");"
            Rule,Tier,From,Below,Urgent,Says,Limit
            """;

    private static List<TableFinding> review(String... rows) {
        return TableReview.of(BOOK, DecisionTable.read(HEADS + String.join("\n", rows)));
    }

    @Test
    void aWholeTableHasNothingToTell() {
        assertThat(review("gold,gold,,,,,10", "silver,silver,,,,,8", "any,,,,,,5"))
                .isEmpty();
        assertThat(review("large,,1000,,,,8", "small,,,1000,,,5")).isEmpty();
    }

    @Test
    void tellsACaseThatNoRowFits() {
        assertThat(review("gold,gold,,,,,10", "large,,1000,,,,8"))
                .filteredOn(finding -> finding.kind() != Kind.OVERLAP)
                .singleElement()
                .satisfies(gap -> {
                    assertThat(gap.kind()).isEqualTo(Kind.GAP);
                    assertThat(gap.example()).contains("amount = 999").contains("tier = …");
                });
    }

    @Test
    void tellsARowThatRowsAboveLeaveNothingTo() {
        assertThat(review("gold,gold,,,,,10", "any,,,,,,5", "silver,silver,,,,,8"))
                .extracting(TableFinding::kind, TableFinding::rule, TableFinding::other, TableFinding::line)
                .containsExactly(tuple(Kind.SHADOWED, "silver", "any", 9L));
    }

    @Test
    void tellsARowThatSeveralRowsTogetherLeaveNothingTo() {
        assertThat(review("large,,100,,,,8", "small,,,100,,,5", "gold,gold,,,,,10", "rest,,,,,,1"))
                .extracting(TableFinding::kind, TableFinding::rule)
                .contains(tuple(Kind.SHADOWED, "gold"), tuple(Kind.SHADOWED, "rest"));
    }

    @Test
    void tellsARowThatNoCaseFits() {
        assertThat(review("never,,1000,500,,,10", "any,,,,,,5"))
                .extracting(TableFinding::kind, TableFinding::rule)
                .containsExactly(tuple(Kind.NEVER_FITS, "never"));
    }

    @Test
    void tellsRowsOfWhichOnlyTheirOrderDecides() {
        assertThat(review("gold,gold,,,,,10", "urgent,,,,true,,8", "any,,,,,,5"))
                .singleElement()
                .satisfies(overlap -> {
                    assertThat(overlap.kind()).isEqualTo(Kind.OVERLAP);
                    assertThat(overlap.rule()).isEqualTo("urgent");
                    assertThat(overlap.other()).isEqualTo("gold");
                    assertThat(overlap.example()).contains("tier = gold").contains("urgent = true");
                });
    }

    @Test
    void aRowThatAsksForWordsTakesNothingFromOthers() {
        assertThat(review("thanks,,,,,thanks,10", "any,,,,,,5")).isEmpty();
    }

    @Test
    void tellsRowsThatAreTooShortOrTooLong() {
        assertThat(review("short,gold", "long,,,,,,5,,what"))
                .extracting(TableFinding::kind, TableFinding::rule)
                .contains(tuple(Kind.SHORT_ROW, "short"), tuple(Kind.BEYOND_HEADS, "long"));
    }

    @Test
    void asksWhetherAKnownWordWasMeant() {
        var known = TableWords.of(DecisionTable.read(HEADS + "gold,gold,,,,,10"));

        assertThat(known.meant("tier == \"$param\"", "Gold")).contains("gold");
        assertThat(known.meant("tier == \"$param\"", "silver")).isEmpty();
        assertThatThrownBy(() -> known.requireMeant(DecisionTable.read(HEADS + "gold,Gold,,,,,10")))
                .isInstanceOfSatisfying(
                        RuleTextRefused.class,
                        refused -> assertThat(refused.arguments()).containsExactly(7L, "Tier", "Gold", "gold"));
    }
}
