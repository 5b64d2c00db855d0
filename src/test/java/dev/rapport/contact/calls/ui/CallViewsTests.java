package dev.rapport.contact.calls.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.textfield.TextField;
import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.contact.accounts.AccountDesk;
import dev.rapport.contact.accounts.AccountDraft;
import dev.rapport.contact.accounts.ui.ChannelAccountView;
import dev.rapport.contact.calls.CallFilter;
import dev.rapport.contact.calls.Calls;
import dev.rapport.contact.calls.ClickToCall;
import dev.rapport.contact.calls.Extensions;
import dev.rapport.contact.inbound.InboundBatches;
import dev.rapport.customer.Customers;
import dev.rapport.customer.NewCustomer;
import dev.rapport.platform.PhoneNumber;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import dev.rapport.testing.LogsOutAtTheEnd;
import dev.rapport.testing.Phones;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Somebody sees who called and says who it was; administrators say whose telephone is whose. */
@DatabaseTest
@ExtendWith(LogsOutAtTheEnd.class)
class CallViewsTests extends SpringBrowserlessTest {

    @Autowired
    AccountDesk accounts;

    @Autowired
    Extensions extensions;

    @Autowired
    InboundBatches inbound;

    @Autowired
    Calls calls;

    @Autowired
    Customers customers;

    @Autowired
    ClickToCall dials;

    @Autowired
    Colleagues colleagues;

    @Autowired
    JdbcClient jdbc;

    private Person admin;
    private Person agent;
    private UUID account;
    private String other;

    @BeforeEach
    void aTelephoneSystem() {
        admin = colleagues.join(null, Role.ADMIN);
        agent = colleagues.join("service-l1", Role.SERVICE);
        var values = Map.of("proof", "header", "secret", "a telephone's own long secret", "country", "CN");
        account = colleagues
                .as(admin, () -> accounts.connect("pbx", new AccountDraft("PBX " + UUID.randomUUID(), values)))
                .id();
        colleagues.as(admin, () -> extensions.add(account, "101", agent.id()));
        other = "+86" + Phones.next();
    }

