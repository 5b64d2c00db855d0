package dev.rapport.customer.owners.ui;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import dev.rapport.access.Staff;
import dev.rapport.customer.owners.Owner;
import dev.rapport.customer.owners.Owners;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.ui.FormDialog;
import dev.rapport.platform.ui.LastRead;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gives a customer to somebody else, with the reason. */
class ChangeOwnerDialog extends FormDialog {

    private final transient Staff staff;
    private final OwnerField owner;
    private final Select<String> team = new Select<>();
    private final TextField reason = new TextField(getTranslation("owners.reason"));

    ChangeOwnerDialog(Owners owners, Staff staff, CustomerId customer, Owner now, Runnable changed) {
        this.staff = staff;
        owner = new OwnerField(getTranslation("owners.owner"), staff);
        setHeaderTitle(getTranslation("owners.change"));
        owner.setHelperText(getTranslation("owners.nobody-hint"));
        owner.setValue(now.person());
        team.setLabel(getTranslation("owners.team"));
        team.setEmptySelectionAllowed(true);
        team.setEmptySelectionCaption(getTranslation("owners.no-team"));
        team.setItemLabelGenerator(this::name);
        offerTeams();
        team.setValue(now.team());
        owner.addValueChangeListener(change -> offerTeams());
        reason.setMaxLength(300);
        content(new Paragraph(getTranslation("owners.change-text")));
        field(owner, "owners.person-left", "owners.works-not-with-customers", "owners.no-such-person");
        field(team, "owners.no-such-team", "owners.not-in-team");
        required(reason, "owners.reason-needed");
        var read = new LastRead(now.revision());
        saves(getTranslation("owners.change"), () -> {
            var wished = new Owner(owner.getValue(), team.getValue());
            read.replace(
                    revision -> owners.change(customer, wished, reason.getValue(), revision),
                    () -> owners.of(customer).owner().revision());
            changed.run();
        });
    }

    private void offerTeams() {
        var all = staff.activeTeams().stream().map(one -> one.key()).toList();
        var offered = owner.getValue() == null
                ? all
                : owner.teams().stream().filter(all::contains).toList();
        var before = team.getValue();
        team.setItems(offered);
        team.setValue(offered.contains(before) ? before : only(offered));
    }

    private @Nullable String only(List<String> offered) {
        return owner.getValue() != null && !offered.isEmpty() ? offered.getFirst() : null;
    }

    private String name(@Nullable String key) {
        if (key == null) return getTranslation("owners.no-team");
        return staff.team(key).map(found -> found.name(getLocale())).orElse(key);
    }
}
