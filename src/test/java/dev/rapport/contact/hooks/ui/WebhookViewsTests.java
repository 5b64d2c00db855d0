package dev.rapport.contact.hooks.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.textfield.TextField;
import dev.rapport.access.Role;
import dev.rapport.contact.hooks.Hook;
import dev.rapport.contact.hooks.HookDesk;
import dev.rapport.contact.hooks.HookDraft;
import dev.rapport.contact.hooks.HookTypes;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import dev.rapport.testing.LogsOutAtTheEnd;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;

/** The pages on which administrators say who is told what happens here. */
@DatabaseTest
@ExtendWith(LogsOutAtTheEnd.class)
class WebhookViewsTests extends SpringBrowserlessTest {

    @Autowired
    HookDesk desk;

    @Autowired
    Colleagues colleagues;

    private final String name = "Shop " + UUID.randomUUID();

    @BeforeEach
    void logIn() {
        colleagues.logIn(colleagues.join(null, Role.ADMIN));
    }

    @AfterEach
    void none() {
        desk.list().stream().filter(hook -> hook.name().equals(name)).forEach(hook -> desk.remove(hook.id()));
    }

    private Hook added() {
        return desk.add(new HookDraft(name, "http://localhost:9/in", List.of("ticket.opened")))
                .hook();
    }

    private void press(String text) {
        test($(Button.class).all().stream()
                        .filter(one -> one.getText().equals(text) && one.isVisible())
                        .toList()
                        .getLast())
                .click();
    }

    private TextField field(String label) {
        return $(TextField.class).all().stream()
                .filter(one -> label.equals(one.getLabel()))
                .findFirst()
                .orElseThrow();
    }

    private String text() {
        return ((Component) getCurrentView()).getElement().getTextRecursively();
    }

    @Test
    @SuppressWarnings("unchecked")
    void oneIsAddedAndItsSecretShownOnce() {
        navigate(WebhooksView.class);
        press("Add webhook");
        field("Description").setValue(name);
        field("Address").setValue("https://127.0.0.1/in");
        var events = (MultiSelectComboBox<HookTypes.Type>)
                $(MultiSelectComboBox.class).single();
        events.select(desk.types().stream()
                .filter(type -> type.name().equals("ticket.opened"))
                .findFirst()
                .orElseThrow());
        press("Add webhook");
        assertThat(field("Address").isInvalid()).isTrue();
        field("Address").setValue("http://localhost:9/in");
        press("Add webhook");
        assertThat(field("Secret").getValue()).startsWith("whsec_");
        press("I have kept it");
        assertThat($(Dialog.class).all()).noneMatch(Dialog::isOpened);
        assertThat(getCurrentView()).isInstanceOf(WebhookView.class);
        assertThat(text())
                .contains(name, "http://localhost:9/in", "Ticket: opened")
                .doesNotContain("whsec_");
    }

    @Test
    void aTestThatNobodyTakesStandsAmongWhatWasTold() {
        var hook = added();
        navigate("webhooks/" + hook.id(), WebhookView.class);
        press("Test");
        assertThat(text()).contains("Failed", "was not reached");
        press("Show");
        assertThat($(Pre.class).all()).anyMatch(pre -> pre.getText().contains("\"type\":\"test\""));
        press("Switch off");
        var asked = $(ConfirmDialog.class).last();
        assertThat(asked.getElement().getTextRecursively()).contains("What happens while it is off is never told");
        assertThat(desk.get(hook.id()).isOn()).isTrue();
        test(asked).confirm();
        assertThat(desk.get(hook.id()).isOn()).isFalse();
        assertThat(text()).contains("Switched off").doesNotContain("Send again");
    }
}
