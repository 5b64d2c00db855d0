package dev.rapport.loyalty.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import dev.rapport.access.Role;
import dev.rapport.customer.Customers;
import dev.rapport.customer.NewCustomer;
import dev.rapport.customer.ui.CustomerView;
import dev.rapport.loyalty.CouponBatch;
import dev.rapport.loyalty.CouponBatches;
import dev.rapport.loyalty.CouponTerms;
import dev.rapport.loyalty.Coupons;
import dev.rapport.loyalty.Points;
import dev.rapport.platform.CustomerId;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import dev.rapport.testing.LogsOutAtTheEnd;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;

/** Points and coupons on the screens of those who give and take them. */
@DatabaseTest
@ExtendWith(LogsOutAtTheEnd.class)
class LoyaltyPagesTests extends SpringBrowserlessTest {

    @Autowired
    Colleagues colleagues;

    @Autowired
    Customers customers;

    @Autowired
    Points points;

    @Autowired
    CouponBatches batches;

    @Autowired
    Coupons coupons;

    private CustomerId customer = CustomerId.next();

    @BeforeEach
    void somebodyLooks() {
        colleagues.logIn(colleagues.join(colleagues.newTeam(), Role.MANAGER));
        customer = customers.findOrAdd(new NewCustomer(
                NewCustomer.Kind.PERSON, "Buyer", "pages-" + UUID.randomUUID(), null, null, List.of(), Map.of()));
    }

    @Test
    void pointsAreGivenAndSpentOnTheCustomersPageAndReadInFull() {
        var view = navigate("customers/" + customer, CustomerView.class);
        assertThat(view.getElement().getTextRecursively()).contains("No points yet");

        click("Give points");
        fill("Points", "120");
        fill("Reason", "helped us");
        clickLast("Give points");
        click("Spend points");
        fill("Points", "200");
        fill("For what", "a cup");
        clickLast("Spend points");
        assertThat(points.standing(customer).balance()).isEqualTo(120);
        fill("Points", "20");
        clickLast("Spend points");

        assertThat(points.standing(customer).balance()).isEqualTo(100);
        assertThat(view.getElement().getTextRecursively())
                .contains("helped us")
                .contains("+120")
                .contains("−20");
        UI.getCurrent().navigate(PointsView.class, QueryParameters.simple(Map.of("customer", customer.toString())));
        var ledger = (PointsView) getCurrentView();
        assertThat(ledger.getElement().getTextRecursively()).contains("100 points can be spent.");
    }

    @Test
    void aBatchIsMadeStartedGivenFromAndStopped() {
        navigate("coupons", CouponsView.class);
        var name = "Spring " + UUID.randomUUID();
        click("New batch");
        fill("Name", name);
        clickLast("Save");
        fill("Off", "10");
        clickLast("Save");

        var batch = batches.list(CouponBatch.State.DRAFT, 50, null).items().stream()
                .filter(one -> one.terms().name().equals(name))
                .findFirst()
                .orElseThrow();
        var view = navigate("coupons/" + batch.id(), BatchView.class);
        assertThat(view.getElement().getTextRecursively()).contains("look it over and start it");
        click("Start");
        var coupon = coupons.issue(batch.id(), customer);
        var running = navigate("coupons/" + batch.id(), BatchView.class);
        assertThat(running.getElement().getTextRecursively()).contains(coupon.code());
        click("Stop");
        assertThat(batches.get(batch.id()).state()).isEqualTo(CouponBatch.State.STOPPED);

        var page = navigate("customers/" + customer, CustomerView.class);
        assertThat(page.getElement().getTextRecursively()).contains(name).contains(coupon.code());
    }

    @Test
    void whoRedeemsReadsWhichGiftIsDue() {
        var batch = batches.make(new CouponTerms(
                "Gift " + UUID.randomUUID(),
                CouponTerms.Kind.GIFT,
                null,
                "Blue cup",
                Currency.getInstance("CNY"),
                null,
                List.of(),
                Instant.EPOCH,
                null,
                null,
                null,
                false,
                null,
                false));
        batches.start(batch);
        var coupon = coupons.issue(batch, customer);
        navigate("customers/" + customer, CustomerView.class);
        click("Redeem");
        fill("Code", coupon.code());
        fill("Order number", "G" + coupon.id());
        fill("Amount of the order", "80");
        clickLast("Redeem");
        assertThat($(Notification.class).all())
                .extracting(notice -> notice.getElement().getProperty("text"))
                .anySatisfy(text -> assertThat(text).startsWith("Blue cup is given"));
    }

    private void click(String text) {
        test($(Button.class).withText(text).all().getFirst()).click();
    }

    private void clickLast(String text) {
        test($(Button.class).withText(text).all().getLast()).click();
    }

    private void fill(String label, String value) {
        test($(TextField.class)
                        .withPropertyValue(TextField::getLabel, label)
                        .all()
                        .getLast())
                .setValue(value);
    }
}
