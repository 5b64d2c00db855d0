package dev.rapport.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EnteredTests {

    private static final Map<String, Object> NORMAL = Map.of("priority", "normal", "team", "service-l1");
    private static final Map<String, Object> URGENT = Map.of("priority", "urgent", "team", "service-l1");

    @Test
    void whatThePersonLeftAsItWasFollowsTheCase() {
        var entered = Entered.over(Map.of("priority", "normal", "team", "service-l2"), NORMAL, URGENT);

        assertThat(entered.values()).isEqualTo(Map.of("priority", "urgent", "team", "service-l2"));
        assertThat(entered.contested()).isEmpty();
    }

    @Test
    void whatThePersonChangedStandsWhileTheCaseIsAsItWas() {
        var entered = Entered.over(Map.of("priority", "low", "note", "x"), NORMAL, NORMAL);

        assertThat(entered.values()).isEqualTo(Map.of("priority", "low", "note", "x"));
        assertThat(entered.contested()).isEmpty();
    }

    @Test
    void whatBothChangedIsContestedUnlessTheyAgree() {
        var entered = Entered.over(Map.of("priority", "low"), NORMAL, URGENT);

        assertThat(entered.values()).containsEntry("priority", "urgent");
        assertThat(entered.contested()).isEqualTo(Map.of("priority", "low"));
        assertThat(Entered.over(Map.of("priority", "urgent"), NORMAL, URGENT).contested())
                .isEmpty();
    }

    @Test
    void aDraftOfAnEarlierReleaseIsContestedWhereItDiffers() {
        var entered = Entered.over(NORMAL, null, URGENT);

        assertThat(entered.values()).containsEntry("priority", "urgent");
        assertThat(entered.contested()).isEqualTo(Map.of("priority", "normal"));
    }

    @Test
    void oneAmountWrittenInTwoWaysIsOne() {
        var entered = Entered.over(
                Map.of("amount", 13500),
                Map.of("amount", new BigDecimal("13500.00")),
                Map.of("amount", new BigDecimal("15000.00")));

        assertThat(entered.values()).containsEntry("amount", new BigDecimal("15000.00"));
    }

    @Test
    void aFieldThatIsLeftOutStaysOut() {
        assertThat(Entered.over(Map.of("note", "x"), NORMAL, URGENT).values()).isEqualTo(Map.of("note", "x"));
    }
}
