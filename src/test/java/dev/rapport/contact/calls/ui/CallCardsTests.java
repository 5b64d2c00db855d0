package dev.rapport.contact.calls.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.internal.MockVaadin;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.textfield.TextField;
import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.cases.ui.SubjectLink;
import dev.rapport.contact.accounts.AccountDesk;
import dev.rapport.contact.accounts.AccountDraft;
import dev.rapport.contact.calls.CallState;
import dev.rapport.contact.calls.Calls;
import dev.rapport.contact.calls.CallsAtHand;
import dev.rapport.contact.calls.Extensions;
import dev.rapport.contact.calls.MyCallsChanged;
import dev.rapport.contact.calls.PhoneCall;
import dev.rapport.contact.inbound.InboundBatches;
import dev.rapport.customer.Customers;
import dev.rapport.customer.NewCustomer;
import dev.rapport.platform.CustomerId;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import dev.rapport.testing.LogsOutAtTheEnd;
import dev.rapport.testing.Phones;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.postgresql.PGConnection;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;

/** Whoever's telephone rings sees on whatever page they are who calls, and says it where nobody knows. */
@DatabaseTest
@ExtendWith(LogsOutAtTheEnd.class)
class CallCardsTests extends SpringBrowserlessTest {

    @Autowired
    AccountDesk accounts;

    @Autowired
    Extensions extensions;

    @Autowired
    InboundBatches inbound;

    @Autowired
    CallsAtHand atHand;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    Calls calls;

    @Autowired
    Customers customers;

    @Autowired
    Colleagues colleagues;

    private Person agent;
    private Person neighbour;
    private UUID account;
    private String other;

    @BeforeEach
    void aTelephoneSystem() {
        var admin = colleagues.join(null, Role.ADMIN);
        agent = colleagues.join("service-l1", Role.SERVICE);
        neighbour = colleagues.join("service-l1", Role.SERVICE);
        var values = Map.of("proof", "header", "secret", "a telephone's own long secret", "country", "CN");
        account = colleagues
                .as(admin, () -> accounts.connect("pbx", new AccountDraft("PBX " + UUID.randomUUID(), values)))
                .id();
        colleagues.as(admin, () -> {
            extensions.add(account, "101", agent.id());
            extensions.add(account, "102", neighbour.id());
            return true;
        });
        other = "+86" + Phones.next();
    }

    private void tells(String there, String event, String users) {
        var body = "event=%s&callId=%s&from=%s&to=01062301234&direction=in&user=%s"
                .formatted(event, there, other.replace("+", "%2B"), users);
        inbound.keep(account, there + event + users, there, body.getBytes(StandardCharsets.UTF_8));
    }

    private String rings(String users) {
        var there = UUID.randomUUID().toString();
        tells(there, "newCall", users);
        return there;
    }

    private CustomerId person(String name) {
        return customers
                .add(new NewCustomer(NewCustomer.Kind.PERSON, name, null, null, null, List.of(other), Map.of()))
                .id();
    }

    private void onSomePage() {
        colleagues.logIn(agent);
        navigate(CallsView.class);
    }

    /** And then the agent is who looks at the page again. */
    private <T> T as(Person person, Callable<T> deed) {
        try {
            return colleagues.as(person, deed);
        } finally {
            colleagues.logIn(agent);
        }
    }

    private List<PhoneCall> mine(Person person) {
        return as(person, atHand::mine);
    }

    private static String text(Component component) {
        return component.getElement().getTextRecursively();
    }

    /** Nobody listens to the database in these tests; that it tells is tested below. */
    private void newsCome() {
        events.publishEvent(new MyCallsChanged(agent.id()));
        MockVaadin.clientRoundtrip();
    }

    /** Comes by itself. */
    private CallCard card() {
        await().pollInSameThread().atMost(Duration.ofSeconds(20)).until(() -> {
            newsCome();
            return $(CallCard.class).exists();
        });
        return $(CallCard.class).single();
    }

    private void isGone() {
        await().pollInSameThread().atMost(Duration.ofSeconds(20)).until(() -> {
            newsCome();
            return !$(CallCard.class).exists();
        });
    }

