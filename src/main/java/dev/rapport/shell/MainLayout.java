package dev.rapport.shell;

import com.vaadin.flow.component.applayout.AppLayout;
import com.vaadin.flow.component.applayout.DrawerToggle;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.dependency.Uses;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.orderedlayout.Scroller;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.sidenav.SideNav;
import com.vaadin.flow.component.sidenav.SideNavItem;
import com.vaadin.flow.router.Layout;
import com.vaadin.flow.server.menu.MenuConfiguration;
import com.vaadin.flow.server.menu.MenuEntry;
import dev.rapport.engine.EngineStatus;
import dev.rapport.platform.CurrentUser;
import dev.rapport.platform.ui.BarItem;
import dev.rapport.platform.ui.Live;
import jakarta.annotation.security.PermitAll;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** The frame around all views: the rail with what the person may see, and the bar with search, create and me. */
@Layout
@PermitAll
@CssImport("./styles/rapport.css")
@Uses(Popover.class) // for bar items, which are beans that the front end's build does not see
public class MainLayout extends AppLayout {

    MainLayout(
            CurrentUser user,
            SearchBox search,
            CreateMenu create,
            List<BarItem> items,
            MyMenu me,
            EngineStatus engine,
            Live live) {
        setPrimarySection(Section.DRAWER);
        addToDrawer(brand(), new Scroller(navigation()));
        var toggle = new DrawerToggle();
        toggle.setAriaLabel(getTranslation("shell.menu"));
        var space = new Div();
        space.addClassName("bar-space");
        var banner = new EngineBanner(engine);
        live.refresh(banner, EngineStatus.Changed.class, banner::show);
        addToNavbar(toggle);
        if (user.id().isPresent()) {
            addToNavbar(search, space, create);
            items.stream().sorted(Comparator.comparingInt(BarItem::order)).forEach(item -> addToNavbar(item.show()));
            addToNavbar(me, new Shortcuts());
        }
        addToNavbar(banner);
    }

    private Div brand() {
        var logo = new Image("icons/rapport.svg", "");
        var brand = new Div(logo, new Span("Rapport"));
        brand.addClassName("brand");
        return brand;
    }

    private SideNav navigation() {
        var navigation = new SideNav();
        MenuConfiguration.getMenuEntries().forEach(entry -> navigation.addItem(item(entry)));
        return navigation;
    }

    private SideNavItem item(MenuEntry entry) {
        var item = new SideNavItem(getTranslation(entry.title()), entry.path());
        if (entry.icon() != null) item.setPrefixComponent(new Icon(entry.icon()));
        item.setMatchNested(true);
        if (entry.order() == 0) item.setPathAliases(Set.of(""));
        return item;
    }
}
