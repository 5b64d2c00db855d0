package dev.rapport.sla.calendars;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.testing.Api;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@DatabaseTest
class CalendarApiTests {

    @Autowired
    Api api;

    @Autowired
    Calendars calendars;

    @Autowired
    Colleagues colleagues;

    private Person manager;
    private Person agent;
    private final String name = "api-" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void logIn() {
        manager = colleagues.join(null, Role.MANAGER);
        agent = colleagues.join(null, Role.SERVICE);
    }

    @Test
    void writesVersionsAndBringsOneBack() throws Exception {
        create().andExpect(status().isCreated()).andExpect(jsonPath("$.version").value(1));
        save(1).andExpect(status().isOk())
                .andExpect(jsonPath("$.version").value(2))
                .andExpect(jsonPath("$.calendar.holidays").value(hasItem("2026-12-24")))
                .andExpect(jsonPath("$.recomputation.kind").value("CALENDAR"));
        save(1).andExpect(status().isConflict());
        ask(manager, post(path("/restore")), """
                {"earlier": 1, "version": 2}
                """)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.calendar.holidays", hasSize(0)));
        ask(manager, get(path("/versions")), null).andExpect(jsonPath("$.items", hasSize(3)));
    }

    @Test
    void saysWhatAChangeWouldDo() throws Exception {
        create();
        ask(manager, post(path("/dry-run")), sheet("\"2026-12-24\""))
                .andExpect(jsonPath("$.clocks").value(0));
    }

    @Test
    void readsFeedsAndPublicHolidays() throws Exception {
        var feed =
                "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:%s\r\nSUMMARY:Day\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
                        .formatted(java.time.LocalDate.now().toString().replace("-", ""));
        api.ask(post("/api/v1/sla/calendar-feeds")
                        .contentType("text/calendar")
                        .content(feed)
                        .with(httpBasic(manager.login(), Colleagues.PASSWORD)))
                .andExpect(status().isOk())
                .andExpect(
                        jsonPath("$.days['" + java.time.LocalDate.now() + "']").value("Day"));
        ask(agent, get("/api/v1/sla/public-holidays?country=us&from=2026&until=2026"), null)
                .andExpect(jsonPath("$.items[*].date").value(hasItem("2026-11-26")))
                .andExpect(jsonPath("$.source.name").value("Jollyday"))
                .andExpect(jsonPath("$.source.until").value(2035));
        ask(agent, get("/api/v1/sla/public-holidays?country=sg&from=2026&until=2026"), null)
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.code").value("sla.holidays-unchecked"));
        ask(agent, get("/api/v1/sla/public-holidays?country=cn&from=2026&until=2027"), null)
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail").value(containsString("known from 2024 and sure until 2026")));
    }

