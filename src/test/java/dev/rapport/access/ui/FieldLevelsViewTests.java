package dev.rapport.access.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.select.Select;
import dev.rapport.access.FieldLevel;
import dev.rapport.access.FieldLevelDesk;
import dev.rapport.access.GuardedField;
import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.access.Sight;
import dev.rapport.platform.Revision;
import dev.rapport.platform.ui.FormDialog;
import dev.rapport.platform.ui.KeysetGrid;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import dev.rapport.testing.LogsOutAtTheEnd;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;

/** The pages on which administrators say who sees how much. */
@DatabaseTest
@ExtendWith(LogsOutAtTheEnd.class)
class FieldLevelsViewTests extends SpringBrowserlessTest {

    @Autowired
    Colleagues colleagues;

    @Autowired
    FieldLevelDesk desk;

    private Person admin;

    @BeforeEach
    void logIn() {
        admin = colleagues.join(null, Role.ADMIN);
        colleagues.logIn(admin);
    }

    @AfterEach
    void asShipped() {
        colleagues.logIn(admin);
        desk.put(GuardedField.LEAD_EMAIL, FieldLevel.INTERNAL, Revision.ANY);
    }

    @Test
    void aFieldGetsAnotherLevelAndTheHistoryTellsIt() {
        cell(navigate(FieldLevelsView.class), 5, Button.class).click();
        chosen(FieldLevel.SENSITIVE);

        assertThat(desk.table().level(GuardedField.LEAD_EMAIL)).isEqualTo(FieldLevel.SENSITIVE);
        var told = navigate(LevelChangesView.class);
        var grid = (KeysetGrid<?>) $(KeysetGrid.class, told).single();
        assertThat(test(grid).getCellText(0, 0)).isEqualTo("E-mail addresses of leads");
        assertThat(test(grid).getCellText(0, 1)).isEqualTo("Internal");
        assertThat(test(grid).getCellText(0, 2)).isEqualTo("Sensitive");
    }

    @Test
    void aRoleIsShownWhatItSees() {
        var grid = (KeysetGrid<?>)
                $(KeysetGrid.class, navigate(LevelSightsView.class)).single();

        assertThat(test(grid).size()).isEqualTo(2 * Role.values().length);
        assertThat(test(grid).getCellText(0, 1)).isEqualTo("In full");
        assertThat(test(grid).getCellText(0, 4)).isEqualTo("Masked");
        cell(navigate(LevelSightsView.class), 0, Button.class).click();
        assertThat($(Select.class, $(FormDialog.class).single()).all())
                .extracting(Select::getValue)
                .containsExactly(Sight.FULL, Sight.MASKED, Sight.FULL, Sight.MASKED);
    }

    @Test
    void anAuditorOnlyLooks() {
        colleagues.logIn(colleagues.join(null, Role.AUDITOR));
        assertThat(cell(navigate(FieldLevelsView.class), 0, Component.class)).isNotInstanceOf(Button.class);
    }

    private <T extends Component> T cell(Component page, int row, Class<T> type) {
        var grid = (KeysetGrid<?>) $(KeysetGrid.class, page).single();
        return type.cast(test(grid).getCellComponent(row, 0));
    }

    @SuppressWarnings("unchecked")
    private void chosen(FieldLevel level) {
        var dialog = $(FormDialog.class).single();
        ((Select<FieldLevel>) $(Select.class, dialog).single()).setValue(level);
        $(Button.class, dialog).withText("Save").single().click();
    }
}
