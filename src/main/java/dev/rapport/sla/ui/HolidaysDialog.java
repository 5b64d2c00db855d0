package dev.rapport.sla.ui;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.IntegerField;
import dev.rapport.platform.ui.Notices;
import dev.rapport.sla.calendars.CalendarSheet;
import dev.rapport.sla.calendars.PublicHolidays.Place;
import java.util.List;
import java.util.function.Consumer;

/** Takes the public holidays of a country or region into a calendar's draft, after showing which would be new. */
final class HolidaysDialog extends DaysDialog {

    private final transient CalendarEditor.Services services;
    private final ComboBox<Place> country = new ComboBox<>();
    private final ComboBox<Place> region = new ComboBox<>();
    private final IntegerField from = new IntegerField();
    private final IntegerField until = new IntegerField();

    HolidaysDialog(CalendarEditor.Services services, CalendarSheet sheet, int year, Consumer<CalendarSheet> changed) {
        super("sla.holidays-title", sheet, changed);
        this.services = services;
        country.setLabel(getTranslation("sla.holidays-country"));
        country.setItems(services.holidays().countries(getLocale()));
        country.setItemLabelGenerator(Place::name);
        country.addValueChangeListener(change -> chooseCountry());
        region.setLabel(getTranslation("sla.holidays-region"));
        region.setItemLabelGenerator(Place::name);
        region.setClearButtonVisible(true);
        region.setPlaceholder(getTranslation("sla.holidays-whole"));
        region.setVisible(false);
        region.addValueChangeListener(change -> look());
        prepare(from, "sla.holidays-from", year);
        prepare(until, "sla.holidays-until", year + 1);
        var choices = new Div(country, region, from, until);
        choices.addClassName("row");
        ask(choices);
    }

    private void prepare(IntegerField field, String key, int year) {
        field.setLabel(getTranslation(key));
        field.setMin(1990);
        field.setMax(2100);
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
        region.setVisible(!regions.isEmpty());
        look();
    }

    private void look() {
        offerNothing();
        var chosen = country.getValue();
        if (chosen == null || from.getValue() == null || until.getValue() == null) return;
        Notices.attempt(() -> {
            var part = region.getValue();
            var days = services.holidays()
                    .of(chosen.code(), part == null ? null : part.code(), from.getValue(), until.getValue());
            offer(days, changes -> changes == 0 ? getTranslation("sla.holidays-none") : null);
        });
    }
}
