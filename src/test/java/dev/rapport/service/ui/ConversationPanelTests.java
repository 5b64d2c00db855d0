package dev.rapport.service.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.internal.MockVaadin;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.cases.CaseNews;
import dev.rapport.contact.Delivery;
import dev.rapport.contact.Way;
import dev.rapport.customer.Customers;
import dev.rapport.customer.NewCustomer;
import dev.rapport.planted.post.PlantedPost;
import dev.rapport.platform.Channel;
import dev.rapport.platform.HeldWords;
import dev.rapport.service.HeldReplies;
import dev.rapport.service.NewTicket;
import dev.rapport.service.Ticket;
import dev.rapport.service.TicketDesk;
import dev.rapport.service.TicketPages;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import dev.rapport.testing.LogsOutAtTheEnd;
import dev.rapport.testing.MovableClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
@ExtendWith(LogsOutAtTheEnd.class)
class ConversationPanelTests extends SpringBrowserlessTest {

    @Autowired
    TicketDesk desk;

    @Autowired
    PlantedPost post;

    @Autowired
    TicketPages pages;

    @Autowired
    HeldWords words;

    @Autowired
    MovableClock clock;

    private Ticket ticket;
    private Person me;

    @BeforeEach
    void aTicket(@Autowired Colleagues colleagues, @Autowired Customers customers) {
        me = colleagues.join(colleagues.newTeam(), Role.MANAGER);
        colleagues.logIn(me);
        var customer = customers.findOrAdd(
                new NewCustomer(NewCustomer.Kind.PERSON, "Talk", null, null, null, List.of(), Map.of()));
        ticket = desk.open(new NewTicket(customer, "Talk", "Please answer.", Channel.EMAIL, null, false));
    }

    private void send() {
        test($(Button.class).withText("Send to the customer").single()).click();
    }

    @Test
    void aReplyIsOnlySentWhenTheNewestMessageWasShownAndStaysUntilThen() {
        var view = navigate("tickets/" + ticket.number(), TicketView.class);
        var reply = reply();
        test(reply).setValue("We look into it.");
        desk.customerWrote(ticket.id(), "It is worse now.", null);

        send();

        assertThat(reply.getValue()).isEqualTo("We look into it.");
        assertThat(view.getElement().getTextRecursively())
                .contains("It is worse now.")
                .contains("The customer has just written");

        send();

        assertThat(reply.getValue()).isEmpty();
    }

    @Test
    void whoRepliesAfterAColleagueDidIsAskedBeforeItGoes(
            @Autowired Colleagues colleagues, @Autowired HeldReplies held) {
        navigate("tickets/" + ticket.number(), TicketView.class);
        test(reply()).setValue("Mine.");
        var colleague = colleagues.join(null, Role.MANAGER);
        colleagues.as(colleague, () -> held.hold(ticket.id(), "Theirs.", null));
        colleagues.logIn(me);
        clock.move(Duration.ofSeconds(11));
        words.sendDue();

        send();

        assertThat(reply().getValue()).isEqualTo("Mine.");
        test($(ConfirmDialog.class).single()).confirm();
        assertThat(reply().getValue()).isEmpty();
    }

    @Test
    void saysWhereAReplyGoesBeforeItIsWritten() {
        var view = navigate("tickets/" + ticket.number(), TicketView.class);

        assertThat(view.getElement().getTextRecursively()).contains("Goes out as E-mail from the tests to p***.");
    }

    @Test
    void ofSeveralWaysThePersonChooses() {
        var view = navigate("tickets/" + ticket.number(), TicketView.class);
        @SuppressWarnings("unchecked")
        var by = (Select<Way.Open>) $(Select.class).withCaption("Send as").single();
        assertThat(by.getValue().channel()).isEqualTo(Channel.EMAIL);

        by.setValue(by.getListDataView()
                .getItems()
                .filter(way -> way.channel() == Channel.SMS)
                .findFirst()
                .orElseThrow());
        assertThat(view.getElement().getTextRecursively()).contains("Goes out as Text message");
        test(reply()).setValue("By text message.");
        send();
        clock.move(Duration.ofSeconds(11));
        words.sendDue();
        post.carry(ticket.id());

        assertThat(pages.page(ticket.number()).messages().getLast().channel()).isEqualTo(Channel.SMS);
    }

    @Test
    void whereNothingCanCarryAReplyItSaysSoAndTakesDownWhatWasTold() {
        post.loses(ticket.request().customer());
        var view = navigate("tickets/" + ticket.number(), TicketView.class);

        assertThat(view.getElement().getTextRecursively())
                .contains("The customer has no e-mail address. No other way is open. Add an e-mail")
                .contains("or record what you told them");
        assertThat($(Anchor.class)
                        .withText("Add an address or a number")
                        .single()
                        .getHref())
                .isEqualTo("customers/" + ticket.request().customer());
        test(reply()).setValue("I phoned: we look into it.");
        test($(Button.class).withText("Record that I told them").single()).click();

        assertThat(pages.page(ticket.number()).ticket().firstReplyAt()).isNotNull();
        assertThat(view.getElement().getTextRecursively())
                .contains("told the customer")
                .contains("on record");
    }

