package dev.rapport.shell;

import com.vaadin.flow.component.contextmenu.SubMenu;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import com.vaadin.flow.spring.annotation.SpringComponent;
import dev.rapport.access.Access;
import dev.rapport.platform.CurrentUser;
import dev.rapport.platform.ui.CreateAction;
import java.util.Comparator;
import java.util.List;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;

/** The menu of what the person may create. */
@SpringComponent
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
class CreateMenu extends MenuBar {

    CreateMenu(CurrentUser user, Access access, List<CreateAction> actions) {
        addClassName("create-menu");
        addThemeVariants(MenuBarVariant.PRIMARY);
        var allowed = user.id().isEmpty() ? List.<CreateAction>of() : allowed(access, actions);
        setVisible(!allowed.isEmpty());
        var root = addItem(VaadinIcon.PLUS.create());
        root.setAriaLabel(getTranslation("shell.create"));
        root.add(new Span(getTranslation("shell.create")));
        allowed.forEach(action -> add(root.getSubMenu(), action));
    }

    private void add(SubMenu menu, CreateAction action) {
        menu.addItem(getTranslation(action.title()), click -> action.open().run());
    }

    private static List<CreateAction> allowed(Access access, List<CreateAction> actions) {
        var roles = access.me().roles();
        return actions.stream()
                .filter(action -> roles.stream().anyMatch(role -> action.roles().contains(role.name())))
                .sorted(Comparator.comparingInt(CreateAction::order))
                .toList();
    }
}
