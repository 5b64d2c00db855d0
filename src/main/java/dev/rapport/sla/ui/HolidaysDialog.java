package dev.rapport.sla.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.IntegerField;
import dev.rapport.platform.ui.Notices;
import dev.rapport.platform.ui.Times;
import dev.rapport.sla.calendars.CalendarDifference;
import dev.rapport.sla.calendars.CalendarSheet;
import dev.rapport.sla.calendars.PublicHolidays;
import dev.rapport.sla.calendars.PublicHolidays.Place;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/** Takes the public holidays of a country or region into a calendar's draft, after showing which would be new. */
final class HolidaysDialog extends Dialog {

    private final transient CalendarEditor.Services services;
    private final transient CalendarSheet sheet;
    private final ComboBox<Place> country = new ComboBox<>();
    private final ComboBox<Place> region = new ComboBox<>();
    private final IntegerField from = new IntegerField();
    private final IntegerField until = new IntegerField();
    private final Div preview = new Div();
    private final Button take = new Button();
    private transient CalendarSheet filled;

    HolidaysDialog(CalendarEditor.Services services, CalendarSheet sheet, int year, Consumer<CalendarSheet> changed) {
        this.services = services;
        this.sheet = sheet;
        this.filled = sheet;
        setHeaderTitle(getTranslation("sla.holidays-title"));
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
        preview.addClassName("calendar-changes");
        preview.getElement().setAttribute("aria-live", "polite");
        take.setText(getTranslation("sla.holidays-take"));
        take.addThemeVariants(ButtonVariant.PRIMARY);
        take.setEnabled(false);
        take.addClickListener(click -> {
            changed.accept(filled);
            close();
        });
        add(choices, preview);
        setWidth("min(42rem, 96vw)");
        getFooter().add(new Button(getTranslation("sla.cancel"), click -> close()), take);
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
        preview.removeAll();
        take.setEnabled(false);
        var chosen = country.getValue();
        if (chosen == null || from.getValue() == null || until.getValue() == null) return;
        Notices.attempt(() -> {
            var part = region.getValue();
            filled = PublicHolidays.with(
                    sheet,
                    services.holidays()
                            .of(chosen.code(), part == null ? null : part.code(), from.getValue(), until.getValue()));
            var changes = CalendarDifference.between(sheet, filled).days();
            take.setEnabled(!changes.isEmpty());
            if (changes.isEmpty()) preview.add(new Span(getTranslation("sla.holidays-none")));
            changes.forEach(change -> preview.add(new Span(getTranslation(
                    "sla.holidays-day", Times.day(change.date()), Objects.requireNonNullElse(change.name(), "")))));
        });
    }
}
