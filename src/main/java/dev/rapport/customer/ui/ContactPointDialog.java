package dev.rapport.customer.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import dev.rapport.customer.ContactPointDesk;
import dev.rapport.customer.ContactPointDesk.Known;
import dev.rapport.customer.ContactPointDetail;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.EmailAddress;
import dev.rapport.platform.HomeRegion;
import dev.rapport.platform.PostalAddress;
import dev.rapport.platform.ui.FormDialog;
import dev.rapport.platform.ui.LastRead;
import dev.rapport.platform.ui.PhoneField;
import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Takes down how a customer is reached, or corrects what was taken down wrongly. */
class ContactPointDialog extends FormDialog {

    private static final String PHONE = "PHONE";
    private static final String EMAIL = "EMAIL";
    private static final String ADDRESS = "ADDRESS";

    private final Select<String> kind = new Select<>();
    private final PhoneField phone = new PhoneField(getTranslation("customer.phone"));
    private final TextField email = new TextField(getTranslation("customer.email"));
    private final TextArea street = new TextArea(getTranslation("address.street"));
    private final TextField postcode = new TextField(getTranslation("address.postcode"));
    private final TextField city = new TextField(getTranslation("address.city"));
    private final TextField region = new TextField(getTranslation("address.region"));
    private final ComboBox<String> country = new ComboBox<>(getTranslation("address.country"));
    private final TextField label = new TextField(getTranslation("customer.label"));

    /** For another one. */
    ContactPointDialog(ContactPointDesk desk, HomeRegion home, CustomerId customer, Runnable changed) {
        this(home, PHONE);
        setHeaderTitle(getTranslation("customer.add-contact-point"));
        label.setHelperText(getTranslation("customer.label-hint"));
        label.setMaxLength(60);
        field(label, "customer.label-too-long");
        saves(getTranslation("customer.add-contact-point"), () -> {
            var detail = new ContactPointDetail(label.getValue(), Set.of(), null, null, null, null, null);
            if (is(ADDRESS)) desk.add(customer, address(), detail);
            else desk.add(customer, text(), detail);
            changed.run();
        });
    }

    /** For one that is otherwise; what it was is not shown. */
    ContactPointDialog(ContactPointDesk desk, HomeRegion home, CustomerId customer, Known point, Runnable changed) {
        this(home, point.kind());
        setHeaderTitle(getTranslation("customer.correct-this", point.text()));
        kind.setVisible(false);
        content(new Paragraph(getTranslation("customer.correct-text")));
        var read = new LastRead(point.revision());
        saves(getTranslation("customer.correct"), () -> {
            read.replace(
                    revision -> {
                        if (is(ADDRESS)) desk.correct(customer, point.id(), address(), revision);
                        else desk.correct(customer, point.id(), text(), revision);
                    },
                    () -> desk.of(customer).stream()
                            .filter(now -> now.id().equals(point.id()))
                            .findFirst()
                            .orElse(point)
                            .revision());
            changed.run();
        });
    }

    private ContactPointDialog(HomeRegion home, String first) {
        kind.setLabel(getTranslation("customer.contact-point-kind"));
        kind.setItems(PHONE, EMAIL, ADDRESS);
        kind.setItemLabelGenerator(one -> getTranslation("word.ContactPoint." + one));
        kind.setValue(first);
        kind.addValueChangeListener(change -> ask());
        street.setMaxLength(300);
        postcode.setMaxLength(15);
        city.setMaxLength(100);
        region.setMaxLength(100);
        country.setItems(countries(getLocale()));
        country.setItemLabelGenerator(code -> Locale.of("", code).getDisplayCountry(getLocale()));
        country.setValue(home.code());
        content(kind);
        phone(phone);
        required(email, "customer.contact-point-known", "error.not-an-email-address", "email.several");
        required(street, "address.street-missing", "address.street-too-long");
        field(postcode, "address.bad-postcode");
        required(city, "address.city-missing", "address.city-too-long");
        field(region, "address.region-too-long");
        field(country, "address.bad-country");
        refusals().readable(email, EmailAddress::read);
        ask();
    }

    private void ask() {
        phone.setVisible(is(PHONE));
        email.setVisible(is(EMAIL));
        List.<Component>of(street, postcode, city, region, country).forEach(part -> part.setVisible(is(ADDRESS)));
    }

    private boolean is(String wanted) {
        return wanted.equals(kind.getValue());
    }

    private String text() {
        return is(EMAIL) ? email.getValue() : phone.getValue();
    }

    private PostalAddress address() {
        return new PostalAddress(
                street.getValue(), blank(postcode), city.getValue(), blank(region), country.getValue());
    }

    private static @Nullable String blank(TextField field) {
        return field.getValue().isBlank() ? null : field.getValue();
    }

    private static List<String> countries(Locale reader) {
        return Stream.of(Locale.getISOCountries())
                .sorted(Comparator.comparing(
                        code -> Locale.of("", code).getDisplayCountry(reader), Collator.getInstance(reader)::compare))
                .toList();
    }
}
