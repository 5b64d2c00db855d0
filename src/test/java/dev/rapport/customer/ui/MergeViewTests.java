package dev.rapport.customer.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import dev.rapport.access.Role;
import dev.rapport.customer.Customers;
import dev.rapport.customer.NewCustomer;
import dev.rapport.platform.Channel;
import dev.rapport.platform.CustomerId;
import dev.rapport.service.NewTicket;
import dev.rapport.service.TicketDesk;
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

@DatabaseTest
@ExtendWith(LogsOutAtTheEnd.class)
class MergeViewTests extends SpringBrowserlessTest {

    private final String mark = UUID.randomUUID().toString().substring(0, 8);

    @Autowired
    Customers customers;

    @Autowired
    TicketDesk tickets;

    @Autowired
    Colleagues colleagues;

    private CustomerId anna;
    private CustomerId bob;

    @BeforeEach
    void twoCustomers() {
        anna = customer("Anna");
        bob = customer("Bob");
        tickets.open(new NewTicket(bob, "Help", "Please help.", Channel.EMAIL, null, false));
        colleagues.logIn(colleagues.join(null, Role.MANAGER));
    }

    @Test
    void twoAreSeenSideBySideBecomeOneAndAreTwoAgain() {
        var view = navigate(MergeView.address(anna, bob), MergeView.class);
        assertThat($(ListItem.class, view).all()).extracting(ListItem::getText).contains("Tickets: 1");

        press("Merge Bob " + mark + " into Anna " + mark);
        var page = navigate("customers/" + bob, CustomerView.class);
        assertThat(page.getPageTitle()).isEqualTo("Anna " + mark);

        press($(MergedList.class, page).single(), "Undo");
        press($(UndoMergeDialog.class).single(), "Make Bob " + mark + " a customer of its own again");
        assertThat(navigate("customers/" + bob, CustomerView.class).getPageTitle())
                .isEqualTo("Bob " + mark);
    }

    @Test
    void theOtherMayStayInstead() {
        navigate(MergeView.address(anna, bob), MergeView.class);
        press("Keep Bob " + mark + " instead");

        assertThat($(Button.class)
                        .withText("Merge Anna " + mark + " into Bob " + mark)
                        .exists())
                .isTrue();
    }

    @Test
    void twoOfOneNameAreToldApartInEverySentence() {
        var one = customer("Twin", "13812340001", "Ulm");
        var other = customer("Twin", "13812349901", "Bonn");
        var view = navigate(MergeView.address(one, other), MergeView.class);

        assertThat(view.getPageTitle()).contains("Ulm", "…0001", "Bonn", "…9901");
        assertThat($(Button.class, view).all())
                .extracting(Button::getText)
                .anySatisfy(text -> assertThat(text).startsWith("Merge Twin").contains("Bonn", "into", "Ulm"));
    }

    @Test
    void numbersThatOnlyLookAlikeAreSaidToBeTwo() {
        var one = customer("Twin", "13811110001", "Ulm");
        var other = customer("Twin", "13822220001", "Ulm");
        navigate(MergeView.address(one, other), MergeView.class);

        assertThat($(Span.class).all()).extracting(Span::getText).contains("looks alike, is another");
    }

    private CustomerId customer(String name, String phone, String city) {
        return customers
                .add(new NewCustomer(
                        NewCustomer.Kind.PERSON,
                        name + " " + mark,
                        null,
                        null,
                        null,
                        List.of(phone),
                        Map.of("city", city)))
                .id();
    }

    private void press(Component where, String text) {
        test($(Button.class, where).withText(text).single()).click();
    }

    private void press(String text) {
        test($(Button.class).withText(text).all().getLast()).click();
    }

    private CustomerId customer(String name) {
        return customers
                .add(new NewCustomer(NewCustomer.Kind.PERSON, name + " " + mark, null, null, null, List.of(), Map.of()))
                .id();
    }
}
