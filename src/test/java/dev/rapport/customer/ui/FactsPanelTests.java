package dev.rapport.customer.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.textfield.TextField;
import dev.rapport.access.Role;
import dev.rapport.customer.Customers;
import dev.rapport.customer.NewCustomer;
import dev.rapport.customer.ProfileDesk;
import dev.rapport.customer.ProfileWish;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Revision;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import dev.rapport.testing.LogsOutAtTheEnd;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;

/** Facts are changed where they stand on the customer's page. */
@DatabaseTest
@ExtendWith(LogsOutAtTheEnd.class)
class FactsPanelTests extends SpringBrowserlessTest {

    @Autowired
    Colleagues colleagues;

    @Autowired
    Customers customers;

    @Autowired
    ProfileDesk desk;

    @Test
    void aFactIsChangedWhereItStandsAndUndoneFromItsHistory() {
        var customer = opened(Role.SALES);
        press("Change City");
        field("City").setValue("Shanghai");
        press("Save City");
        assertThat(page(customer)).contains("Shanghai");

        press("What City was before");
        assertThat(text()).contains("Berlin → Shanghai");
        press("Undo: make it Berlin again");

        assertThat(page(customer)).doesNotContain("Shanghai");
    }

    @Test
    void whatAnotherWroteMeanwhileIsSaidAtTheFieldAndNotReplacedUnseen() {
        var customer = opened(Role.SALES);
        press("Change City");
        desk.change(customer, new ProfileWish(null, null, Map.of("city", "Paris")), Revision.ANY);
        field("City").setValue("Shanghai");
        press("Save City");

        assertThat(field("City").isInvalid()).isTrue();
        assertThat(field("City").getErrorMessage()).contains("City is now “Paris”");
        assertThat(field("City").getValue()).isEqualTo("Shanghai");
        press("Save City");
        assertThat(page(customer)).contains("Shanghai");
    }

    @Test
    void whoOnlyLooksIsOfferedNoChange() {
        opened(Role.AUDITOR);

        assertThat($(Button.class).all())
                .extracting(button -> button.getAriaLabel().orElse(""))
                .noneMatch(label -> label.startsWith("Change "))
                .contains("What City was before");
    }

    private CustomerId opened(Role role) {
        colleagues.logIn(colleagues.join(null, role));
        var customer = customers.findOrAdd(new NewCustomer(
                NewCustomer.Kind.PERSON,
                "In place " + UUID.randomUUID(),
                null,
                null,
                null,
                List.of(),
                Map.of("city", "Berlin")));
        navigate("customers/" + customer, CustomerView.class);
        return customer;
    }

    private String page(CustomerId customer) {
        return String.valueOf(desk.facts(customer)) + text();
    }

    private String text() {
        return $(FactsPanel.class).single().getElement().getTextRecursively();
    }

    private TextField field(String label) {
        return $(TextField.class)
                .withCondition(field -> label.equals(field.getAriaLabel().orElse("")))
                .single();
    }

    private void press(String label) {
        $(Button.class)
                .withCondition(button -> label.equals(button.getAriaLabel().orElse("")))
                .single()
                .click();
    }
}
