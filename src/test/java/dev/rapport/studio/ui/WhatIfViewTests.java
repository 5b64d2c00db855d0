package dev.rapport.studio.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import dev.rapport.access.Role;
import dev.rapport.studio.whatif.PolicyColumn;
import dev.rapport.studio.whatif.PolicyTable;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import dev.rapport.testing.LogsOutAtTheEnd;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;

@DatabaseTest
@ExtendWith(LogsOutAtTheEnd.class)
class WhatIfViewTests extends SpringBrowserlessTest {

    @Autowired
    Colleagues colleagues;

    @BeforeEach
    void openThePage() {
        colleagues.logIn(colleagues.join(null, Role.MANAGER));
        UI.getCurrent().navigate(WhatIfView.class);
    }

    private List<Map<String, String>> rules() {
        var text = $(TextArea.class, (WhatIfView) getCurrentView()).single().getValue();
        return PolicyTable.read(text).orElseThrow().rules();
    }

    private TextField field(String label) {
        return $(TextField.class, $(PolicyRuleDialog.class).single())
                .withPropertyValue(TextField::getLabel, label)
                .single();
    }

    @SuppressWarnings("unchecked")
    private void choose(String label, String value) {
        ((ComboBox<String>) $(ComboBox.class, $(PolicyRuleDialog.class).single())
                        .withPropertyValue(ComboBox::getLabel, label)
                        .single())
                .setValue(value);
    }

    private void press(String text) {
        test($(Button.class).withText(text).single()).click();
    }

    @Test
    void aRuleIsRefusedAtItsCellsAndTakenOverWhenTheyAreMended() {
        var before = rules().size();
        press("New rule");
        press("Take over");
        assertThat(field("Rule").isInvalid()).isTrue();
        assertThat(field("Rule").getErrorMessage()).isEqualTo("Give the rule a name of at most 200 characters.");
        assertThat(rules()).hasSize(before);

        choose("Policy", "standard");
        choose("Calendar", "always");
        field("Rule").setValue("everything is answered within an hour");
        field("First response").setValue("1 hour");
        press("Take over");
        assertThat(field("First response").isInvalid()).isTrue();
        field("First response").setValue("1 h");
        press("Take over");

        assertThat(rules()).hasSize(before + 1);
        assertThat(rules().getFirst())
                .containsEntry(PolicyColumn.RULE, "everything is answered within an hour")
                .containsEntry("first-response", "3600");
    }
}
