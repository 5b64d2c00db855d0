package dev.rapport.sla.ui;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.IntegerField;
import dev.rapport.platform.ui.Notices;
import dev.rapport.sla.calendars.CalendarSheet;
import dev.rapport.sla.calendars.PublicHolidays.Place;
import dev.rapport.sla.calendars.PublicHolidays.Source;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Takes the public holidays of a country or region into a calendar's draft, after showing which would be new. */
final class HolidaysDialog extends DaysDialog {

    private final transient CalendarEditor.Services services;
    private final ComboBox<Place> country = new ComboBox<>();
    private final ComboBox<Place> region = new ComboBox<>();
    private final int year;
    private final Paragraph note = new Paragraph();
    private final IntegerField from = new IntegerField();
    private final IntegerField until = new IntegerField();

    HolidaysDialog(CalendarEditor.Services services, CalendarSheet sheet, int year, Consumer<CalendarSheet> changed) {
        super("sla.holidays-title", sheet, changed);
        this.services = services;
        this.year = year;
        country.setLabel(getTranslation("sla.holidays-country"));
        country.setItems(services.holidays().countries(getLocale()));
        country.setItemLabelGenerator(Place::name);
        country.addValueChangeListener(change -> chooseCountry());
        region.setLabel(getTranslation("sla.holidays-region"));
        region.setItemLabelGenerator(Place::name);
        region.setClearButtonVisible(true);
        region.setVisible(false);
        region.addValueChangeListener(change -> choosePlace());
        note.setText(getTranslation("sla.holidays-checked"));
        prepare(from, "sla.holidays-from", year);
        prepare(until, "sla.holidays-until", year + 1);
        var choices = new Div(country, region, from, until);
        choices.addClassName("row");
        note.addClassName("secondary");
        ask(choices, note);
    }

    private void prepare(IntegerField field, String key, int year) {
        field.setLabel(getTranslation(key));
        field.setStepButtonsVisible(true);
        field.setValue(year);
        field.setWidth("8rem");
        field.addValueChangeListener(change -> look());
    }

    private void chooseCountry() {
        region.clear();
        var chosen = country.getValue();
        var regions = chosen == null ? List.<Place>of() : services.holidays().regions(chosen.code(), getLocale());
        region.setItems(regions);
        region.setPlaceholder(getTranslation(isWhole() ? "sla.holidays-whole" : "sla.holidays-choose-region"));
        region.setVisible(!regions.isEmpty());
        choosePlace();
    }

    private boolean isWhole() {
        return country.getValue() != null
                && services.holidays().isWhole(country.getValue().code());
    }

    private void choosePlace() {
        if (isPlace()) {
            var source = services.holidays().source(country.getValue().code(), part());
            note.setText(getTranslation(
                    "sla.holidays-source",
                    source.name(),
                    String.valueOf(source.from()),
                    String.valueOf(source.until())));
            limit(from, year, source);
            limit(until, year + 1, source);
        } else {
            note.setText(getTranslation("sla.holidays-checked"));
        }
        look();
    }

    /** What was typed stays where it can; another place may know years that the one before did not. */
    private void limit(IntegerField field, int wanted, Source source) {
        var before = field.getValue() == null ? wanted : Math.max(field.getValue(), wanted);
        field.setMin(source.from());
        field.setMax(source.until());
        field.setI18n(new IntegerField.IntegerFieldI18n()
                .setMinErrorMessage(getTranslation("sla.holidays-earliest", String.valueOf(source.from())))
                .setMaxErrorMessage(getTranslation("sla.holidays-latest", String.valueOf(source.until()))));
        field.setValue(Math.clamp(before, source.from(), source.until()));
    }

    private boolean isPlace() {
        return country.getValue() != null && (isWhole() || part() != null);
    }

    private @Nullable String part() {
        return region.getValue() == null ? null : region.getValue().code();
    }

    private void look() {
        offerNothing();
        if (!isPlace() || Stream.of(from, until).anyMatch(asked -> asked.getValue() == null || asked.isInvalid()))
            return;
        Notices.attempt(() -> {
            var days = services.holidays().of(country.getValue().code(), part(), from.getValue(), until.getValue());
            offer(days, changes -> changes == 0 ? getTranslation("sla.holidays-none") : null);
        });
    }
}
