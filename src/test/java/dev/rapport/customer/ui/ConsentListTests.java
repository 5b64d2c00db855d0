package dev.rapport.customer.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.select.Select;
import dev.rapport.access.Role;
import dev.rapport.customer.ConsentDesk;
import dev.rapport.customer.Customers;
import dev.rapport.customer.NewCustomer;
import dev.rapport.customer.Purpose;
import dev.rapport.platform.Channel;
import dev.rapport.platform.CustomerId;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import dev.rapport.testing.LogsOutAtTheEnd;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;

/** What a customer says is written down on their page. */
@DatabaseTest
@ExtendWith(LogsOutAtTheEnd.class)
class ConsentListTests extends SpringBrowserlessTest {

    @Autowired
    Colleagues colleagues;

    @Autowired
    Customers customers;

    @Autowired
    ConsentDesk desk;

    @Test
    @SuppressWarnings("unchecked")
    void whatTheySaidIsNotedAndTakenBackWhereItStands() {
        var customer = opened(Role.SERVICE);
        press("Note what they said");
        press("Note it");
        assertThat(desk.of(customer).said()).as("without a channel").isEmpty();
        ((Select<Channel>) $(Select.class).withCaption("By which way").single()).setValue(Channel.WECOM);
        press("Note it");
        var said = desk.of(customer).said().getFirst();
        assertThat(said.purpose()).isEqualTo(Purpose.MARKETING);
        assertThat(said.stands()).isTrue();
        assertThat(said.wording()).isPositive();

        press("Take back: Marketing, WeCom");
        press("Note it");

        assertThat(desk.of(customer).said().getFirst().isWithdrawn()).isTrue();
    }

    @Test
    @SuppressWarnings("unchecked")
    void aYesByEMailStandsAsAskedFor() {
        var customer = opened(Role.SERVICE, "page-" + UUID.randomUUID() + "@example.com");
        press("Note what they said");
        var channel =
                (Select<Channel>) $(Select.class).withCaption("By which way").single();
        channel.setValue(Channel.EMAIL);
        assertThat(channel.getHelperText()).startsWith("A yes by e-mail counts once");
        press("Note it");

        assertThat(desk.of(customer).said()).isEmpty();
        assertThat($(AskedLine.class).single().getElement().getTextRecursively())
                .contains("E-mail: to be confirmed, not mailed yet", "to p***@example.com", "no link can be made");
    }

    @Test
    void whoOnlyLooksNotesNothing() {
        opened(Role.AUDITOR);

        assertThat($(Button.class).all()).extracting(Button::getText).doesNotContain("Note what they said");
    }

    private CustomerId opened(Role role, String... points) {
        colleagues.logIn(colleagues.join(null, role));
        var customer = customers.findOrAdd(new NewCustomer(
                NewCustomer.Kind.PERSON, "Consent " + UUID.randomUUID(), null, null, null, List.of(points), Map.of()));
        navigate("customers/" + customer, CustomerView.class);
        return customer;
    }

    private void press(String words) {
        test($(Button.class).all().stream()
                        .filter(button -> words.equals(button.getText())
                                || words.equals(button.getAriaLabel().orElse("")))
                        .reduce((first, last) -> last)
                        .orElseThrow())
                .click();
    }
}
