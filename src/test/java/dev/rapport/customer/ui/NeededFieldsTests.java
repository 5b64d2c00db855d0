package dev.rapport.customer.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.textfield.TextField;
import dev.rapport.access.Role;
import dev.rapport.customer.CustomerDesk;
import dev.rapport.customer.Customers;
import dev.rapport.customer.Lifecycle;
import dev.rapport.customer.NewCustomer;
import dev.rapport.customer.fields.CustomField;
import dev.rapport.customer.fields.CustomFields;
import dev.rapport.customer.fields.FactField.Format;
import dev.rapport.platform.Revision;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import dev.rapport.testing.LogsOutAtTheEnd;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;

/** What must be known is asked for where a customer is added and on its page. */
@DatabaseTest
@ExtendWith(LogsOutAtTheEnd.class)
class NeededFieldsTests extends SpringBrowserlessTest {

    private final String mark = UUID.randomUUID().toString().replace("-", "").substring(0, 12);
    private final String name = "f" + mark;
    private final String label = "Licence " + mark;

    @Autowired
    Colleagues colleagues;

    @Autowired
    Customers customers;

    @Autowired
    CustomFields fields;

    @Autowired
    CustomerDesk desk;

    @BeforeEach
    void aFieldThatMustBeKnown() {
        colleagues.as(colleagues.join(null, Role.ADMIN), () -> fields.add(field(Lifecycle.PROSPECT, true)));
        colleagues.logIn(colleagues.join(null, Role.SALES));
    }

    @AfterEach
    void itIsGivenUp() {
        colleagues.as(colleagues.join(null, Role.ADMIN), () -> fields.change(field(null, false), Revision.ANY));
    }

    private CustomField field(@Nullable Lifecycle needed, boolean inUse) {
        return new CustomField(name, label, "执照", Format.COUNT, List.of(), null, needed, Set.of(), Set.of(), 0, inUse);
    }

    @Test
    void nobodyIsAddedWithoutItAndWhatCannotBeReadIsSaidAtTheField() {
        navigate(CustomersView.class);
        press("Add customer");
        field("Name").setValue("Wang " + mark);
        press("Add customer");
        assertThat(field(label).isInvalid()).isTrue();
        field(label).setValue("many");
        press("Add customer");
        assertThat(field(label).getErrorMessage()).contains("many");
        field(label).setValue("12");
        press("Add customer");

        assertThat($(CustomerView.class).all()).hasSize(1);
        assertThat($(FactsPanel.class).single().getElement().getTextRecursively())
                .contains(label, "12")
                .doesNotContain("Still needed");
    }

    @Test
    void thePageOfWhoIsHereAlreadyAsksForIt() {
        var customer = customers.findOrAdd(
                new NewCustomer(NewCustomer.Kind.PERSON, "Here " + mark, null, null, null, List.of(), Map.of()));
        navigate("customers/" + customer, CustomerView.class);
        press(label);
        $(TextField.class)
                .withCondition(one -> one.getAriaLabel().orElse("").equals(label))
                .single()
                .setValue("7");
        $(Button.class)
                .withCondition(one -> one.getAriaLabel().orElse("").equals("Save " + label))
                .single()
                .click();

        assertThat(desk.profile(customer).missing()).isEmpty();
    }

    private TextField field(String called) {
        return $(TextField.class)
                .withCondition(one -> called.equals(one.getLabel()))
                .single();
    }

    private void press(String text) {
        var buttons =
                $(Button.class).withCondition(one -> one.getText().equals(text)).all();
        buttons.getLast().click();
    }
}
