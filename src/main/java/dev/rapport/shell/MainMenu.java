package dev.rapport.shell;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.sidenav.SideNav;
import com.vaadin.flow.component.sidenav.SideNavItem;
import com.vaadin.flow.server.menu.MenuEntry;
import dev.rapport.platform.ui.InAdministration;
import dev.rapport.platform.ui.InAdministration.Group;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rail: what is worked with every day, and below it one section for what is set up. */
class MainMenu extends SideNav {

    MainMenu(List<MenuEntry> entries) {
        entries.stream().filter(entry -> group(entry) == null).forEach(entry -> addItem(item(entry)));
        var setUp = entries.stream().filter(entry -> group(entry) != null).toList();
        if (setUp.size() == 1) addItem(item(setUp.getFirst()));
        else if (!setUp.isEmpty()) addItem(administration(setUp));
    }

    /** Where one is stands in sight, however long the rail is. */
    @Override
    protected void onAttach(AttachEvent attached) {
        super.onAttach(attached);
        var watching = attached.getUI().addAfterNavigationListener(arrived -> showCurrent());
        addDetachListener(detached -> watching.remove());
        showCurrent();
    }

    private void showCurrent() {
        getElement().executeJs("""
                setTimeout(() => [...this.querySelectorAll('vaadin-side-nav-item[current]')].pop()
                  ?.scrollIntoView({block: 'nearest'}), 100);
                """);
    }

    private SideNavItem administration(List<MenuEntry> entries) {
        var section = new SideNavItem(getTranslation("nav.administration"));
        section.setPrefixComponent(VaadinIcon.COGS.create());
        for (var group : Group.values()) {
            var items = entries.stream()
                    .filter(entry -> group(entry) == group)
                    .map(this::item)
                    .toArray(SideNavItem[]::new);
            if (items.length < 2) section.addItem(items);
            else section.addItem(group(group, items));
        }
        return section;
    }

    /** Whoever opens the section sees all of it. */
    private SideNavItem group(Group group, SideNavItem... items) {
        var head = new SideNavItem(getTranslation("nav.administration." + group));
        head.addItem(items);
        head.setExpanded(true);
        return head;
    }

    private SideNavItem item(MenuEntry entry) {
        var item = new SideNavItem(getTranslation(entry.title()), entry.path());
        if (entry.icon() != null) item.setPrefixComponent(new Icon(entry.icon()));
        item.setMatchNested(true);
        if (entry.order() == 0) item.setPathAliases(Set.of(""));
        return item;
    }

    private static @Nullable Group group(MenuEntry entry) {
        var in = entry.menuClass().getAnnotation(InAdministration.class);
        return in == null ? null : in.value();
    }
}
