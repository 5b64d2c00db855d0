package dev.rapport.sales.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import dev.rapport.access.Role;
import dev.rapport.platform.ui.EmptyState;
import dev.rapport.platform.ui.KeysetGrid;
import dev.rapport.sales.OpportunityFilter;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import dev.rapport.testing.LogsOutAtTheEnd;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;

/** What a person chooses on a list stands in its address and can be kept by name. */
@DatabaseTest
@ExtendWith(LogsOutAtTheEnd.class)
class LeadsViewTests extends SpringBrowserlessTest {

    @Autowired
    Colleagues colleagues;

    private final String nobody = "Nobody " + UUID.randomUUID();

    @BeforeEach
    void logIn() {
        colleagues.logIn(colleagues.join(colleagues.newTeam(), Role.SALES));
    }

    private void open(Map<String, String> address) {
        UI.getCurrent().navigate(LeadsView.class, QueryParameters.simple(address));
    }

    private LeadsView view() {
        return (LeadsView) getCurrentView();
    }

    private static Map<String, java.util.List<String>> address() {
        return UI.getCurrent()
                .getInternals()
                .getActiveViewLocation()
                .getQueryParameters()
                .getParameters();
    }

    private Button button(String text) {
        return $(Button.class).withText(text).last();
    }

    @Test
    void theAddressChoosesAndWhatIsChosenStandsInTheAddress() {
        open(Map.of("status", "assigned", "mine", "yes", "q", "acme"));
        assertThat($(TextField.class, view()).first().getValue()).isEqualTo("acme");
        assertThat($(Checkbox.class, view()).single().getValue()).isTrue();
        assertThat(button("Clear filters (3)").isVisible()).isTrue();

        test($(Checkbox.class, view()).single()).click();
        assertThat(address()).containsOnlyKeys("status", "q");
        test(button("Clear filters (2)")).click();
        assertThat(address()).isEmpty();
        assertThat($(ComboBox.class, view()).first().getValue()).isNull();
    }

    /** Opportunities that are open are shown unless somebody wants all. */
    @Test
    void allCanBeWantedWhereSomeAreUsuallyShown() {
        UI.getCurrent().navigate(OpportunitiesView.class);
        assertThat(outcome().getValue()).isEqualTo(OpportunityFilter.Outcome.OPEN);
        outcome().clear();
        assertThat(address()).containsOnlyKeys("outcome");

        UI.getCurrent().navigate(OpportunitiesView.class, QueryParameters.of("outcome", "won"));
        assertThat(outcome().getValue()).isEqualTo(OpportunityFilter.Outcome.WON);
        UI.getCurrent().navigate(OpportunitiesView.class, QueryParameters.of("outcome", "any"));
        assertThat(outcome().getValue()).isNull();
        UI.getCurrent().navigate(OpportunitiesView.class);
        assertThat(outcome().getValue()).isEqualTo(OpportunityFilter.Outcome.OPEN);
    }

    private ComboBox<?> outcome() {
        return $(ComboBox.class, (OpportunitiesView) getCurrentView()).last();
    }

    @Test
    void whatTheAddressSaysAndNobodyKnowsIsTold() {
        open(Map.of("status", "purple", "colour", "blue"));
        var said = $(Div.class)
                .withAttribute("role", "alert")
                .single()
                .getElement()
                .getTextRecursively();
        assertThat(said).contains("left out: ").contains("status=purple").contains("colour=blue");
        assertThat($(Button.class).withText("Show all").exists()).isFalse();
    }

    @Test
    void whereOnlyTheFiltersLeaveNothingOneClickShowsAll() {
        open(Map.of("q", nobody));
        assertThat($(KeysetGrid.class, view()).all()).isEmpty();
        assertThat($(EmptyState.class, view()).single().getElement().getTextRecursively())
                .contains("Nothing matches")
                .doesNotContain("No leads");
        test(button("Show all")).click();
        assertThat(address()).isEmpty();
    }

    @Test
    void aChoiceIsKeptByNameChosenWithAClickRenamedAndDeleted() {
        open(Map.of("q", nobody));
        test(button("Save this choice")).click();
        test(button("Save")).click();
        var name = $(TextField.class)
                .withPropertyValue(TextField::getLabel, "Name")
                .last();
        assertThat(name.isInvalid()).isTrue();
        test(name).setValue("Nobody");
        test(button("Save")).click();

        open(Map.of());
        test(button("Nobody")).click();
        assertThat(address()).containsKey("q");

        test(button("Change saved filter")).click();
        test($(TextField.class).withPropertyValue(TextField::getLabel, "Name").last())
                .setValue("No one");
        test(button("Save")).click();
        assertThat($(Button.class).withText("No one").exists()).isTrue();

        test(button("Change saved filter")).click();
        test(button("Delete")).click();
        assertThat($(Button.class).withText("No one").exists()).isFalse();
    }
}