    @Test
    void whatDidNotGoOutSaysWhyAndIsSentAgain() {
        var text = "Refused " + ticket.number();
        post.refuses(text);
        desk.reply(ticket.id(), text, null);
        post.carry(ticket.id());
        var view = navigate("tickets/" + ticket.number(), TicketView.class);
        assertThat(view.getElement().getTextRecursively())
                .contains("not sent")
                .contains("It did not go out: The mail server did not take it.");

        post.takes(text);
        test($(Button.class).withText("Send again").single()).click();
        post.carry(ticket.id());

        assertThat(pages.page(ticket.number()).messages().getLast().delivery().state())
                .isEqualTo(Delivery.State.SENT);
    }

    @Test
    void whoeverIsWritingWhileTheTicketIsClosedIsToldAndKeepsTheWords(
            @Autowired ApplicationEventPublisher events, @Autowired JdbcClient jdbc) {
        jdbc.sql("update ticket set state = 'solved' where id = :id")
                .param("id", ticket.id().value())
                .update();
        var view = navigate("tickets/" + ticket.number(), TicketView.class);
        test(reply()).setValue("We look into it.");

        desk.close(ticket.id());
        events.publishEvent(new CaseNews(Set.of(ticket.id())));

        await().pollInSameThread().untilAsserted(() -> {
            MockVaadin.runUIQueue();
            assertThat(view.getElement().getTextRecursively())
                    .contains("The ticket was closed while you were writing", "is closed. Reopen it");
        });
        assertThat(reply().getValue()).isEqualTo("We look into it.");
        assertThat($(Button.class).withText("Send to the customer").single().isEnabled())
                .isFalse();
        assertThat($(Button.class).withText("Close: the customer is content").exists())
                .isFalse();
    }

    @Test
    void aReplyToAClosedTicketIsRefusedBeforeItWaits(@Autowired HeldReplies replies, @Autowired JdbcClient jdbc) {
        jdbc.sql("update ticket set state = 'solved' where id = :id")
                .param("id", ticket.id().value())
                .update();
        desk.close(ticket.id());

        assertThatThrownBy(() -> replies.hold(ticket.id(), "We look into it.", null))
                .hasMessage("ticket.cannot-reply");
    }

    @Test
    void wordsThatAreTakenBackOnAnotherTicketsPageAreInTheReplyFieldOfTheirOwn(@Autowired HeldReplies held) {
        var other = desk.open(
                new NewTicket(ticket.request().customer(), "Another", "Please answer.", Channel.EMAIL, null, false));
        navigate("tickets/" + ticket.number(), TicketView.class);
        test(reply()).setValue("We look into it.");
        send();
        assertThat($(Span.class).all())
                .extracting(Span::getText)
                .contains(ticket.number() + ": goes to the customer in ten seconds");

        navigate("tickets/" + other.number(), TicketView.class);
        test($(Button.class).withText("Undo").first()).click();

        assertThat(reply().getValue()).isEmpty();
        assertThat($(Anchor.class).withText("Go there").single().getHref()).isEqualTo("tickets/" + ticket.number());
        assertThat(held.givenBack(ticket.id())).contains("We look into it.");
        assertThat(words.waiting()).isEmpty();
    }

    @Test
    void wordsThatAreTakenBackStandBeforeWhatWasTypedSince() {
        navigate("tickets/" + ticket.number(), TicketView.class);
        test(reply()).setValue("We look into it.");
        send();
        test(reply()).setValue("And more.");
        test($(Button.class).withText("Undo").first()).click();

        assertThat(reply().getValue()).isEqualTo("We look into it.\n\nAnd more.");
    }

    @Test
    void whoOnlyReadsIsOfferedNoWork(@Autowired Colleagues colleagues) {
        colleagues.logIn(colleagues.join(null, Role.AUDITOR));

        var view = navigate("tickets/" + ticket.number(), TicketView.class);

        assertThat(view.getElement().getTextRecursively()).contains("Please answer.");
        assertThat(replies()).isEmpty();
        assertThat($(Button.class).withText("Change priority").exists()).isFalse();
    }

    @Test
    void whatDidNotGoOutIsInTheReplyFieldAgain() {
        navigate("tickets/" + ticket.number(), TicketView.class);
        test(reply()).setValue("We look into it.");
        send();
        desk.customerWrote(ticket.id(), "It is worse now.", null);
        clock.move(Duration.ofSeconds(11));
        words.sendDue();

        navigate("tickets", TicketsView.class);
        navigate("tickets/" + ticket.number(), TicketView.class);

        assertThat(reply().getValue()).isEqualTo("We look into it.");
    }

    /** The field for the customer; notes have another one. */
    private TextArea reply() {
        assertThat(replies()).hasSize(1);
        return replies().getFirst();
    }

    private List<TextArea> replies() {
        return $(TextArea.class).all().stream()
                .filter(area -> !area.getAriaLabel().equals(Optional.of("New note")))
                .toList();
    }
}
