package dev.rapport.customer.purchases.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.textfield.TextField;
import dev.rapport.access.Role;
import dev.rapport.customer.Customers;
import dev.rapport.customer.NewCustomer;
import dev.rapport.customer.ui.CustomerView;
import dev.rapport.platform.ui.CurrencyField;
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
class PurchaseListTests extends SpringBrowserlessTest {

    @Test
    void aPurchaseThatIsTakenDownStandsInTheListAndTheTotals(
            @Autowired Colleagues colleagues, @Autowired Customers customers) {
        colleagues.logIn(colleagues.join(colleagues.newTeam(), Role.SALES));
        var customer = customers.findOrAdd(
                new NewCustomer(NewCustomer.Kind.PERSON, "Buyer", null, null, null, List.of(), Map.of()));
        var view = navigate("customers/" + customer, CustomerView.class);
        assertThat(view.getElement().getTextRecursively()).contains("Nothing was bought yet");

        click("Add purchase");
        fill("Product", "Cup");
        fill("Price of one", "12.50");
        $(CurrencyField.class).last().setValue("EUR");
        click("Save");

        assertThat(view.getElement().getTextRecursively())
                .contains("1 order · €12.50")
                .contains("Cup");

        click("Return");
        click("Save");

        assertThat(view.getElement().getTextRecursively()).contains("of which €12.50 was paid back");
    }

    private void click(String text) {
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
