package dev.rapport.insight.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import dev.rapport.access.Team;
import dev.rapport.insight.breaches.BreachViews;
import dev.rapport.platform.ui.FieldRefusals;
import java.util.Collection;
import java.util.Map;

/** Names a list of breaches, and says which team shall see it too. */
final class SaveViewDialog extends Dialog {

    SaveViewDialog(BreachViews views, Collection<Team> teams, Map<String, String> address, Runnable saved) {
        setHeaderTitle(getTranslation("sla.view.save"));
        var name = new TextField(getTranslation("sla.view.name"));
        name.setMaxLength(BreachViews.LONGEST_NAME);
        name.setRequiredIndicatorVisible(true);
        name.setAutofocus(true);
        var team = new ComboBox<Team>(getTranslation("sla.view.shared-with"));
        team.setItems(teams);
        team.setItemLabelGenerator(one -> one.name(getLocale()));
        team.setClearButtonVisible(true);
        team.setPlaceholder(getTranslation("sla.view.only-me"));
        var stack = new Div(name, team);
        stack.addClassName("stack");
        add(stack);
        setWidth("min(26rem, 96vw)");
        var refusals = new FieldRefusals().at(name, "sla.view-bad-name");
        var save = new Button(
                getTranslation("sla.view.keep"),
                click -> refusals.attempt(() -> {
                    var shared = team.getValue();
                    views.save(name.getValue(), shared == null ? null : shared.key(), address);
                    close();
                    saved.run();
                }));
        save.addThemeVariants(ButtonVariant.PRIMARY);
        save.addClickShortcut(Key.ENTER);
        getFooter().add(new Button(getTranslation("sla.view.cancel"), click -> close()), save);
    }
}
