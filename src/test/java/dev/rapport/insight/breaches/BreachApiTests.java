package dev.rapport.insight.breaches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.platform.SubjectId;
import dev.rapport.sla.Sla;
import dev.rapport.sla.SlaEvent;
import dev.rapport.sla.SlaEvent.Kind;
import dev.rapport.sla.SlaFacts;
import dev.rapport.testing.Api;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.ResultActions;

@DatabaseTest
class BreachApiTests {

    @Autowired
    Api api;

    @Autowired
    Colleagues colleagues;

    @Autowired
    Sla sla;

    private Person manager;
    private Person agent;
    private String team;

    @BeforeEach
    void aTicketIsSolvedTooLate() {
        manager = colleagues.join(null, Role.MANAGER);
        team = colleagues.newTeam();
        agent = colleagues.join(team, Role.SERVICE);
        sla.open(
                SubjectId.next(),
                null,
                SlaFacts.of("ticket").withTier("gold").withChannel("import"),
                List.of(
                        SlaEvent.of(Instant.parse("2012-10-09T14:50:17Z"), Kind.OPENED),
                        new SlaEvent(Instant.parse("2012-10-09T14:50:18Z"), Kind.ASSIGNED, null, agent.id(), team),
                        SlaEvent.of(Instant.parse("2012-10-09T15:00:00Z"), Kind.AGENT_REPLY),
                        SlaEvent.of(Instant.parse("2012-11-25T11:54:26Z"), Kind.SOLVED)),
                false);
    }

    private ResultActions ask(Person person, String path) throws Exception {
        return api.ask(person, get("/api/v1/sla" + path));
    }

    @Test
    void filtersAndGroupsAsTheScreenDoes() throws Exception {
        var filter = "team=" + team + "&tier=gold&process=ticket&from=2012-10-01&until=2012-10-31&cause=-";
        ask(manager, "/breaches?" + filter)
                .andExpect(jsonPath("$.items", hasSize(1)))
                .andExpect(jsonPath("$.items[0].process").value("ticket"));
        ask(manager, "/breaches?team=" + team + "&tier=silver").andExpect(jsonPath("$.items", hasSize(0)));
        ask(manager, "/breaches/groups?by=person&team=" + team)
                .andExpect(jsonPath("$[0].name").value(agent.name()))
                .andExpect(jsonPath("$[0].breaches").value(1))
                .andExpect(jsonPath("$[0].decided").value(2))
                .andExpect(jsonPath("$[0].raw.value").value(0.5));
        ask(manager, "/breaches/rate?team=" + team)
                .andExpect(jsonPath("$.breaches").value(1));
    }

    @Test
    void explainsOneBreachMinuteByMinute() throws Exception {
        ask(manager, "/breaches/" + breach())
                .andExpect(jsonPath("$.breach.policy").value("import"))
                .andExpect(jsonPath("$.zone").value("Europe/Rome"))
                .andExpect(jsonPath("$.parts[0].doing").value("RUNNING"))
                .andExpect(jsonPath("$.sentences", hasItem(containsString("It was never paused."))));
    }

    @Test
    void saysWhenALateAnswerWasWrittenAndWhenItWasTaken() throws Exception {
        var late = SubjectId.next();
        var other = colleagues.newTeam();
        sla.open(
                late,
                null,
                SlaFacts.of("ticket").withTier("gold").withChannel("import"),
                List.of(
                        SlaEvent.of(Instant.parse("2012-10-09T14:50:17Z"), Kind.OPENED),
                        new SlaEvent(Instant.parse("2012-10-09T14:50:18Z"), Kind.ASSIGNED, null, agent.id(), other),
                        new SlaEvent(
                                Instant.parse("2012-10-17T15:00:00Z"),
                                Kind.AGENT_REPLY,
                                "2012-10-09T15:00:00.123456Z",
                                agent.id(),
                                null)),
                false);
        var found = ask(manager, "/breaches?team=" + other + "&metric=first-response")
                .andReturn()
                .getResponse();
        ask(manager, "/breaches/" + JsonPath.read(found.getContentAsString(), "$.items[0].id"))
                .andExpect(jsonPath("$.breach.metric").value("first-response"))
                .andExpect(jsonPath("$.sentences", hasItem(containsString("The answer was written at"))));
    }

    private String breach() throws Exception {
        var answer = ask(manager, "/breaches?team=" + team).andReturn().getResponse();
        return JsonPath.read(answer.getContentAsString(), "$.items[0].id");
    }

    @Test
    void givesFilesAndWritesThatDown() throws Exception {
        var csv = ask(manager, "/breaches.csv?team=" + team)
                .andExpect(header().string("Content-Disposition", containsString("breaches.csv")))
                .andReturn()
                .getResponse();
        assertThat(csv.getContentAsString(StandardCharsets.UTF_8))
                .startsWith("\uFEFF")
                .doesNotContain(agent.name());
        for (var path : List.of("/breaches.pdf?team=" + team, "/breaches/" + breach() + "/pdf"))
            ask(manager, path)
                    .andExpect(status().isOk())
                    .andExpect(content().contentTypeCompatibleWith("application/pdf"));

        ask(colleagues.join(null, Role.AUDITOR), "/exports?limit=3")
                .andExpect(jsonPath("$.items", hasSize(3)))
                .andExpect(jsonPath("$.items[2].filter").value("team=" + team))
                .andExpect(jsonPath("$.items[2].by").value(manager.id().toString()));
    }

    @Test
    void refusesWhoMayNotAndWhatIsNone() throws Exception {
        for (var path : List.of("/breaches.csv", "/breaches.pdf", "/breaches/rate", "/breaches/groups?by=team"))
            ask(agent, path).andExpect(status().isForbidden()).andExpect(header().doesNotExist("Content-Disposition"));
        ask(manager, "/exports").andExpect(status().isForbidden());
        ask(manager, "/breaches/groups?by=moon").andExpect(status().isBadRequest());
        ask(manager, "/breaches?from=yesterday").andExpect(status().isBadRequest());
        ask(manager, "/breaches?person=nobody").andExpect(status().isBadRequest());
    }
}
