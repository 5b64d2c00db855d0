package dev.rapport.customer.handover.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import dev.rapport.access.Access;
import dev.rapport.access.Role;
import dev.rapport.access.Staff;
import dev.rapport.customer.handover.Givers;
import dev.rapport.customer.handover.Givers.Giver;
import dev.rapport.customer.handover.HandOverWish;
import dev.rapport.customer.handover.HandOvers;
import dev.rapport.customer.owners.FitOwners;
import dev.rapport.platform.UserId;
import dev.rapport.platform.ui.FormDialog;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** Plans to give on the customers of a person, and leads to the plan. */
class PlanDialog extends FormDialog {

    private final ComboBox<Giver> from = new ComboBox<>(getTranslation("handover.from"));
    private final MultiSelectComboBox<UserId> takers = new MultiSelectComboBox<>(getTranslation("handover.takers"));
    private final Checkbox takesCases = new Checkbox(getTranslation("handover.takes-cases"));
    private final Checkbox endsAccess = new Checkbox(getTranslation("handover.ends-access"));
    private final TextField why = new TextField(getTranslation("owners.reason"));

    PlanDialog(HandOvers handOvers, Givers givers, Staff staff, Access access) {
        setHeaderTitle(getTranslation("handover.plan"));
        setWidth("min(32rem, 100%)");
        from.setItems(givers.all());
        from.setItemLabelGenerator(this::name);
        var names = staff.having(FitOwners.ROLES.toArray(Role[]::new));
        takers.setItems(
                names.keySet().stream().sorted(Comparator.comparing(names::get)).toList());
        takers.setItemLabelGenerator(person -> Objects.requireNonNullElse(names.get(person), "–"));
        takers.setHelperText(getTranslation("handover.takers-hint"));
        takers.setWidthFull();
        endsAccess.setHelperText(getTranslation("handover.ends-access-hint"));
        endsAccess.setVisible(access.hasRole(Role.ADMIN));
        why.setMaxLength(300);
        takesCases.setValue(true);
        content(new Paragraph(getTranslation("handover.plan-text")));
        required(from, "handover.already", "handover.nothing", "handover.from-missing");
        field(
                takers,
                "handover.to-oneself",
                "handover.too-many-takers",
                "owners.person-left",
                "owners.works-not-with-customers");
        field(takesCases);
        field(endsAccess, "access.still-leads", "access.not-oneself", "access.last-administrator");
        required(why, "owners.reason-needed");
        saves(getTranslation("handover.show-plan"), () -> {
            var planned = handOvers.plan(new HandOverWish(
                    from.getValue().person(),
                    List.copyOf(takers.getValue()),
                    takesCases.getValue(),
                    endsAccess.isVisible() && endsAccess.getValue(),
                    why.getValue()));
            UI.getCurrent().navigate("hand-overs/" + planned.number());
        });
    }

    private String name(Giver giver) {
        return getTranslation(giver.isHere() ? "handover.giver" : "handover.giver-left", giver.name(), giver.login());
    }
}
