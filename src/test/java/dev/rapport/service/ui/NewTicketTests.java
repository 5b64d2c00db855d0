package dev.rapport.service.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import dev.rapport.access.Role;
import dev.rapport.customer.CustomerDesk;
import dev.rapport.customer.CustomerLine;
import dev.rapport.customer.Customers;
import dev.rapport.customer.NewCustomer;
import dev.rapport.platform.CustomerId;
import dev.rapport.service.Triage;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import dev.rapport.testing.LogsOutAtTheEnd;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Opening a ticket for whoever calls. */
@DatabaseTest
@ExtendWith(LogsOutAtTheEnd.class)
class NewTicketTests extends SpringBrowserlessTest {

    @Autowired
    Colleagues colleagues;

    @Autowired
    Customers customers;

    @Autowired
    CustomerDesk desk;

    @Autowired
    JdbcClient jdbc;

    private final String name = "Caller " + UUID.randomUUID();

    @BeforeEach
    void logIn() {
        colleagues.logIn(colleagues.join(Triage.INTAKE, Role.SERVICE));
    }

    private CustomerId known(String phone) {
        return customers.findOrAdd(new NewCustomer(
                NewCustomer.Kind.PERSON,
                name,
                null,
                null,
                null,
                phone.isEmpty() ? List.of() : List.of(phone),
                Map.of()));
    }

    private void open() {
        var view = navigate(TicketsView.class);
        test($(Button.class, view).withText("New ticket").first()).click();
    }

    private TextField field(String label) {
        return $(TextField.class).withPropertyValue(TextField::getLabel, label).last();
    }

    @SuppressWarnings("unchecked")
    private ComboBox<CustomerLine> picker() {
        return $(ComboBox.class)
                .withPropertyValue(ComboBox::getLabel, "Customer")
                .last();
    }

    private void save() {
        test($(Button.class).withText("New ticket").last()).click();
    }

    private int ticketsOf(CustomerId customer) {
        return jdbc.sql("select count(*) from ticket where customer_id = :customer")
                .param("customer", customer.value())
                .query(Integer.class)
                .single();
    }

    @Test
    void isForTheCustomerWhoWasChosenAndShowsWhatElseRuns() {
        var customer = known("");
        open();
        picker().setValue(desk.list(name, 1, null).items().getFirst());
        assertThat($(H3.class).last().getText()).isEqualTo("Cases");
        test(field("Subject")).setValue("Cannot log in");
        test($(TextArea.class).last()).setValue("Since this morning.");
        save();
        assertThat(ticketsOf(customer)).isEqualTo(1);
        assertThat(getCurrentView()).isInstanceOf(TicketView.class);
    }

    @Test
    void saysAtOnceAllThatIsMissing() {
        open();
        save();
        assertThat(picker().isInvalid()).isTrue();
        assertThat(field("Subject").isInvalid()).isTrue();
        assertThat($(TextArea.class).last().isInvalid()).isTrue();
    }

    @Test
    void aNewCallerWithAKnownNumberIsShownWhoMayBeMeant() {
        var phone = "+86138%08d".formatted(Math.floorMod(name.hashCode(), 100_000_000));
        var customer = known(phone);
        open();
        test($(Button.class).withText("New customer").last()).click();
        field("Name").setValue("Somebody else");
        $(TextField.class)
                .withPropertyValue(TextField::getLabel, "Phone")
                .last()
                .setValue(phone);
        test($(Button.class).withTextContaining(name).last()).click();
        assertThat(picker().getValue().id()).isEqualTo(customer);
    }

    @Test
    void whoGoesOnAtOnceIsAskedWhoMayBeMeant() {
        known("");
        open();
        test($(Button.class).withText("New customer").last()).click();
        field("Name").setValue(name);
        test(field("Subject")).setValue("Cannot log in");
        test($(TextArea.class).last()).setValue("Since this morning.");
        save();
        assertThat(desk.list(name, 5, null).items()).hasSize(1);
        assertThat($(Span.class).withTextContaining("press the button again").exists())
                .isTrue();
        save();
        assertThat(desk.list(name, 5, null).items()).hasSize(2);
    }
}