    private Button button(Component within, String text) {
        return $(Button.class, within).all().stream()
                .filter(button -> button.getText().equals(text))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whoeversTelephoneRingsSeesWhoCallsOnWhateverPageTheyAre() {
        var name = "Zhang " + UUID.randomUUID();
        person(name);
        onSomePage();
        assertThat($(CallCard.class).exists()).isFalse();

        var there = rings("101");

        assertThat(text(card())).contains(name, "ringing").doesNotContain(other.substring(3));
        tells(there, "answer", "101");
        await().pollInSameThread().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            newsCome();
            assertThat(text(card())).contains("talking");
        });
    }

    @Test
    void whatAnotherTookGoesAwayAndSaysWhoTookIt() {
        onSomePage();
        var there = rings("101,102");
        var call = card().call();
        assertThat(mine(neighbour)).extracting(PhoneCall::id).containsExactly(call.id());

        tells(there, "answer", "102");

        isGone();
        assertThat(as(agent, () -> atHand.takenBy(call.id()))).contains(neighbour.name());
        assertThat(as(neighbour, () -> atHand.takenBy(call.id()))).isEmpty();
    }

    @Test
    void theNumberLeadsToTheCallOnceWhoRingsMayReadIt() {
        onSomePage();
        var there = rings("101,102&queue=" + colleagues.newTeam());
        var number = card().call().number();
        assertThat(text(card())).contains(number);
        assertThat($(SubjectLink.class, card()).exists()).isFalse();

        tells(there, "answer", "101");

        await().pollInSameThread().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            newsCome();
            assertThat($(SubjectLink.class, card()).single().getText()).isEqualTo(number);
        });
    }

    @Test
    void aCallThatIsPassedOnStandsOnTheScreenOfWhoseTelephoneRings() {
        onSomePage();
        var there = rings("102");
        tells(there, "answer", "102");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> mine(neighbour).stream().anyMatch(call -> call.answeredAt() != null));

        tells(there, "newCall", "101");

        assertThat(text(card())).contains("ringing");
        assertThat(mine(neighbour)).extracting(PhoneCall::state).containsExactly(CallState.TALKING);
    }

    @Test
    void theNextCallIsOpenThoughOneIsStillToBeWrittenUpAndOnItsPageThatHasNoCard() {
        onSomePage();
        var there = rings("101");
        tells(there, "answer", "101");
        tells(there, "hangup", "101");
        await().pollInSameThread()
                .atMost(Duration.ofSeconds(20))
                .until(() -> card().call().state() == CallState.WRAP_UP);
        other = "+86137" + other.substring(6);
        rings("101");
        await().pollInSameThread().atMost(Duration.ofSeconds(20)).until(() -> {
            newsCome();
            return $(CallCard.class).all().size() == 2;
        });
        var cards = $(CallCard.class).all();
        assertThat(cards)
                .extracting(card -> card.call().state() == CallState.RINGING, CallCardsTests::isOpen)
                .containsExactlyInAnyOrder(tuple(true, true), tuple(false, false));

        var over = cards.stream()
                .filter(card -> card.call().state() == CallState.WRAP_UP)
                .findFirst()
                .orElseThrow();
        UI.getCurrent().navigate("calls/" + over.call().number());
        newsCome();
        assertThat($(CallCard.class).all())
                .extracting(card -> card.call().state())
                .containsExactly(CallState.RINGING);
    }

    private static boolean isOpen(CallCard card) {
        return card.getChildren().flatMap(Component::getChildren).skip(1).allMatch(Component::isVisible);
    }

    @Test
    void whatMovesIsToldToAllAtWhoseTelephonesItRang(@Autowired DataSource database) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("listen phone_call");
            rings("101,102");
            var told = new HashSet<String>();
            await().atMost(Duration.ofSeconds(20)).until(() -> {
                for (var news : connection.unwrap(PGConnection.class).getNotifications(100))
                    told.add(news.getParameter());
                return told.containsAll(
                        List.of(agent.id().toString(), neighbour.id().toString()));
            });
            statement.execute("unlisten phone_call");
        }
    }

    @Test
    void twoCallsAreTwoCardsAndNobodyElseSeesThem() {
        var first = other;
        onSomePage();
        rings("101");
        other = "+86137" + first.substring(6);
        rings("101");

        await().pollInSameThread().atMost(Duration.ofSeconds(20)).until(() -> {
            newsCome();
            return $(CallCard.class).all().size() == 2;
        });
        assertThat(mine(neighbour)).isEmpty();
    }

    @Test
    void ofSeveralWhoShareTheNumberOneIsChosenWithOneClick() {
        var one = "Li " + UUID.randomUUID();
        var two = "Wang " + UUID.randomUUID();
        person(one);
        var id = person(two);
        onSomePage();
        rings("101");
        assertThat(text(card())).contains(one, two, "It may be one of these");

        $(Button.class, card()).all().stream()
                .filter(button -> button.getText().equals("It is them"))
                .toList()
                .get(1)
                .click();

        assertThat(calls.get(card().call().number()).customer()).isEqualTo(id);
        assertThat(text(card())).doesNotContain(one);
    }

    @Test
    void whoIsUnknownBecomesACustomerInOneStep() {
        onSomePage();
        rings("101");
        var name = "Zhao " + UUID.randomUUID();
        button(card(), "New customer …").click();
        $(TextField.class, $(NewCallerDialog.class).single()).single().setValue(name);
        button($(NewCallerDialog.class).single(), "Add customer").click();

        var customer = calls.get(card().call().number()).customer();
        assertThat(customers.names(List.of(customer))).containsEntry(customer, name);
        assertThat(text(card())).contains(name);
        rings("101");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() ->
                        assertThat(mine(agent)).extracting(PhoneCall::customer).containsExactly(customer, customer));
    }

    @Test
    void whatIsPutAwayComesBackOnlyWhenItMoves() {
        onSomePage();
        var there = rings("101");
        var id = card().call().id();
        atHand.putAway(id);
        isGone();
        assertThat(mine(agent)).isEmpty();

        tells(there, "answer", "101");

        assertThat(card().call().id()).isEqualTo(id);
    }
}
