package dev.rapport.planted.visit.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.customer.CustomerDesk;
import dev.rapport.customer.CustomerLine;
import dev.rapport.customer.Customers;
import dev.rapport.customer.NewCustomer;
import dev.rapport.planted.visit.VisitLines;
import dev.rapport.platform.ui.EmptyState;
import dev.rapport.platform.ui.KeysetGrid;
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

/** A kind that the application does not know has a list, a page and a dialog that are made of the kit alone. */
@DatabaseTest
@ExtendWith(LogsOutAtTheEnd.class)
class PlantedPagesTests extends SpringBrowserlessTest {

    @Autowired
    Colleagues colleagues;

    @Autowired
    Customers customers;

    @Autowired
    CustomerDesk desk;

    @Autowired
    VisitLines visits;

    private final String name = "Visited " + UUID.randomUUID();
    private String team;
    private Person person;

    @BeforeEach
    void logIn() {
        customers.findOrAdd(new NewCustomer(NewCustomer.Kind.PERSON, name, null, null, null, List.of(), Map.of()));
        team = colleagues.newTeam();
        person = colleagues.join(team, Role.SERVICE);
        colleagues.logIn(person);
    }

    private void press(String text) {
        test($(Button.class).withText(text).last()).click();
    }

    private TextField field(String label) {
        return $(TextField.class).withPropertyValue(TextField::getLabel, label).last();
    }

    private NewVisitDialog openDialog() {
        navigate(VisitsView.class);
        press("Plan a visit");
        return $(NewVisitDialog.class).single();
    }

    @SuppressWarnings("unchecked")
    private ComboBox<CustomerLine> picker(NewVisitDialog dialog) {
        return $(ComboBox.class, dialog).first();
    }

    @Test
    void nothingYetAndNothingFoundAreToldApart() {
        var view = navigate(VisitsView.class);
        assertThat($(EmptyState.class).single().getElement().getTextRecursively())
                .contains("No visit yet");

        test($(TextField.class, view).first()).setValue("V-0");
        assertThat($(EmptyState.class).single().getElement().getTextRecursively())
                .contains("Nothing matches");
    }

    @Test
    void aListThatCannotBeReadSaysSoAndKeepsWhatIsChosen() {
        var view = navigate(VisitsView.class);
        test($(TextField.class, view).first()).setValue("broken");

        assertThat($(EmptyState.class).single().getElement().getTextRecursively())
                .contains("The list could not be read");
        assertThat($(TextField.class, view).first().getValue()).isEqualTo("broken");
        test($(TextField.class, view).first()).setValue("");
        assertThat($(EmptyState.class).single().getElement().getTextRecursively())
                .contains("No visit yet");
    }

    @Test
    void theDialogSaysAllThatIsMissingAtOnceAndARefusalAtItsField() {
        var dialog = openDialog();
        press("Plan a visit");
        assertThat(List.<HasValidation>of(picker(dialog), field("Why"), field("Team")))
                .allSatisfy(field -> assertThat(field.isInvalid()).isTrue());

        picker(dialog).setValue(desk.list(name, 1, null).items().getFirst());
        test(field("Why")).setValue("Look at the pump");
        test(field("Team")).setValue("nobody's");
        press("Plan a visit");
        assertThat(field("Team").getErrorMessage()).contains("nobody's");
        assertThat(field("Why").getValue()).isEqualTo("Look at the pump");
        assertThat(dialog.isOpened()).isTrue();
    }

    @Test
    void whatIsPlannedIsShownOnItsPage() {
        var dialog = openDialog();
        picker(dialog).setValue(desk.list(name, 1, null).items().getFirst());
        test(field("Why")).setValue("Look at the pump");
        test(field("Team")).setValue(team);
        press("Plan a visit");

        assertThat(dialog.isOpened()).isFalse();
        assertThat(getCurrentView()).isInstanceOf(VisitView.class);
        var line = colleagues
                .as(person, () -> visits.list(null, true, 10, null))
                .items()
                .getFirst();
        assertThat($(H1.class).single().getText()).isEqualTo("Visit " + line.number());
        assertThat(getCurrentView().getElement().getTextRecursively())
                .contains("on the way", "Visit planned for", "Process and history");
    }

    @Test
    void itsPageTakesNotesAndKeepsWhatIsRefused() {
        var dialog = openDialog();
        picker(dialog).setValue(desk.list(name, 1, null).items().getFirst());
        test(field("Why")).setValue("Look at the pump");
        test(field("Team")).setValue(team);
        press("Plan a visit");
        var words = $(TextArea.class)
                .withPropertyValue(TextArea::getPlaceholder, "Write a note. @login tells a colleague.")
                .single();

        test(words).setValue("Ask @nobody-" + team);
        press("Note it down");
        assertThat(words.getErrorMessage()).startsWith("There is no colleague “@nobody-" + team);
        assertThat(words.getValue()).isEqualTo("Ask @nobody-" + team);

        test(words).setValue("Bring the seals");
        press("Note it down");
        assertThat(words.getValue()).isEmpty();
        assertThat(getCurrentView().getElement().getTextRecursively()).contains("Bring the seals", "Pin", "Edit");
    }

    @Test
    void theListShowsWhatOneMaySee() {
        var customer = desk.list(name, 1, null).items().getFirst().id();
        visits.plan(customer, "Look at the pump", team);

        navigate(VisitsView.class);
        assertThat(test($(KeysetGrid.class).single()).size()).isEqualTo(1);
    }

    @Test
    void whoLeavesAfterTypingIsAskedFirst() {
        var dialog = openDialog();
        test(field("Why")).setValue("Look at the pump");
        leave(dialog);
        assertThat(dialog.isOpened()).isTrue();
        test($(ConfirmDialog.class).single()).reject();
        assertThat(dialog.isOpened()).isFalse();

        var untouched = openDialog();
        leave(untouched);
        assertThat(untouched.isOpened()).isFalse();
    }

    /** As the Escape key does. */
    private static void leave(NewVisitDialog dialog) {
        ComponentUtil.fireEvent(dialog, new Dialog.DialogCloseActionEvent(dialog, true));
    }
}
