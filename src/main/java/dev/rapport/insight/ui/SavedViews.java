package dev.rapport.insight.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import dev.rapport.access.Staff;
import dev.rapport.insight.breaches.BreachView;
import dev.rapport.insight.breaches.BreachViews;
import dev.rapport.platform.UserId;
import dev.rapport.platform.ui.Notices;
import dev.rapport.sla.ui.SlaRows;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The menu of kept lists: opens one, keeps what is chosen now, removes one's own. */
final class SavedViews extends Div {

    private final transient BreachViews views;
    private final transient Staff staff;
    private final transient SlaRows rows;
    private final UserId me;
    private final transient Supplier<Map<String, String>> now;
    private final transient Consumer<Map<String, String>> picked;

    SavedViews(
            BreachViews views,
            Staff staff,
            SlaRows rows,
            UserId me,
            Supplier<Map<String, String>> now,
            Consumer<Map<String, String>> picked) {
        this.views = views;
        this.staff = staff;
        this.rows = rows;
        this.me = me;
        this.now = now;
        this.picked = picked;
        show();
    }

    private void show() {
        removeAll();
        var menu = new MenuBar();
        menu.addThemeVariants(MenuBarVariant.AURA_TERTIARY);
        var items = menu.addItem(getTranslation("sla.views")).getSubMenu();
        for (var view : views.mine()) items.addItem(line(view), click -> picked.accept(view.address()));
        items.addItem(getTranslation("sla.view.save"), click -> save());
        add(menu);
    }

    private Component line(BreachView view) {
        var line = new Div(new Span(view.name()));
        line.addClassName("row");
        var team = view.team();
        if (team != null) {
            var shared = new Span(getTranslation("sla.view.shared", rows.team(team)));
            shared.addClassName("secondary");
            line.add(shared);
        }
        if (view.owner().equals(me)) line.add(remover(view));
        return line;
    }

    private Button remover(BreachView view) {
        var button = new Button(VaadinIcon.TRASH.create());
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        button.setAriaLabel(getTranslation("sla.view.remove", view.name()));
        button.getElement().executeJs("this.addEventListener('click', e => e.stopPropagation())");
        button.addClickListener(click -> Notices.attempt(() -> {
            views.remove(view.id());
            show();
            Notices.done(getTranslation("sla.view.removed", view.name()));
        }));
        return button;
    }

    private void save() {
        new SaveViewDialog(views, staff.teams().values(), now.get(), () -> {
                    show();
                    Notices.done(getTranslation("sla.view.kept"));
                })
                .open();
    }
}
