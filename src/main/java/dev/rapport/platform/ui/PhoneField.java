package dev.rapport.platform.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import dev.rapport.platform.PhoneNumber;
import dev.rapport.platform.Region;
import java.text.Collator;
import java.util.Comparator;

/** A telephone number and the country it is in; at first the country that the person at the screen is likely to be in. */
public final class PhoneField extends Div {

    private final ComboBox<Region> region = new ComboBox<>();
    private final TextField number = new TextField();

    public PhoneField(String label) {
        addClassName("phone-field");
        var locale = UI.getCurrent().getLocale();
        region.setLabel(getTranslation("ui.region"));
        region.setItems(Region.all().stream()
                .sorted(Comparator.comparing(one -> one.name(locale), Collator.getInstance(locale)::compare))
                .toList());
        region.setItemLabelGenerator(one -> one.name(locale) + " " + one.callingCode());
        region.setValue(Region.of(PersonZone.get(), locale));
        number.setLabel(label);
        number.setMaxLength(40);
        add(region, number);
    }

    /** The number in its international form; as it was typed if it is none, for the refusal to name; empty if nothing was. */
    public String getValue() {
        var typed = number.getValue().strip();
        return PhoneNumber.parse(typed, region()).map(PhoneNumber::e164).orElse(typed);
    }

    /** Where the number is typed, to say there what is wrong with it. */
    public TextField number() {
        return number;
    }

    /** The two-letter code of the country. */
    public String region() {
        return region.getOptionalValue()
                .orElseGet(() -> Region.of(PersonZone.get(), UI.getCurrent().getLocale()))
                .code();
    }
}
