package dev.rapport.sales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.platform.Money;
import dev.rapport.platform.Refused;
import dev.rapport.platform.UserId;
import dev.rapport.sales.OpportunityState.Open;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpportunityTests {

    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

    private static Opportunity at(Stage stage) {
        return new Opportunity(
                OpportunityId.next(),
                "O-0001",
                "Acme: GTX Pro",
                null,
                null,
                Money.of(BigDecimal.valueOf(4821), "USD"),
                Discount.NONE,
                UserId.next(),
                "sales-west",
                null,
                null,
                NOW,
                new Open(stage, NOW));
    }

    @Test
    void passesEveryStageInOrder() {
        var opportunity = at(Stage.PROSPECTING);
        for (var stage : Stage.values()) opportunity = opportunity.entered(stage, NOW);
        assertThat(opportunity.won(NOW).state()).isInstanceOf(OpportunityState.Won.class);
    }

    @Test
    void skipsNoStage() {
        assertThatThrownBy(() -> at(Stage.PROSPECTING).entered(Stage.PROPOSAL, NOW))
                .isInstanceOf(Refused.class);
    }

    @Test
    void isWonOnlyWhenPaid() {
        assertThatThrownBy(() -> at(Stage.CONTRACT).won(NOW)).isInstanceOf(Refused.class);
    }

    @Test
    void isReopenedOnlyFromLost() {
        assertThatThrownBy(() -> at(Stage.PROPOSAL).reopened(Stage.PROPOSAL, NOW))
                .isInstanceOf(Refused.class);
        var again = at(Stage.PROPOSAL).lost("too dear", NOW).reopened(Stage.QUALIFICATION, NOW);
        assertThat(again.state().stage()).isEqualTo(Stage.QUALIFICATION);
    }

    @Test
    void forgetsTheApprovalWhenTheDiscountChanges() {
        var asker = UserId.next();
        var approved =
                at(Stage.NEGOTIATION).discounted(BigDecimal.valueOf(20), asker).discountApproved(UserId.next());
        assertThat(approved.discounted(new BigDecimal("20.00"), asker)
                        .discount()
                        .approvedBy())
                .isNotNull();
        assertThat(approved.discounted(BigDecimal.valueOf(25), asker).discount().approvedBy())
                .isNull();
    }

    @Test
    void isNotApprovedByItsOwnerOrByWhoAskedForTheDiscount() {
        var asker = UserId.next();
        var asked = at(Stage.NEGOTIATION).discounted(BigDecimal.valueOf(20), asker);
        for (var own : List.of(asker, asked.owner()))
            assertThatThrownBy(() -> asked.discountApproved(own))
                    .isInstanceOfSatisfying(
                            Refused.class, refused -> assertThat(refused.key()).isEqualTo("sales.own-discount"));
        assertThat(asked.discountApproved(UserId.next()).discount().approvedBy())
                .isNotNull();
    }

    @Test
    void isLostOnlyForAReason() {
        assertThatThrownBy(() -> at(Stage.PAYMENT).lost("", NOW)).isInstanceOf(Refused.class);
    }
}
