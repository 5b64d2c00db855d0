package dev.rapport.customer.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.html.Span;
import dev.rapport.access.Role;
import dev.rapport.customer.Customers;
import dev.rapport.customer.NewCustomer;
import dev.rapport.platform.Channel;
import dev.rapport.service.NewTicket;
import dev.rapport.service.TicketDesk;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import dev.rapport.testing.LogsOutAtTheEnd;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;

@DatabaseTest
@ExtendWith(LogsOutAtTheEnd.class)
class CustomerCasesTests extends SpringBrowserlessTest {

    @Test
    void theCasesOfACustomerHaveTheTonesOfTheirKind(
            @Autowired Colleagues colleagues, @Autowired Customers customers, @Autowired TicketDesk desk) {
        colleagues.logIn(colleagues.join(colleagues.newTeam(), Role.MANAGER));
        var customer = customers.findOrAdd(
                new NewCustomer(NewCustomer.Kind.PERSON, "Toned", null, null, null, List.of(), Map.of()));
        var ticket = desk.open(new NewTicket(customer, "Toned", "Please answer.", Channel.EMAIL, null, false));
        assertThat(tone(customer.toString())).contains("chip-info");

        desk.closeAsDuplicate(
                ticket.id(),
                desk.open(new NewTicket(customer, "The other", "Please answer.", Channel.EMAIL, null, false))
                        .number(),
                null);

        assertThat(tone(customer.toString())).contains("chip-good");
    }

    /** Of the ticket that was opened first, which stands last. */
    private List<String> tone(String customer) {
        var view = navigate("customers/" + customer, CustomerView.class);
        return $(Span.class, view)
                .withCondition(chip -> chip.getClassNames().contains("chip")
                        && List.of("New", "Closed").contains(chip.getElement().getTextRecursively()))
                .all()
                .getLast()
                .getClassNames()
                .stream()
                .toList();
    }
}
