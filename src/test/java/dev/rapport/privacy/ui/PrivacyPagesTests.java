package dev.rapport.privacy.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.textfield.TextArea;
import dev.rapport.access.Role;
import dev.rapport.customer.CustomerDesk;
import dev.rapport.customer.CustomerLine;
import dev.rapport.customer.Customers;
import dev.rapport.customer.NewCustomer;
import dev.rapport.privacy.PrivacyDesk;
import dev.rapport.privacy.PrivacyRequest.Kind;
import dev.rapport.privacy.PrivacyRequest.Law;
import dev.rapport.privacy.holds.LegalHolds;
import dev.rapport.privacy.holds.NewHold;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import dev.rapport.testing.LogsOutAtTheEnd;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;

/** A privacy request is taken in on its list and read on its page. */
@DatabaseTest
@ExtendWith(LogsOutAtTheEnd.class)
class PrivacyPagesTests extends SpringBrowserlessTest {

    @Autowired
    Colleagues colleagues;

    @Autowired
    Customers customers;

    @Autowired
    CustomerDesk customerDesk;

    @Autowired
    LegalHolds holds;

    @Autowired
    PrivacyDesk desk;

    @Test
    @SuppressWarnings("unchecked")
    void whatAPersonAsksIsTakenInAndShown() {
        var name = "Asking " + UUID.randomUUID();
        colleagues.logIn(colleagues.join(colleagues.newTeam(), Role.SERVICE));
        customers.findOrAdd(new NewCustomer(NewCustomer.Kind.PERSON, name, null, null, null, List.of(), Map.of()));
        navigate(PrivacyRequestsView.class);
        press("Take in a privacy request");
        press("Take in a privacy request");
        var words = $(TextArea.class).last();
        assertThat(words.isInvalid()).isTrue();

        ((ComboBox<CustomerLine>)
                        $(ComboBox.class, $(NewPrivacyRequestDialog.class).single())
                                .first())
                .setValue(customerDesk.list(name, 1, null).items().getFirst());
        test(words).setValue("What do you keep of me?");
        press("Take in a privacy request");

        var request = desk.list(null, 1, null).items().getFirst();
        assertThat($(H1.class).single().getText()).isEqualTo(request.number() + " · Access");
        assertThat(getCurrentView().getElement().getTextRecursively())
                .contains("What do you keep of me?", "received", name);
    }

    @Test
    void anErasureSaysFromTheBeginningThatALegalHoldStands() {
        var held = customers.findOrAdd(new NewCustomer(
                NewCustomer.Kind.PERSON, "Erased not " + UUID.randomUUID(), null, null, null, List.of(), Map.of()));
        colleagues.as(
                colleagues.join(null, Role.ADMIN),
                () -> holds.set(new NewHold(held, null, "Court order about somebody", null)));
        var team = colleagues.newTeam();
        colleagues.logIn(colleagues.join(team, Role.SERVICE));
        var request = desk.open(held, Kind.ERASURE, Law.GDPR, "Erase me please", team);
        navigate("privacy-requests/" + request.number(), PrivacyRequestView.class);
        assertThat(getCurrentView().getElement().getTextRecursively())
                .contains("A legal hold stands on the customer")
                .doesNotContain("Court order");
    }

    private void press(String text) {
        test($(Button.class).withText(text).last()).click();
    }
}
