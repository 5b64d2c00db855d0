package dev.rapport.loyalty.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.router.QueryParameters;
import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.customer.Customers;
import dev.rapport.customer.NewCustomer;
import dev.rapport.customer.ui.CustomerView;
import dev.rapport.loyalty.CouponBatch;
import dev.rapport.loyalty.CouponBatches;
import dev.rapport.loyalty.CouponTerms;
import dev.rapport.loyalty.Coupons;
import dev.rapport.loyalty.Points;
import dev.rapport.loyalty.Redemption;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.ui.PersonZone;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import dev.rapport.testing.LogsOutAtTheEnd;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

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

    @Autowired
    Redemption redemption;

    @Autowired
    JdbcClient jdbc;

    private Person manager;
    private CustomerId customer = CustomerId.next();

    @BeforeEach
    void somebodyLooks() {
        manager = colleagues.join(colleagues.newTeam(), Role.MANAGER);
        colleagues.logIn(manager);
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
        var grid = test($(Grid.class).single());
        var shown = $(Grid.class).single().getColumns().stream()
                .filter(column -> ((Component) column).isVisible())
                .count();
        assertThat(IntStream.range(0, (int) shown).mapToObj(column -> grid.getCellText(0, column)))
                .contains(manager.name());
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
        assertThat(batches.get(batch.id()).state()).isEqualTo(CouponBatch.State.DRAFT);
        test($(ConfirmDialog.class).single()).confirm();
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
                Instant.parse("2020-01-01T00:00:00Z"),
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

    @Test
    void aRedeemedCouponSaysWhenItsLastDayAndGivesItBack() {
        var last = LocalDate.of(2190, 12, 1);
        var batch = batches.make(new CouponTerms(
                "Days " + UUID.randomUUID(),
                CouponTerms.Kind.VALUE,
                BigDecimal.TEN,
                null,
                Currency.getInstance("CNY"),
                null,
                List.of(),
                LocalDate.of(2020, 1, 1).atStartOfDay(PersonZone.get()).toInstant(),
                last.plusDays(1).atStartOfDay(PersonZone.get()).toInstant(),
                1,
                null,
                false,
                null,
                false));
        batches.start(batch);
        var coupon = coupons.issue(batch, customer);
        var redeemed = redemption.redeem(
                coupon.code(), new Redemption.Order("D" + coupon.id(), BigDecimal.valueOf(80), List.of()));
        jdbc.sql("update coupon set issued_at = issued_at - interval '400 days' where id = :id")
                .param("id", coupon.id())
                .update();

        var page = navigate("customers/" + customer, CustomerView.class);
        assertThat(page.getElement().getTextRecursively()).contains("until 1 Dec 2190");
        assertThat(times(page)).contains(String.valueOf(redeemed.redeemedAt()));
        var view = navigate("coupons/" + batch, BatchView.class);
        assertThat(view.getElement().getTextRecursively())
                .contains("1 Jan 2020 to 1 Dec 2190")
                .doesNotContain("Give a coupon");
        assertThat(times(view)).contains(String.valueOf(redeemed.redeemedAt()));

        click("Give back");
        fill("Reason", "cancelled");
        clickLast("Give back");
        assertThat(batches.get(batch).redeemed()).isZero();
        assertThat(view.getElement().getTextRecursively()).contains("given back from order D" + coupon.id());
    }

    private static List<String> times(Component page) {
        return page.getElement()
                .getChildren()
                .flatMap(LoyaltyPagesTests::within)
                .filter(one -> !one.isTextNode() && "relative-time".equals(one.getTag()))
                .map(one -> one.getAttribute("at"))
                .toList();
    }

    private static Stream<Element> within(Element element) {
        return Stream.concat(Stream.of(element), element.getChildren().flatMap(LoyaltyPagesTests::within));
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