    private String call(String events) {
        var there = UUID.randomUUID().toString();
        for (var event : events.split(" ")) {
            var body = "event=%s&callId=%s&from=%s&to=01062301234&direction=in&user=101"
                    .formatted(event, there, other.replace("+", "%2B"));
            inbound.keep(account, there + event, there, body.getBytes(StandardCharsets.UTF_8));
        }
        return await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> jdbc.sql("""
                                        select number
                                        from phone_call
                                        where there = :there
                                            and (ended_at is not null or :lasts)
                                        """)
                                .param("there", there)
                                .param("lasts", !events.contains("hangup"))
                                .query(String.class)
                                .optional(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private static String text(Component component) {
        return component.getElement().getTextRecursively();
    }

    private Button button(Component page, String text) {
        return $(Button.class, page).all().stream()
                .filter(button -> button.getText().equals(text))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whoHasATelephoneThatCanBeMadeToCallFindsAButtonThatSaysWhatGoesWrong() {
        var settings = Map.of(
                "host",
                "localhost",
                "port",
                "1",
                "security",
                "plain",
                "user",
                "rapport",
                "password",
                "secret",
                "country",
                "CN",
                "channel",
                "PJSIP/{extension}",
                "context",
                "from-internal");
        var asterisk = colleagues.as(
                admin, () -> accounts.connect("asterisk", new AccountDraft("Asterisk " + UUID.randomUUID(), settings)));
        colleagues.as(admin, () -> extensions.add(asterisk.id(), "101", agent.id()));
        customers.add(new NewCustomer(
                NewCustomer.Kind.PERSON, "Zhou San " + other, null, null, null, List.of(other), Map.of()));
        var number = call("newCall hangup");
        await().atMost(Duration.ofSeconds(20)).until(() -> colleagues.as(agent, () -> dials.isThere()));
        colleagues.logIn(agent);
        var page = navigate(CallView.class, Map.of("number", number));
        assertThat($(Anchor.class, page).all()).noneMatch(link -> link.getHref().startsWith("tel:"));
        button(page, "Call " + PhoneNumber.read(other, "CN").masked()).click();
        assertThat($(Notification.class).all())
                .anyMatch(notice -> text(notice).contains("The Asterisk does not answer as it should"));
    }

    @Test
    void whoItMayBeIsOfferedAndChosen() {
        var one = "Zhou Yi " + other;
        for (var name : List.of(one, "Zhou Er " + other))
            customers.add(new NewCustomer(NewCustomer.Kind.PERSON, name, null, null, null, List.of(other), Map.of()));
        var number = call("newCall hangup");
        colleagues.logIn(agent);
        var page = navigate(CallView.class, Map.of("number", number));
        assertThat(text(page)).contains("Incoming call", "It may be one of these:", "Zhou Er", "missed");
        assertThat($(Anchor.class, page).all()).noneMatch(link -> link.getHref().startsWith("tel:"));

        button(page, "It is them").click();

        var customer = calls.get(number).customer();
        assertThat(customers.names(List.of(customer))).containsValue(one);
        button(navigate(CallView.class, Map.of("number", number)), "It is not them")
                .click();
        assertThat(calls.get(number).customer()).isNull();
    }

    @Test
    void whoMayOnlyLookSeesNoNumberToDial() {
        var number = call("newCall hangup");
        colleagues.logIn(colleagues.join(null, Role.AUDITOR));
        var page = navigate(CallView.class, Map.of("number", number));
        assertThat(text(page)).contains("****").doesNotContain("Say who it is");
        assertThat($(Anchor.class, page).all()).noneMatch(link -> link.getHref().startsWith("tel:"));
    }

    @Test
    void theListSaysWhoCalledAndIsNarrowedByItsAddress() {
        var number = call("newCall answer hangup");
        colleagues.logIn(agent);
        assertThat(text(navigate(CallsView.class))).contains("Calls");
        assertThat(calls.list(new CallFilter(CallFilter.Which.ALL, null, true, null), 10, null)
                        .items())
                .extracting(call -> call.number())
                .contains(number);
    }

    @Test
    void anExtensionIsAddedOnThePageOfItsAccount() {
        colleagues.logIn(admin);
        var page = navigate(ChannelAccountView.class, Map.of("account", account.toString()));
        assertThat(text(page)).contains("101: " + agent.name());
        button(page, "Add an extension …").click();
        var fields = $(TextField.class).all().stream()
                .filter(field -> "Extension".equals(field.getLabel()))
                .toList();
        fields.getFirst().setValue("102");
        @SuppressWarnings("unchecked")
        var person = (ComboBox<Person>) $(ComboBox.class).all().stream()
                .filter(field -> "Whose it is".equals(field.getLabel()))
                .findFirst()
                .orElseThrow();
        person.setValue(agent);
        $(Button.class).all().stream()
                .filter(button -> button.getText().equals("Add an extension …"))
                .toList()
                .getLast()
                .click();
        assertThat(extensions.of(account))
                .extracting(Extensions.Extension::extension)
                .containsExactly("101", "102");
    }

    @Test
    void whomToCallIsWorkedOneAfterAnother() {
        var team = colleagues.newTeam();
        var caller = colleagues.join(team, Role.SERVICE);
        colleagues.as(admin, () -> extensions.add(account, "103", caller.id()));
        var number = missedBy("103");
        colleagues.logIn(caller);
        var page = navigate(CallsToMakeView.class);
        assertThat(text(page)).contains(number, "called and reached nobody");
        assertThat($(Anchor.class, page).all()).anyMatch(link -> link.getHref().equals("tel:" + other));
        button(page, "Not reached, in an hour again (2)").click();
        assertThat(text(page)).contains("Nobody is to be called", "Comes again in a while", number);
        $(Button.class).all().stream()
                .filter(button -> button.getText().equals("Undo"))
                .toList()
                .getLast()
                .click();
        assertThat(text(page)).contains("called and reached nobody").doesNotContain("Comes again in a while");
    }

    private String missedBy(String extension) {
        var there = UUID.randomUUID().toString();
        var body = "event=hangup&callId=%s&from=%s&direction=in&user=%s"
                .formatted(there, other.replace("+", "%2B"), extension);
        inbound.keep(account, there, there, body.getBytes(StandardCharsets.UTF_8));
        return await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> jdbc.sql("select number from phone_call where there = :there")
                                .param("there", there)
                                .query(String.class)
                                .optional(),
                        Optional::isPresent)
                .orElseThrow();
    }
}