    @Test
    void assignsACalendarAndTakesItBack() throws Exception {
        create();
        var team = "/api/v1/sla/calendar-assignments/team/" + colleagues.newTeam();
        ask(manager, put(team), "{\"calendar\": \"%s\"}".formatted(name)).andExpect(status().isNoContent());
        ask(manager, get("/api/v1/sla/calendar-assignments"), null)
                .andExpect(jsonPath("$.items[*].calendar").value(hasItem(name)));
        ask(manager, delete(team), null).andExpect(status().isNoContent());
        ask(manager, delete(team), null).andExpect(status().isNotFound());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "week.MONDAY | 'week': {'MONDAY': [['09:00', '17:00']]}",
                "week.mon | 'week': {'mon': [['09:00', '17:00']]}",
                "week.MON | 'week': {'MON': null}",
                "week.MON[0] | 'week': {'MON': [null]}",
                "week.MON[0][1] | 'week': {'MON': [['09:00', null]]}",
                "holidays[1] | 'holidays': ['2026-12-24', null]",
                "workdays[0] | 'workdays': [null]",
                "workdays[0].date | 'workdays': [{'shifts': [['09:00', '17:00']]}]",
                "workdays[0].shifts | 'workdays': [{'date': '2026-12-24'}]",
                "workdays[1].date | 'workdays': [{'date': '2026-12-24', 'shifts': []}, {'date': '2026-12-24', 'shifts': []}]"
            })
    void whatIsUnknownOrLeftOutIsRefusedAtItsField(String field, String part) throws Exception {
        var week = part.contains("week") ? "" : ", \"week\": {\"MON\": [[\"09:00\", \"17:00\"]]}";
        var body = "{\"name\": \"%s\", \"zone\": \"UTC\"%s, %s}".formatted(name, week, part.replace('\'', '"'));
        ask(manager, post("/api/v1/sla/calendars"), body)
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].field").value(field));
    }

    @Test
    void aCalendarOrAssignmentThatIsLeftOutIsRefusedAtItsField() throws Exception {
        ask(manager, put(path("")), "{\"version\": 1}")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].field").value("calendar"));
        ask(manager, put("/api/v1/sla/calendar-assignments/team/" + colleagues.newTeam()), "{}")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].field").value("calendar"));
    }

    @Test
    void theCalendarThatNeverClosesCannotBeChanged() throws Exception {
        var version = calendars.written("always").orElseThrow().version();
        var body = "{\"calendar\": %s, \"version\": %d".formatted(sheet("\"2026-12-24\""), version);
        var always = "/api/v1/sla/calendars/always";
        ask(manager, put(always), body + "}")
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.code").value("sla.always-fixed"));
        ask(manager, put(always), body + ", \"note\": \"Wrong\", \"corrects\": {}}")
                .andExpect(status().isConflict());
        ask(manager, post(always + "/dry-run"), sheet("")).andExpect(status().isConflict());
    }

    @Test
    void whoMayNotIsRefused() throws Exception {
        create();
        var team = "/api/v1/sla/calendar-assignments/team/sales";
        ask(agent, get("/api/v1/sla/calendars"), null).andExpect(status().isOk());
        ask(agent, get(path("")), null).andExpect(status().isForbidden());
        ask(agent, get(path("/versions")), null).andExpect(status().isForbidden());
        ask(agent, put(path("")), "{\"calendar\": %s, \"version\": 1}".formatted(sheet("")))
                .andExpect(status().isForbidden());
        ask(agent, post("/api/v1/sla/calendars"), sheet("")).andExpect(status().isForbidden());
        ask(agent, post(path("/dry-run")), sheet("")).andExpect(status().isForbidden());
        ask(agent, get("/api/v1/sla/calendar-assignments"), null).andExpect(status().isForbidden());
        ask(agent, put(team), "{\"calendar\": \"cn-office\"}").andExpect(status().isForbidden());
        ask(agent, delete(team), null).andExpect(status().isForbidden());
        ask(agent, get("/api/v1/sla/recomputations"), null).andExpect(status().isForbidden());
        ask(agent, post("/api/v1/sla/policies/apply"), null).andExpect(status().isForbidden());
        var designer = colleagues.join(null, Role.DESIGNER);
        ask(
                        designer,
                        put("/api/v1/sla/calendar-assignments/customer/" + UUID.randomUUID()),
                        "{\"calendar\": \"cn-office\"}")
                .andExpect(status().isForbidden());
    }

    private ResultActions create() throws Exception {
        return ask(manager, post("/api/v1/sla/calendars"), sheet(""));
    }

    private ResultActions save(int version) throws Exception {
        return ask(
                manager,
                put(path("")),
                "{\"calendar\": %s, \"version\": %d, \"note\": \"Christmas\"}"
                        .formatted(sheet("\"2026-12-24\""), version));
    }

    private String sheet(String holidays) {
        return """
                {"name": "%s", "zone": "Europe/Berlin", "week": {"MON": [["09:00", "17:00"]]}, "holidays": [%s]}
                """.formatted(name, holidays);
    }

    private String path(String what) {
        return "/api/v1/sla/calendars/" + name + what;
    }

    private ResultActions ask(
            Person person, MockHttpServletRequestBuilder request, @org.jspecify.annotations.Nullable String body)
            throws Exception {
        return api.ask(
                person,
                body == null
                        ? request
                        : request.contentType(MediaType.APPLICATION_JSON).content(body));
    }
}
