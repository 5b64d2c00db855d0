package dev.rapport.sales.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import dev.rapport.platform.ui.Created;
import dev.rapport.platform.ui.FieldRefusals;
import dev.rapport.platform.ui.PhoneField;
import dev.rapport.sales.Contact;
import dev.rapport.sales.Lead;
import dev.rapport.sales.LeadIntake;
import dev.rapport.sales.LeadQueries;
import dev.rapport.sales.NewLead;
import java.util.Map;

/** Takes a lead in by hand and opens its page. */
class NewLeadDialog extends Dialog {

    private final transient LeadIntake intake;
    private final transient LeadQueries queries;
    private final TextField name = new TextField(getTranslation("sales.name"));
    private final TextField company = new TextField(getTranslation("sales.company"));
    private final PhoneField phone = new PhoneField(getTranslation("sales.phone"));
    private final TextField email = new TextField(getTranslation("sales.email"));
    private final TextField source = new TextField(getTranslation("sales.source"));
    private final TextField city = new TextField(getTranslation("sales.city"));
    private final transient FieldRefusals refusals = new FieldRefusals();
    private final Button save = new Button(getTranslation("sales.take-in"));

    NewLeadDialog(LeadIntake intake, LeadQueries queries) {
        this.intake = intake;
        this.queries = queries;
        setHeaderTitle(getTranslation("sales.new-lead"));
        refusals.required(name);
        name.setMaxLength(200);
        company.setMaxLength(200);
        name.setAutofocus(true);
        var fields = new Div(name, company, phone, email, source, city);
        fields.addClassName("stack");
        add(fields);
        refusals.at(name, "sales.bad-name")
                .at(company, "sales.bad-company")
                .at(phone.number(), PhoneField.refusals())
                .at(email, "error.not-an-email-address", "email.several");
        save.addClickListener(click -> save());
        save.addThemeVariants(ButtonVariant.PRIMARY);
        save.setDisableOnClick(true);
        getFooter().add(new Button(getTranslation("sales.cancel"), click -> close()), save);
    }

    private void save() {
        var done = refusals.attempt(() -> {
            var contact = Contact.read(
                    name.getValue(), company.getValue(), phone.getValue(), email.getValue(), phone.region());
            var origin = new Lead.Origin(source.getValue(), city.getValue(), null, Map.of());
            var lead = intake.open(new NewLead(contact, origin, null));
            close();
            Created.show("leads/" + lead.number(), lead.number(), () -> queries.get(lead.number()));
        });
        save.setEnabled(!done);
    }
}
