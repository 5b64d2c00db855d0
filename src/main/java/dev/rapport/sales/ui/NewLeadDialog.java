package dev.rapport.sales.ui;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import dev.rapport.platform.EmailAddress;
import dev.rapport.platform.ui.Created;
import dev.rapport.platform.ui.FormDialog;
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
class NewLeadDialog extends FormDialog {

    private final transient LeadIntake intake;
    private final transient LeadQueries queries;
    private final TextField name = new TextField(getTranslation("sales.name"));
    private final TextField company = new TextField(getTranslation("sales.company"));
    private final PhoneField phone = new PhoneField(getTranslation("sales.phone"));
    private final TextField email = new TextField(getTranslation("sales.email"));
    private final ComboBox<String> source = new ComboBox<>(getTranslation("sales.source"));
    private final TextField city = new TextField(getTranslation("sales.city"));

    NewLeadDialog(LeadIntake intake, LeadQueries queries) {
        this.intake = intake;
        this.queries = queries;
        setHeaderTitle(getTranslation("sales.new-lead"));
        name.setMaxLength(200);
        company.setMaxLength(200);
        name.setAutofocus(true);
        source.setItems(queries.sources());
        source.setAllowCustomValue(true);
        source.addCustomValueSetListener(typed -> source.setValue(typed.getDetail()));
        required(name, "sales.bad-name");
        field(company, "sales.bad-company");
        phone(phone);
        readable(email, EmailAddress::read, "error.not-an-email-address", "email.several");
        field(source);
        field(city);
        saves(getTranslation("sales.take-in"), this::save);
    }

    private void save() {
        var contact =
                Contact.read(name.getValue(), company.getValue(), phone.getValue(), email.getValue(), phone.region());
        var origin = new Lead.Origin(source.getValue(), city.getValue(), null, Map.of());
        var fresh = new NewLead(contact, origin, null);
        var meant = queries.mayBeMeant(contact);
        if (meant.isNobody()) takeIn(fresh);
        else
            ask(
                    getTranslation("sales.lead-may-be"),
                    known(meant),
                    getTranslation("sales.take-in-all-the-same"),
                    () -> takeIn(fresh));
    }

    private void takeIn(NewLead fresh) {
        var lead = intake.open(fresh);
        Created.show("leads/" + lead.number(), lead.number(), () -> queries.get(lead.number()));
    }

    /** Before two people call one: who is known of the same phone, e-mail address or name. */
    private Div known(MayBeMeant meant) {
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
        return known;
    }

    /** Opened beside this page, where what was entered stays. */
    private static Div beside(String address, String text) {
        return new Div(new Anchor(address, text, AnchorTarget.BLANK));
    }
}
