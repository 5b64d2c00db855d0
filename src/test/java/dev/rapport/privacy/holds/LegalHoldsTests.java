package dev.rapport.privacy.holds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.button.Button;
import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.cases.Cases;
import dev.rapport.cases.CustomerLearnt;
import dev.rapport.cases.SubjectOpened;
import dev.rapport.customer.Customers;
import dev.rapport.customer.NewCustomer;
import dev.rapport.customer.ui.CustomerView;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Refused;
import dev.rapport.platform.SignOfLife;
import dev.rapport.platform.SubjectId;
import dev.rapport.privacy.holds.ui.LegalHoldsView;
import dev.rapport.sales.SalesKinds;
import dev.rapport.testing.Api;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import dev.rapport.testing.LogsOutAtTheEnd;
import dev.rapport.testing.MovableClock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Who sets holds, who sees them, and when they are over. */
@DatabaseTest
@ExtendWith(LogsOutAtTheEnd.class)
class LegalHoldsTests extends SpringBrowserlessTest {

    @Autowired
    LegalHolds holds;

    @Autowired
    Customers customers;

    @Autowired
    Cases cases;

    @Autowired
    Colleagues colleagues;

    @Autowired
    Api api;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    List<SignOfLife> signs;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MovableClock clock;

    private Person administrator;
    private CustomerId customer;

    @BeforeEach
    void aCustomer() {
        administrator = colleagues.join(null, Role.ADMIN);
        customer = customers.findOrAdd(new NewCustomer(
                NewCustomer.Kind.PERSON, "Held " + UUID.randomUUID(), null, null, null, List.of(), Map.of()));
    }

    @Test
    void standsUntilItsLastDayIsOver() {
        var today = LocalDate.now(clock);
        colleagues.as(administrator, () -> holds.set(new NewHold(customer, null, "Tax law, ten years", today)));
        try {
            assertThat(holds.isHeld(customer)).isTrue();
            clock.move(Duration.ofDays(1));
            assertThat(holds.isHeld(customer)).isFalse();
        } finally {
            clock.reset();
        }
    }

