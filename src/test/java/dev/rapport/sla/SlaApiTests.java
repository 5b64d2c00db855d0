package dev.rapport.sla;

import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.platform.SubjectId;
import dev.rapport.sla.SlaEvent.Kind;
import dev.rapport.testing.Api;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.ResultActions;

@DatabaseTest
class SlaApiTests {

    private static final Instant OPENED = Instant.parse("2012-10-09T14:50:17Z");
    private static final SlaFacts IMPORTED = SlaFacts.of("ticket").withChannel("import");

    @Autowired
    Api api;

    @Autowired
    Colleagues colleagues;

    @Autowired
    Sla sla;

    private Person manager;
    private final SubjectId subject = SubjectId.next();
    private final String external = "Case " + UUID.randomUUID();

    @BeforeEach
    void logIn() {
        manager = colleagues.join(null, Role.MANAGER);
    }

    @Test
    void tellsEverythingAboutAClock() throws Exception {
        replay();
        ask(manager, "/clocks?external=" + external)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.next").value(nullValue()))
                .andExpect(jsonPath("$.items", hasSize(2)))
                .andExpect(jsonPath("$.items[*].metric", containsInAnyOrder("first-response", "resolution")))
                .andExpect(jsonPath("$.items[0].subject").value(subject.toString()))
                .andExpect(jsonPath("$.items[0].external").value(external))
                .andExpect(jsonPath("$.items[0].policy").value("import"))
                .andExpect(jsonPath("$.items[0].rule")
                        .value("imported tickets are answered within four hours and solved in five working days"))
                .andExpect(jsonPath("$.items[0].calendar").value("eu-office"))
                .andExpect(jsonPath("$.items[0].startedAt").value("2012-10-09T14:50:17Z"));
    }

    @Test
    void countsElapsedAndPausedBusinessSeconds() throws Exception {
        replay();
        ask(manager, "/clocks?subject=" + subject)
                .andExpect(jsonPath("$.items[?(@.metric=='resolution')].targetSeconds")
                        .value(162000))
                .andExpect(jsonPath("$.items[?(@.metric=='resolution')].elapsedSeconds")
                        .value(583 + 3600))
                .andExpect(jsonPath("$.items[?(@.metric=='resolution')].pausedSeconds")
                        .value(7200))
                .andExpect(
                        jsonPath("$.items[?(@.metric=='resolution')].stoppedAt").value("2012-10-10T09:00:00Z"))
                .andExpect(jsonPath("$.items[?(@.metric=='resolution')].state").value("MET"))
                .andExpect(jsonPath("$.items[?(@.metric=='resolution')].breachedAt")
                        .value(hasItem(nullValue())))
                .andExpect(jsonPath("$.items[?(@.metric=='resolution')].dueAt").value(hasItem(notNullValue())));
    }

    @Test
    void pagesByCursor() throws Exception {
        replay();
        var first = ask(manager, "/clocks?limit=1&external=" + external)
                .andExpect(jsonPath("$.items", hasSize(1)))
                .andReturn()
                .getResponse()
                .getContentAsString();
        String next = JsonPath.read(first, "$.next");
        ask(manager, "/clocks?limit=1&external=" + external + "&after=" + next)
                .andExpect(jsonPath("$.items", hasSize(1)))
                .andExpect(jsonPath("$.next").value(nullValue()));
    }

    @Test
    void tellsABreachWithWhoAndWhatAndWhenAndWhy() throws Exception {
        var holder = colleagues.join("service-l1", Role.SERVICE);
        sla.open(
                subject,
                external,
                IMPORTED,
                List.of(
                        SlaEvent.of(OPENED, Kind.OPENED),
                        new SlaEvent(OPENED.plusSeconds(1), Kind.ASSIGNED, null, holder.id(), "service-l1"),
                        SlaEvent.of(Instant.parse("2012-10-25T11:54:26Z"), Kind.SOLVED)),
                false);
        ask(manager, "/breaches?subject=" + subject)
                .andExpect(jsonPath("$.items[?(@.metric=='resolution')].owner")
                        .value(holder.id().toString()))
                .andExpect(jsonPath("$.items[?(@.metric=='resolution')].team").value("service-l1"))
                .andExpect(jsonPath("$.items[?(@.metric=='resolution')].policy").value("import"))
                .andExpect(jsonPath("$.items[?(@.metric=='resolution')].dueAt").value("2012-10-16T14:50:17Z"));
    }

    @Test
    void staffSeeTheirOwnAndTheirTeamsClocksOnly() throws Exception {
        var team = colleagues.newTeam();
        var mine = colleagues.join(team, Role.SERVICE);
        var stranger = colleagues.join(colleagues.newTeam(), Role.SERVICE);
        sla.open(
                subject,
                external,
                IMPORTED,
                List.of(SlaEvent.of(OPENED, Kind.OPENED), new SlaEvent(OPENED, Kind.ASSIGNED, null, null, team)),
                false);
        ask(mine, "/clocks?external=" + external).andExpect(jsonPath("$.items", hasSize(2)));
        ask(stranger, "/clocks?external=" + external).andExpect(jsonPath("$.items", hasSize(0)));
        ask(stranger, "/clocks?subject=" + subject).andExpect(status().isForbidden());
    }

    @Test
    void givesTheCalendarsWithWeekHolidaysAndMakeUpDays() throws Exception {
        ask(manager, "/calendars")
                .andExpect(jsonPath("$.items[*].name", hasItem("always")))
                .andExpect(jsonPath("$.items[?(@.name=='cn-office')].zone").value("Asia/Shanghai"))
                .andExpect(jsonPath("$.items[?(@.name=='cn-office')].week.MON[0][0]")
                        .value("09:00"))
                .andExpect(jsonPath("$.items[?(@.name=='cn-office')].week.MON[1][1]")
                        .value("18:00"))
                .andExpect(jsonPath("$.items[?(@.name=='cn-office')].holidays[*]", hasItem("2026-10-01")))
                .andExpect(jsonPath("$.items[?(@.name=='cn-office')].workdays[*].date", hasItem("2026-10-10")));
    }

    @Test
    void refusesWhatMakesNoSense() throws Exception {
        ask(manager, "/clocks?limit=0").andExpect(status().isBadRequest());
        ask(manager, "/clocks?after=nonsense").andExpect(status().isBadRequest());
        ask(manager, "/clocks?subject=nonsense").andExpect(status().isNotFound());
        ask(manager, "/breaches?after=" + dev.rapport.platform.Cursor.of("x", "y"))
                .andExpect(status().isBadRequest());
    }

    /** Tuesday: opened 16:50:17 in Rome, waits from 17:00 to 10:00 on the next day, solved at 11:00. */
    private void replay() {
        sla.open(
                subject,
                external,
                IMPORTED,
                List.of(
                        SlaEvent.of(OPENED, Kind.OPENED),
                        SlaEvent.of(OPENED.plusSeconds(60), Kind.AGENT_REPLY),
                        new SlaEvent(Instant.parse("2012-10-09T15:00:00Z"), Kind.PAUSED, "customer", null, null),
                        SlaEvent.of(Instant.parse("2012-10-10T08:00:00Z"), Kind.CUSTOMER_MESSAGE),
                        SlaEvent.of(Instant.parse("2012-10-10T09:00:00Z"), Kind.SOLVED)),
                false);
    }

    private ResultActions ask(Person person, String path) throws Exception {
        return api.ask(person, get("/api/v1/sla" + path));
    }
}
