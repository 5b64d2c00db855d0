package dev.rapport.customer.judgement.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.customer.CustomerDesk;
import dev.rapport.customer.Customers;
import dev.rapport.customer.NewCustomer;
import dev.rapport.customer.judgement.Judgements;
import dev.rapport.customer.purchases.NewPurchase;
import dev.rapport.customer.purchases.PurchaseLine;
import dev.rapport.customer.purchases.Purchases;
import dev.rapport.customer.ui.CustomerView;
import dev.rapport.platform.CustomerId;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import dev.rapport.testing.LogsOutAtTheEnd;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;

/** Stage, tier and tags say on the customer's page who or which rule says so. */
@DatabaseTest
@ExtendWith(LogsOutAtTheEnd.class)
class StandingsTests extends SpringBrowserlessTest {

    @Autowired
    Colleagues colleagues;

    @Autowired
    Customers customers;

    @Autowired
    CustomerDesk desk;

    @Autowired
    Purchases purchases;

    @Autowired
    Judgements judgements;

    @Autowired
    Clock clock;

    private CustomerId customer = CustomerId.next();

    @BeforeEach
    void somebodyBought() {
        customer = customers.findOrAdd(new NewCustomer(
                NewCustomer.Kind.PERSON, "Stands " + UUID.randomUUID(), null, null, null, List.of(), Map.of()));
        var yuan = Currency.getInstance("CNY");
        var line = PurchaseLine.of("Cup", BigDecimal.ONE, BigDecimal.TEN, null, yuan);
        var seller = colleagues.join(null, Role.SALES);
        colleagues.as(
                seller,
                () -> purchases.add(
                        customer,
                        new NewPurchase(
                                null,
                                LocalDate.now(clock).minusDays(90),
                                "shop",
                                true,
                                yuan,
                                List.of(line),
                                BigDecimal.ZERO)));
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(colleagues
                                .as(seller, () -> judgements.of(customer))
                                .stage()
                                .is())
                        .isEqualTo("BUYER"));
    }

    private Person open(Role role) {
        var person = colleagues.join(null, role);
        colleagues.logIn(person);
        navigate("customers/" + customer, CustomerView.class);
        return person;
    }

    private String page() {
        return $(CustomerView.class).single().getElement().getTextRecursively();
    }

    private List<String> labels() {
        return $(Button.class).all().stream()
                .map(button -> button.getAriaLabel().orElse(""))
                .toList();
    }

    private void press(String label) {
        $(Button.class)
                .withCondition(button -> label.equals(button.getAriaLabel().orElse("")))
                .single()
                .click();
    }

    @Test
    void theRuleThatDecidedStandsBesideWhatItSays() {
        open(Role.SALES);

        assertThat(page()).contains("By rule: bought within 12 months");
        assertThat(labels()).contains("Change: Lifecycle").doesNotContain("Change: Tier");
    }

    @Test
    @SuppressWarnings("unchecked")
    void aManagerSetsATierWithAReasonAndLetsTheRuleDecideAgain() {
        var manager = open(Role.MANAGER);
        press("Change: Tier");
        ($(Select.class).withCondition(field -> "Tier".equals(field.getLabel())).single()).setValue("gold");
        var why = $(TextField.class)
                .withCondition(field -> "Why".equals(field.getLabel()))
                .single();
        $(Button.class).withText("Set").single().click();
        assertThat(why.isInvalid()).isTrue();
        why.setValue("an old friend");
        $(Button.class).withText("Set").single().click();

        assertThat(page())
                .contains("Set by " + manager.name(), "because: an old friend", "The rule would say Standard");
        press("Let the rule decide: Tier");
        assertThat(page()).doesNotContain("an old friend because").contains("By rule: bought for less than 20,000");
    }

    @Test
    void aRefusedTagIsShownWithTheWayBack() {
        var seller = open(Role.SALES);
        assertThat(page()).contains("needs owner");
        press("Remove the tag “needs owner”");

        assertThat(page()).contains("“needs owner” is not put on by rule, since " + seller.name() + " removed it");
        press("Let the rule put on “needs owner”");
        assertThat(page()).doesNotContain("is not put on by rule");
        assertThat(desk.profile(customer).tags()).extracting(tag -> tag.word()).containsExactly("needs owner");
    }
}
