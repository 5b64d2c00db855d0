package dev.rapport.sales.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import dev.rapport.platform.ui.Created;
import dev.rapport.platform.ui.FieldRefusals;
import dev.rapport.platform.ui.PhoneField;
import dev.rapport.sales.Contact;
import dev.rapport.sales.Lead;
import dev.rapport.sales.LeadIntake;
import dev.rapport.sales.LeadQueries;
import dev.rapport.sales.MayBeMeant;
import dev.rapport.sales.NewLead;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Takes a lead in by hand and opens its page. */
class NewLeadDialog extends Dialog {

    private final transient LeadIntake intake;
    private final transient LeadQueries queries;
    private final TextField name = new TextField(getTranslation("sales.name"));
    private final TextField company = new TextField(getTranslation("sales.company"));
    private final PhoneField phone = new PhoneField(getTranslation("sales.phone"));
    private final TextField email = new TextField(getTranslation("sales.email"));
    private final ComboBox<String> source = new ComboBox<>(getTranslation("sales.source"));
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
        source.setItems(queries.sources());
        source.setAllowCustomValue(true);
        source.addCustomValueSetListener(typed -> source.setValue(typed.getDetail()));
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
            var fresh = new NewLead(contact, origin, null);
            var meant = queries.mayBeMeant(contact);
            if (meant.isNobody()) takeIn(fresh);
            else ask(fresh, meant);
        });
        save.setEnabled(!done);
    }

    private void takeIn(NewLead fresh) {
        var lead = intake.open(fresh);
        close();
        Created.show("leads/" + lead.number(), lead.number(), () -> queries.get(lead.number()));
    }

    /** Before two people call one: who is known of the same phone, e-mail address or name. */
    private void ask(NewLead fresh, MayBeMeant meant) {
        var question = new Dialog(getTranslation("sales.lead-may-be"));
        var known = new Div();
        if (meant.customers().size() + meant.leads().size() > 0)
            known.add(new Paragraph(getTranslation("sales.lead-may-be-intro")));
        known.addClassName("stack");
        meant.customers()
                .forEach(customer -> known.add(beside(
                        "customers/" + customer.id(), getTranslation("sales.customer") + " · " + customer.name())));
        meant.leads()
                .forEach(lead -> known.add(beside(
                        "leads/" + lead.number(),
                        Stream.of(lead.number(), lead.name(), lead.company())
                                .filter(Objects::nonNull)
                                .collect(Collectors.joining(" · ")))));
        if (meant.otherLeads() > 0) known.add(new Span(getTranslation("sales.lead-may-be-hidden", meant.otherLeads())));
        question.add(known);
        var anew = new Button(getTranslation("sales.take-in-all-the-same"), click -> {
            question.close();
            if (!refusals.attempt(() -> takeIn(fresh))) save.setEnabled(true);
        });
        anew.setDisableOnClick(true);
        question.getFooter().add(new Button(getTranslation("sales.back"), click -> question.close()), anew);
        question.addOpenedChangeListener(change -> save.setEnabled(!change.isOpened()));
        question.open();
    }

    /** Opened beside this page, where what was entered stays. */
    private static Div beside(String address, String text) {
        return new Div(new Anchor(address, text, AnchorTarget.BLANK));
    }
}
