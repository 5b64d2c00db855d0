package dev.rapport.privacy.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import dev.rapport.access.Staff;
import dev.rapport.customer.CustomerDesk;
import dev.rapport.customer.ui.CustomerPicker;
import dev.rapport.platform.Refused;
import dev.rapport.platform.ui.FormDialog;
import dev.rapport.privacy.PrivacyDesk;
import dev.rapport.privacy.PrivacyRequest.Kind;
import dev.rapport.privacy.PrivacyRequest.Law;

/** Takes in what a person asks and opens its page. */
class NewPrivacyRequestDialog extends FormDialog {

    private final Select<Kind> kind = new Select<>();
    private final Select<Law> law = new Select<>();
    private final Select<String> team = new Select<>();
    private final TextArea words = new TextArea(getTranslation("privacy.words"));

    NewPrivacyRequestDialog(PrivacyDesk desk, CustomerDesk customers, Staff staff) {
        setHeaderTitle(getTranslation("privacy.take-in"));
        var customer = new CustomerPicker(customers, null);
        customer.setRequired();
        kind.setLabel(getTranslation("privacy.kind"));
        kind.setItems(Kind.values());
        kind.setItemLabelGenerator(one -> getTranslation("word.PrivacyKind." + one));
        kind.setValue(Kind.ACCESS);
        law.setLabel(getTranslation("privacy.law"));
        law.setItems(Law.values());
        law.setItemLabelGenerator(one -> getTranslation("word.Law." + one));
        law.setValue(Law.PIPL);
        var teams = desk.teams();
        team.setLabel(getTranslation("privacy.team"));
        team.setHelperText(getTranslation("privacy.team-hint"));
        team.setItems(teams);
        team.setItemLabelGenerator(
                key -> staff.team(key).map(one -> one.name(getLocale())).orElse(key));
        if (!teams.isEmpty()) team.setValue(teams.getFirst());
        words.setMaxLength(2000);
        words.setHelperText(getTranslation("privacy.words-hint"));
        field(customer, () -> !customer.missing());
        required(kind);
        required(law);
        required(words, "privacy.words-missing");
        required(team, "privacy.other-team");
        saves(getTranslation("privacy.take-in"), () -> {
            var about = customer.chosen().orElseThrow(() -> Refused.invalid("privacy.known-only"));
            var request = desk.open(about, kind.getValue(), law.getValue(), words.getValue(), team.getValue());
            UI.getCurrent().navigate("privacy-requests/" + request.number());
        });
    }
}
