package dev.rapport.sla.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.sla.calendars.CalendarSheet;
import dev.rapport.sla.calendars.PublicHolidays.Place;
import dev.rapport.sla.calendars.desk.CalendarDesk;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import dev.rapport.testing.LogsOutAtTheEnd;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;

@DatabaseTest
@ExtendWith(LogsOutAtTheEnd.class)
class CalendarsViewTests extends SpringBrowserlessTest {

    @Autowired
    CalendarDesk desk;

    @Autowired
    Colleagues colleagues;

    private final String name = "v-" + UUID.randomUUID().toString().substring(0, 8);
    private final LocalDate monday = LocalDate.parse("2026-11-23");
    private Person manager;

    @BeforeEach
    void logIn() {
        manager = colleagues.join(null, Role.MANAGER);
        colleagues.logIn(manager);
        var week = Map.of("MON", List.of(List.of("09:00", "17:00")));
        desk.create(new CalendarSheet(name, "Europe/Berlin", week, List.of(), List.of()), null);
    }

    @Test
    void aDayThatIsChosenTurnsRoundAndBack() {
        show();
        choose(monday);
        assertThat(bar().isVisible()).isTrue();
        assertThat(texts()).anyMatch(text -> text.contains("closed") && text.contains("23 Nov 2026"));
        choose(monday);
        assertThat(bar().isVisible()).isFalse();
        choose(monday.plusDays(5));
        assertThat(texts()).anyMatch(text -> text.contains("worked") && text.contains("28 Nov 2026"));
    }

    @Test
    void savesWhatWasChangedAsANewVersion() {
        show();
        choose(monday);
        field("Called").setValue("Founders' day");
        field("Tuesday").setValue("9:00-12:00, 13:00–18:00");
        click("Save: computes open clocks again");

        var saved = desk.open(name);
        assertThat(saved.version()).isEqualTo(2);
        assertThat(saved.sheet().holidays()).containsExactly(monday);
        assertThat(saved.sheet().names()).containsEntry(monday, "Founders' day");
        assertThat(saved.sheet().week().get("TUE"))
                .containsExactly(List.of("09:00", "12:00"), List.of("13:00", "18:00"));
        assertThat(bar().isVisible()).isFalse();
    }

    @Test
    void aShiftThatCannotBeReadIsSaidAtItsField() {
        show();
        field("Tuesday").setValue("nine to five");
        assertThat(field("Tuesday").isInvalid()).isTrue();
        assertThat(bar().isVisible()).isFalse();
    }

    @Test
    void whoComesSecondKeepsTheDraftAndIsTold() {
        show();
        choose(monday);
        desk.save(desk.open(name).sheet().closed(monday.plusDays(7), null), 1, null);
        click("Save: computes open clocks again");

        assertThat(desk.open(name).version()).isEqualTo(2);
        assertThat(bar().isVisible()).isTrue();
    }

    @Test
    void saysWhatTheChangeWouldDo() {
        show();
        choose(monday);
        click("What would it do?");
        assertThat(texts()).contains("No open clock counts by this calendar: nothing would move.");
    }

    @Test
    void anAuditorOnlyLooks() {
        colleagues.logIn(colleagues.join(null, Role.AUDITOR));
        show();
        choose(monday);
        assertThat(bar().isVisible()).isFalse();
        assertThat(field("Tuesday").isReadOnly()).isTrue();
        assertThat($(Button.class).all()).noneMatch(button -> button.getText().startsWith("Copy"));
    }

    @Test
    void theCalendarThatNeverClosesIsOnlyLookedAtAndCopied() {
        UI.getCurrent().navigate("sla/calendars/always");
        choose(monday);
        assertThat(bar().isVisible()).isFalse();
        assertThat(field("Tuesday").isReadOnly()).isTrue();
        assertThat($(Button.class).all()).anyMatch(button -> button.getText().startsWith("Copy"));
    }

    @Test
    @SuppressWarnings("unchecked")
    void theDialogSaysWhereHolidaysComeFromAndOffersOnlyYearsThatAreSure() {
        show();
        click("Add public holidays");
        var dialog = $(HolidaysDialog.class).single();
        var country = (ComboBox<Place>) $(ComboBox.class, dialog).all().getFirst();
        var until = $(IntegerField.class, dialog).all().getLast();

        country.setValue(new Place("CN", "China"));
        assertThat(dialog.getElement().getTextRecursively())
                .contains("Source: NateScarlet/holiday-cn. Known from 2024, sure until 2026.");
        assertThat(until.getMax()).isEqualTo(2026);
        assertThat(until.getValue()).isEqualTo(2026);

        country.setValue(new Place("GB", "United Kingdom"));
        var region = (ComboBox<Place>) $(ComboBox.class, dialog).all().getLast();
        assertThat(region.getPlaceholder()).isEqualTo("choose a region");
        region.setValue(new Place("eng", "England"));
        assertThat(dialog.getElement().getTextRecursively())
                .contains("Source: Jollyday. Known from 2010, sure until 2035.");
        assertThat(dialog.getElement().getTextRecursively()).contains("Easter Monday");
    }

    private void show() {
        UI.getCurrent().navigate("sla/calendars/" + name);
    }

    private void choose(LocalDate day) {
        var year = $(YearView.class).single();
        ComponentUtil.fireEvent(year, new YearView.DayChosen(year, false, day.toString()));
    }

    private void click(String text) {
        test($(Button.class).withText(text).single()).click();
    }

    private TextField field(String label) {
        return $(TextField.class).all().stream()
                .filter(field -> label.equals(field.getLabel()))
                .findFirst()
                .orElseThrow();
    }

    private Div bar() {
        return $(CalendarEditor.class)
                .single()
                .getChildren()
                .filter(child -> child instanceof Div div && div.hasClassName("calendar-bar"))
                .map(Div.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private List<String> texts() {
        return $(com.vaadin.flow.component.html.Span.class).all().stream()
                .map(com.vaadin.flow.component.html.Span::getText)
                .toList();
    }
}
