package dev.rapport.customer.membership.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import dev.rapport.access.Role;
import dev.rapport.customer.Customers;
import dev.rapport.customer.NewCustomer;
import dev.rapport.customer.membership.MembershipLevel;
import dev.rapport.customer.membership.MembershipLevels;
import dev.rapport.customer.ui.CustomerView;
import dev.rapport.platform.Revision;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import dev.rapport.testing.LogsOutAtTheEnd;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;

/** A customer becomes a member, and is none any more, on the customer's page. */
@DatabaseTest
@ExtendWith(LogsOutAtTheEnd.class)
class MembershipSectionTests extends SpringBrowserlessTest {

    private final String word =
            "jade_" + UUID.randomUUID().toString().replace("-", "").substring(0, 8);

    @Autowired
    MembershipLevels levels;

    @Autowired
    Colleagues colleagues;

    private MembershipLevel level(boolean inUse) {
        return new MembershipLevel(word, word + " card", word + "卡", "Tea in the lounge", "贵宾室茶歇", 999, 12, inUse);
    }

    @AfterEach
    void theLevelIsGivenUp() {
        colleagues.as(colleagues.join(null, Role.ADMIN), () -> levels.change(level(false), Revision.ANY));
    }

    @Test
    void whoJoinsIsAMemberInTheHeadWithWhatItBrings(@Autowired Customers customers) {
        colleagues.as(colleagues.join(null, Role.ADMIN), () -> levels.add(level(true)));
        colleagues.logIn(colleagues.join(colleagues.newTeam(), Role.SALES));
        var customer = customers.findOrAdd(
                new NewCustomer(NewCustomer.Kind.PERSON, "Guest " + word, null, null, null, List.of(), Map.of()));
        var view = navigate("customers/" + customer, CustomerView.class);
        assertThat(text(view)).contains("Not a member.");

        click("Make a member");
        choose();
        click("Make a member");

        assertThat(text(view))
                .contains("Member: " + word + " card", "MB-", "in force", "Tea in the lounge")
                .doesNotContain("Not a member.");

        click("End membership");
        fill("Why it ended", "moved away");
        click("End membership");

        assertThat(text(view)).contains("Not a member.", "moved away").doesNotContain("Member: " + word);

        click("Undo");

        assertThat(text(view)).contains("Member: " + word + " card").doesNotContain("Not a member.");
    }

    @Test
    void anAdministratorMakesALevelOnItsPage() {
        colleagues.logIn(colleagues.join(null, Role.ADMIN));
        navigate("membership-levels", MembershipLevelsView.class);

        click("Add a level");
        fill("Name in English", word + " card");
        fill("Word for files and programs", word);
        click("Save");

        assertThat(levels.get(word).english()).isEqualTo(word + " card");
        assertThat(levels.get(word).months()).isNull();
    }

    private static String text(CustomerView view) {
        return view.getElement().getTextRecursively();
    }

    @SuppressWarnings("unchecked")
    private void choose() {
        var select = (Select<MembershipLevel>) $(Select.class)
                .withPropertyValue(Select::getLabel, "Level")
                .all()
                .getLast();
        select.setValue(level(true));
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
