package dev.rapport.sla.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.UI;
import dev.rapport.access.Role;
import dev.rapport.platform.Refused;
import dev.rapport.platform.SubjectId;
import dev.rapport.sla.Sla;
import dev.rapport.sla.SlaEvent;
import dev.rapport.sla.SlaFacts;
import dev.rapport.sla.calendars.CalendarAssignment;
import dev.rapport.sla.calendars.CalendarSheet;
import dev.rapport.sla.calendars.desk.BeyondCalendar;
import dev.rapport.sla.calendars.desk.CalendarDesk;
import dev.rapport.sla.calendars.desk.CalendarHorizon;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import dev.rapport.testing.LogsOutAtTheEnd;
import dev.rapport.testing.MovableClock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Clocks that fall due after the last year whose days their calendar knows. */
@DatabaseTest
@ExtendWith(LogsOutAtTheEnd.class)
class BeyondCalendarTests extends SpringBrowserlessTest {

    @Autowired
    CalendarDesk desk;

    @Autowired
    CalendarHorizon horizon;

    @Autowired
    Sla sla;

    @Autowired
    Colleagues colleagues;

    @Autowired
    MovableClock clock;

    private final String name = "b-" + UUID.randomUUID().toString().substring(0, 8);
    private int year;

    @BeforeEach
    void logIn() {
        colleagues.logIn(colleagues.join(null, Role.MANAGER));
        year = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).getYear();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sla/calendars/%s", "sla/policies", "sla/today"})
    void pagesSayHowManyClocksFallDueBeyondTheDaysOfTheirCalendar(String page) {
        aTicketCountsBy(year - 1);
        UI.getCurrent().navigate(page.formatted(name));

        assertThat(getCurrentView().getElement().getOuterHTML()).contains("sla/calendars/" + name);
        assertThat(getCurrentView().getElement().getTextRecursively())
                .contains("2 open clocks fall due after " + (year - 1), "Add the public holidays");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sla/policies", "sla/today"})
    void nothingIsSaidOfACalendarThatKnowsTheYear(String page) {
        aTicketCountsBy(year + 1);
        UI.getCurrent().navigate(page);

        assertThat(getCurrentView().getElement().getOuterHTML()).doesNotContain("sla/calendars/" + name);
        assertThat(horizon.of(desk.open(name).sheet())).isEmpty();
    }

    @Test
    void aSingleDayOfTheNextYearIsNoYear() {
        var sheet = aTicketCountsBy(year - 1);
        var withADay = sheet.closed(LocalDate.of(year, 12, 31), "Stocktaking");

        assertThat(horizon.of(withADay)).contains(new BeyondCalendar(name, year - 1, 2));
        assertThat(horizon.of(withADay.closed(LocalDate.of(year, 12, 30), null)))
                .isEmpty();
    }

    @Test
    void aYearOfManyDaysOrOfTheFarFutureHidesNoOther() {
        var days = new ArrayList<>(List.of(LocalDate.of(300_000, 1, 1)));
        for (var known = year - 1; known <= year + 1; known++)
            for (var day = 1; day <= (known == year ? 9 : 4); day++) days.add(LocalDate.of(known, 1, day));

        assertThat(new CalendarSheet(name, "UTC", Map.of(), days, List.of()).lastYearWithDays())
                .hasValue(year + 1);
    }

    @Test
    void aCalendarWithoutDaysOfItsOwnNeedsNone() {
        var sheet = aTicketCountsBy(year - 1);

        assertThat(horizon.of(new CalendarSheet(name, "UTC", sheet.week(), List.of(), List.of())))
                .isEmpty();
    }

    @Test
    void onlyWhoPlansOrAuditsCalendarsIsTold() {
        colleagues.logIn(colleagues.join(null, Role.SERVICE));
        assertThatThrownBy(() -> horizon.all()).isInstanceOf(Refused.class);
    }

    /** Its calendar has four days off in the last year that it knows; it runs a clock for the response and one for the resolution. */
    private CalendarSheet aTicketCountsBy(int lastYear) {
        var day = List.of(List.of("00:00", "24:00"));
        var week = Map.of("MON", day, "TUE", day, "WED", day, "THU", day, "FRI", day);
        var off = List.of(1, 2, 3, 4).stream()
                .map(number -> LocalDate.of(lastYear, 1, number))
                .toList();
        var sheet = desk.create(new CalendarSheet(name, "UTC", week, off, List.of()), null)
                .sheet();
        var team = colleagues.newTeam();
        desk.assign(CalendarAssignment.Kind.TEAM, team, name);
        sla.open(
                SubjectId.next(),
                null,
                SlaFacts.of("ticket").withChannel("email").withTeam(team),
                List.of(SlaEvent.of(clock.instant(), SlaEvent.Kind.OPENED)),
                true);
        return sheet;
    }
}
