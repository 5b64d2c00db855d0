package dev.rapport.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.sidenav.SideNavItem;
import com.vaadin.flow.router.RouterLink;
import com.vaadin.flow.server.menu.MenuConfiguration;
import dev.rapport.access.Role;
import dev.rapport.access.ui.FieldLevelsView;
import dev.rapport.access.ui.LevelSightsView;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import dev.rapport.testing.LogsOutAtTheEnd;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;

/** What somebody sets up stands in one section of the menu, in groups. */
@DatabaseTest
@ExtendWith(LogsOutAtTheEnd.class)
class MainMenuTests extends SpringBrowserlessTest {

    @Autowired
    Colleagues colleagues;

    @Test
    void whatAdministratorsSetUpStandsInOneSectionByGroups() {
        colleagues.logIn(colleagues.join(null, Role.ADMIN));
        var items = menu();

        assertThat(items).extracting(SideNavItem::getLabel).startsWith("Inbox").endsWith("Administration");
        var section = items.getLast();
        assertThat(section.getPath()).as("it only opens").isNull();
        assertThat(labels(section)).containsExactly("People & teams", "Customer data", "Channels", "Data & privacy");
        var groups = section.getItems();
        assertThat(groups).filteredOn(one -> one.getPath() == null).allMatch(SideNavItem::isExpanded);
        assertThat(labels(groups.get(1))).containsExactly("Customer fields", "Field levels", "Membership levels");
        assertThat(labels(groups.get(3))).containsExactly("Retention rules", "Legal holds", "Imports", "Uncovered");
        assertThat(items.stream().flatMap(MainMenuTests::paths)).doesNotHaveDuplicates();
    }

    @Test
    void whoHasOnePageOfItHasNoSection() {
        colleagues.logIn(colleagues.join(colleagues.newTeam(), Role.SALES));

        assertThat(menu()).extracting(SideNavItem::getLabel).contains("Imports").doesNotContain("Administration");
    }

    @Test
    void theWaysBetweenPagesOfLevelsSayWhereOneIs() {
        colleagues.logIn(colleagues.join(null, Role.ADMIN));

        assertThat(here(navigate("field-levels", FieldLevelsView.class))).containsExactly("Field levels");
        assertThat(here(navigate("field-levels/sights", LevelSightsView.class))).containsExactly("What levels show");
    }

    private List<String> here(Component page) {
        return $(RouterLink.class, $(Nav.class, page).single()).all().stream()
                .filter(link -> "page".equals(link.getElement().getAttribute("aria-current")))
                .map(RouterLink::getText)
                .toList();
    }

    private static List<SideNavItem> menu() {
        return new MainMenu(MenuConfiguration.getMenuEntries()).getItems();
    }

    private static List<String> labels(SideNavItem item) {
        return item.getItems().stream().map(SideNavItem::getLabel).toList();
    }

    private static Stream<String> paths(SideNavItem item) {
        return Stream.concat(
                Stream.ofNullable(item.getPath()), item.getItems().stream().flatMap(MainMenuTests::paths));
    }
}
