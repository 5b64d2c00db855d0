package dev.rapport.platform.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.server.VaadinService;
import dev.rapport.platform.HomeRegion;
import dev.rapport.platform.PhoneNumber;
import dev.rapport.platform.Region;
import java.text.Collator;
import java.util.Comparator;
import java.util.List;

/** A telephone number and the country it is in where it names none; at first the country of the installation. */
public final class PhoneField extends Div {

    private static final List<String> REFUSALS = List.of(
            "error.not-a-phone-number",
            "phone.several",
            "phone.area-code-missing",
            "phone.country-unsure",
            "phone.number-cell",
            "phone.placeholder");

    private final transient Region home = VaadinService.getCurrent()
            .getInstantiator()
            .getOrCreate(HomeRegion.class)
            .region();
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
        region.addValueChangeListener(change -> sayRegion());
        number.setLabel(label);
        number.setMaxLength(60);
        region.setValue(home);
        add(region, number);
    }

    /** The number in its international form; as it was typed if it is none, for the refusal to name; empty if nothing was. */
    public String getValue() {
        var typed = number.getValue().strip();
        return PhoneNumber.parse(typed, region())
                .map(phone -> phone.extension() == null ? phone.e164() : phone.e164() + " ext. " + phone.extension())
                .orElse(typed);
    }

    /** Where the number is typed. */
    public TextField number() {
        return number;
    }

    /** What is wrong with the number, now or when it is refused later, stands at the number. */
    public void sayRefusals(FieldRefusals refusals) {
        refusals.readable(number, typed -> PhoneNumber.readAll(typed, region()))
                .at(number, REFUSALS.toArray(String[]::new));
        region.addValueChangeListener(change -> number.setInvalid(false));
    }

    /** The two-letter code of the country. */
    public String region() {
        return region.getOptionalValue().orElse(home).code();
    }

    private void sayRegion() {
        number.setHelperText(getTranslation(
                "ui.unless-written", region.getOptionalValue().orElse(home).callingCode()));
    }
}
