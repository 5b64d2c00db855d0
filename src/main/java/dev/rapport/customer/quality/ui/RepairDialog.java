package dev.rapport.customer.quality.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import dev.rapport.access.Staff;
import dev.rapport.access.Team;
import dev.rapport.customer.owners.Owner;
import dev.rapport.customer.owners.ui.OwnerField;
import dev.rapport.customer.quality.Deed;
import dev.rapport.customer.quality.RepairWish;
import dev.rapport.customer.quality.Repairs;
import dev.rapport.customer.quality.Which;
import dev.rapport.platform.ui.FormDialog;

/** Repairs all customers of a list at once, after saying how many and which they are. */
class RepairDialog extends FormDialog {

    private final transient Staff staff;
    private final RadioButtonGroup<Deed> deed = new RadioButtonGroup<>(getTranslation("quality.deed"));
    private final OwnerField owner;
    private final Select<String> team = new Select<>();
    private final TextField reason = new TextField(getTranslation("quality.reason"));

    RepairDialog(Repairs repairs, Staff staff, Which which) {
        this.staff = staff;
        owner = new OwnerField(getTranslation("quality.to-owner"), staff);
        setHeaderTitle(getTranslation("quality.repair-many"));
        var preview = repairs.preview(which);
        content(new Paragraph(
                preview.isTooMany()
                        ? getTranslation("quality.too-many", Repairs.MOST)
                        : getTranslation("quality.repair-text", preview.customers())));
        content(first(preview));
        var gives = which.quality() == Deed.GIVE.quality();
        deed.setItems(Deed.of(which.quality()));
        deed.setItemLabelGenerator(one -> getTranslation("word.Deed." + one));
        if (gives) {
            deed.setValue(Deed.GIVE);
            deed.setVisible(false);
        }
        team.setLabel(getTranslation("quality.to-team"));
        team.setEmptySelectionAllowed(true);
        team.setEmptySelectionCaption(getTranslation("quality.no-team"));
        team.setItemLabelGenerator(this::teamName);
        team.setItems(staff.activeTeams().stream().map(Team::key).toList());
        team.setHelperText(getTranslation("quality.to-team-hint"));
        owner.setVisible(gives);
        team.setVisible(gives);
        owner.addValueChangeListener(change -> offerTeams());
        reason.setMaxLength(300);
        required(deed);
        field(
                owner,
                "quality.to-whom",
                "owners.person-left",
                "owners.works-not-with-customers",
                "owners.no-such-person");
        field(team, "owners.no-such-team", "owners.not-in-team");
        required(reason, "owners.reason-needed");
        if (preview.isTooMany() || preview.customers() == 0) return;
        saves(getTranslation("quality.repair-these", preview.customers()), () -> {
            var started = repairs.start(new RepairWish(
                    deed.getValue(), which, new Owner(owner.getValue(), team.getValue()), reason.getValue()));
            UI.getCurrent().navigate("data-quality/repairs/" + started.id());
        });
    }

    private static Details first(Repairs.Preview preview) {
        var list = new UnorderedList();
        preview.first()
                .forEach(line -> list.add(new ListItem(new Anchor("customers/" + line.customer(), line.name()))));
        var shown = preview.first().size();
        var details = new Details(UI.getCurrent().getTranslation("quality.first-of", shown), list);
        details.setOpened(shown <= 5);
        return details;
    }

    private void offerTeams() {
        var person = owner.getValue();
        var offered = staff.activeTeams().stream()
                .map(Team::key)
                .filter(key -> person == null
                        || staff.byId(person)
                                .filter(one -> one.teams().contains(key))
                                .isPresent())
                .toList();
        team.setItems(offered);
        if (person != null && !offered.isEmpty()) team.setValue(offered.getFirst());
    }

    private String teamName(String key) {
        if (key == null) return getTranslation("quality.no-team");
        return staff.team(key).map(found -> found.name(getLocale())).orElse(key);
    }
}