    @Test
    void isSetAndLiftedOnceByAdministratorsAndReadByAuditors() throws Exception {
        var wish = "{\"customer\":\"%s\",\"why\":\"Lawsuit about an invoice\"}".formatted(customer);
        api.ask(colleagues.join(null, Role.MANAGER), told("/api/v1/legal-holds", wish))
                .andExpect(status().isForbidden());
        api.ask(administrator, told("/api/v1/legal-holds", wish))
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.stands").value(true));
        var hold = jdbc.sql("select id from legal_hold where customer_id = :customer")
                .param("customer", customer.value())
                .query(UUID.class)
                .single();
        api.ask(colleagues.join(null, Role.AUDITOR), get("/api/v1/legal-holds"))
                .andExpect(jsonPath("$.items[?(@.id == '%s')]", hold).isNotEmpty());

        var lift = "/api/v1/legal-holds/" + hold + "/lift";
        api.ask(administrator, told(lift, "{}"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.code").value("holds.why-missing"));
        api.ask(administrator, told(lift, "{\"why\":\"The lawsuit is over\"}"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.stands").value(false));
        api.ask(administrator, told(lift, "{\"why\":\"The lawsuit is over\"}")).andExpect(status().isConflict());
        colleagues.logIn(administrator);
        assertThat(cases.story(customer, List.of(), Locale.ENGLISH, ZoneOffset.UTC, 50, null)
                        .items())
                .extracting(line -> line.text())
                .contains("Legal hold set", "Legal hold lifted");
    }

    private static org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder told(
            String path, String body) {
        return post(path).contentType(MediaType.APPLICATION_JSON).content(body);
    }

    private SubjectId aCaseOfNobody() {
        var id = SubjectId.next();
        events.publishEvent(new SubjectOpened(
                Ids.next(), id, clock.instant(), SalesKinds.LEAD, "L-" + id, "About chairs", null, null, null));
        return id;
    }

    private void learns(SubjectId subject) {
        events.publishEvent(new CustomerLearnt(Ids.next(), subject, clock.instant(), customer));
    }

    @Test
    void aHoldThatIsSetWhileItsCaseGetsACustomerHoldsThem() throws Exception {
        var subject = aCaseOfNobody();
        afterwards(
                () -> colleagues.as(administrator, () -> {
                    holds.set(new NewHold(null, subject.toString(), "Lawsuit", null));
                }),
                () -> learns(subject));
        assertThat(holder(subject)).isEqualTo(customer.value());
        assertThat(holds.isHeld(customer)).isTrue();

        var other = aCaseOfNobody();
        afterwards(
                () -> learns(other),
                () -> colleagues.as(administrator, () -> {
                    holds.set(new NewHold(null, other.toString(), "Lawsuit", null));
                }));
        assertThat(holder(other)).isEqualTo(customer.value());
    }

    private UUID holder(SubjectId subject) {
        return jdbc.sql("select customer_id from legal_hold where subject_id = :subject")
                .param("subject", subject.value())
                .query((row, number) -> row.getObject(1, UUID.class))
                .list()
                .getFirst();
    }

    /** The second begins while the first is not over, and waits for it. */
    private void afterwards(Runnable first, Runnable second) throws Exception {
        try (var others = Executors.newSingleThreadExecutor()) {
            var waits = new ArrayList<Future<?>>();
            transactions.executeWithoutResult(status -> {
                first.run();
                waits.add(others.submit(() -> transactions.executeWithoutResult(begun -> second.run())));
                await().until(() -> waits.getFirst().isDone() || somebodyWaitsForALock());
                assertThat(waits.getFirst().isDone()).isFalse();
            });
            waits.getFirst().get();
        }
    }

    private boolean somebodyWaitsForALock() {
        return jdbc.sql("select exists (select from pg_locks where not granted)")
                .query(Boolean.class)
                .single();
    }

    @Test
    void whoseCaseIsHeldIsHeldThoughTheHoldDoesNotSaySo() {
        var subject = aCaseOfNobody();
        colleagues.as(administrator, () -> {
            holds.set(new NewHold(null, subject.toString(), "Lawsuit", null));
        });
        jdbc.sql("update subject set customer_id = :customer where id = :subject")
                .param("customer", customer.value())
                .param("subject", subject.value())
                .update();

        assertThat(holder(subject)).isNull();
        assertThat(holds.isHeld(customer)).isTrue();
        var held = signs.stream()
                .filter(sign -> sign.table().equals("legal_hold"))
                .anyMatch(sign -> jdbc.sql("select exists (select from " + sign.table() + " cross join"
                                + " (select cast(:customer as uuid) as id) one where " + sign.condition() + ")")
                        .param("customer", customer.value())
                        .param("today", LocalDate.now(clock))
                        .query(Boolean.class)
                        .single());
        assertThat(held).isTrue();
    }

    @Test
    void whatCannotBeIsRefused() {
        refused("holds.about-missing", () -> new NewHold(null, " ", "Tax law", null));
        refused("holds.about-both", () -> new NewHold(customer, "T-0001", "Tax law", null));
        refused("holds.why-missing", () -> new NewHold(customer, null, "no", null));
        colleagues.as(administrator, () -> {
            refused(
                    "holds.until-over",
                    () -> holds.set(new NewHold(
                            customer, null, "Tax law", LocalDate.now(clock).minusDays(1))));
            refused("error.no-such-id", () -> holds.set(new NewHold(null, "T-999999", "Tax law", null)));
        });
        assertThat(holds.isHeld(customer)).isFalse();
    }

    @Test
    void everybodySeesThatItStandsAndAdministratorsSetIt() {
        colleagues.as(administrator, () -> holds.set(new NewHold(customer, null, "A secret lawsuit", null)));
        colleagues.logIn(colleagues.join(null, Role.SALES));
        var page = navigate("customers/" + customer, CustomerView.class);
        assertThat(page.getElement().getTextRecursively())
                .contains("Nothing is erased: all of the customer", "On hold")
                .doesNotContain("A secret lawsuit");
        assertThat($(Button.class).all()).extracting(Button::getText).doesNotContain("Set a legal hold");

        colleagues.logIn(administrator);
        navigate("customers/" + customer, CustomerView.class);
        assertThat($(Button.class).all()).extracting(Button::getText).contains("Set a legal hold");
        navigate(LegalHoldsView.class);
        assertThat($(Button.class).all()).extracting(Button::getText).contains("Set a legal hold");
    }

    @Test
    void tellsWhetherAnotherOneStillStands() {
        colleagues.as(administrator, () -> {
            var first = holds.set(new NewHold(customer, null, "First lawsuit", null));
            assertThat(holds.anotherStands(first)).isFalse();
            var second = holds.set(new NewHold(customer, null, "Second lawsuit", null));
            assertThat(holds.anotherStands(first)).isTrue();
            holds.lift(second.id(), "It was settled");
            assertThat(holds.anotherStands(first)).isFalse();
        });
    }

    private static void refused(String why, Runnable deed) {
        assertThatThrownBy(deed::run).isInstanceOf(Refused.class).hasMessage(why);
    }
}
