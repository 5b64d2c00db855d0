package dev.rapport.service.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import dev.rapport.access.Role;
import dev.rapport.customer.Customers;
import dev.rapport.customer.NewCustomer;
import dev.rapport.platform.Channel;
import dev.rapport.platform.HeldWords;
import dev.rapport.service.NewTicket;
import dev.rapport.service.Ticket;
import dev.rapport.service.TicketDesk;
import dev.rapport.service.TicketQueries;
import dev.rapport.service.TicketState;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import dev.rapport.testing.LogsOutAtTheEnd;
import dev.rapport.testing.MovableClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
@ExtendWith(LogsOutAtTheEnd.class)
class SolveDialogTests extends SpringBrowserlessTest {

    @Autowired
    TicketDesk desk;

    @Autowired
    TicketQueries tickets;

    @Autowired
    HeldWords words;

    @Autowired
    Customers customers;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MovableClock clock;

    private Ticket ticket;

    @BeforeEach
    void aTicket(@Autowired Colleagues colleagues) {
        colleagues.logIn(colleagues.join(colleagues.newTeam(), Role.MANAGER));
        ticket = opened("Solve");
    }

    private Ticket opened(String name) {
        var customer = customers.findOrAdd(new NewCustomer(
                NewCustomer.Kind.PERSON, name, UUID.randomUUID().toString(), null, null, List.of(), Map.of()));
        var opened = desk.open(new NewTicket(customer, name, "Please answer.", Channel.EMAIL, null, false));
        jdbc.sql("update ticket set state = 'open' where id = :id")
                .param("id", opened.id().value())
                .update();
        jdbc.sql("update subject set state = 'TicketState.OPEN' where id = :id")
                .param("id", opened.id().value())
                .update();
        return opened;
    }

    private TicketState.Kind state() {
        return tickets.ticket(ticket.number()).state().kind();
    }

    private void click(String text) {
        test($(Button.class).withText(text).last()).click();
    }

    @Test
    void asksForWordsToTheCustomerAndSolvesWhenTheyGoOut() {
        navigate("tickets/" + ticket.number(), TicketView.class);
        click("Solve: asks the customer for confirmation");
        click("Solve: asks the customer for confirmation");

        var field = $(TextArea.class).all().stream()
                .filter(area -> area.getLabel() != null && area.getLabel().startsWith("Solution"))
                .findFirst()
                .orElseThrow();
        assertThat(field.isInvalid()).isTrue();
        test(field).setValue("It works again.");
        click("Solve: asks the customer for confirmation");
        assertThat($(Dialog.class).all()).noneMatch(Dialog::isOpened);
        assertThat(state()).isEqualTo(TicketState.Kind.OPEN);

        clock.move(Duration.ofSeconds(11));
        words.sendDue();
        assertThat(state()).isEqualTo(TicketState.Kind.SOLVED);
    }

    @Test
    void solvesWithoutAWordOnlyForAReason() {
        navigate("tickets/" + ticket.number(), TicketView.class);
        click("Solve: asks the customer for confirmation");
        var how = $(RadioButtonGroup.class).last();
        how.setValue(how.getListDataView().getItems().toList().getLast());
        click("Solve without a word");
        assertThat(state()).isEqualTo(TicketState.Kind.OPEN);

        test($(TextArea.class).last()).setValue("They phoned.");
        click("Solve without a word");

        assertThat(state()).isEqualTo(TicketState.Kind.SOLVED);
    }

    @Test
    void namesBothCustomersBeforeADuplicateIsClosedAcrossThem() {
        var other = opened("Somebody else");
        navigate("tickets/" + ticket.number(), TicketView.class);
        click("Close as a duplicate");
        test($(TextField.class).last()).setValue(other.number());
        click("Close as a duplicate");

        var why = $(TextArea.class).last();
        assertThat(why.getErrorMessage()).contains("Solve").contains("Somebody else");
        test(why).setValue("One household.");
        click("Close although the customers differ");

        assertThat(state()).isEqualTo(TicketState.Kind.CLOSED);
    }
}
