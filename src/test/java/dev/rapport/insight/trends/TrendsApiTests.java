package dev.rapport.insight.trends;

import static org.hamcrest.Matchers.hasItem;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.testing.Api;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@DatabaseTest
class TrendsApiTests {

    private static final String TRENDS = "/api/v1/sla/trends";
    private static final String ALERTS = "/api/v1/sla/alerts";
    private static final List<String> FIGURES =
            List.of("/compliance", "/times", "/pauses", "/hand-overs", "/steps?process=ticket");

    @Autowired
    Api api;

    @Autowired
    Colleagues colleagues;

    @Test
    void managersAndAuditorsReadAllFigures() throws Exception {
        for (var role : List.of(Role.MANAGER, Role.AUDITOR, Role.ADMIN)) {
            var reader = colleagues.join(null, role);
            for (var figure : FIGURES)
                ask(reader, get(TRENDS + figure))
                        .andExpect(status().isOk())
                        .andExpect(jsonPath("$.zone").isNotEmpty())
                        .andExpect(jsonPath("$.items").isArray());
        }
    }

    @Test
    void othersAreRefused() throws Exception {
        var agent = colleagues.join(null, Role.SERVICE);
        for (var figure : FIGURES) ask(agent, get(TRENDS + figure)).andExpect(status().isForbidden());
        ask(agent, get(ALERTS)).andExpect(status().isForbidden());
        ask(agent, post(ALERTS).content(rule(agent, 0.9))).andExpect(status().isForbidden());
        ask(colleagues.join(null, Role.MANAGER), post(TRENDS + "/rebuild")).andExpect(status().isForbidden());
    }

    @Test
    void daysThatAreNoneAreRefused() throws Exception {
        var manager = colleagues.join(null, Role.MANAGER);
        ask(manager, get(TRENDS + "/compliance?from=yesterday")).andExpect(status().isBadRequest());
        ask(manager, get(TRENDS + "/compliance?from=2020-01-01&until=2026-01-01"))
                .andExpect(status().isBadRequest());
        ask(manager, get(TRENDS + "/compliance?by=hour")).andExpect(status().isBadRequest());
        ask(manager, get(TRENDS + "/steps")).andExpect(status().isBadRequest());
    }

    @Test
    void managersMakeChangeAndRemoveAlertsAndAuditorsSeeThem() throws Exception {
        var manager = colleagues.join(null, Role.MANAGER);
        var auditor = colleagues.join(null, Role.AUDITOR);
        var made = ask(manager, post(ALERTS).content(rule(manager, 0.9)))
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.rule.time").value("this-week"))
                .andReturn()
                .getResponse()
                .getContentAsString();
        String id = JsonPath.read(made, "$.id");
        var version = '"' + JsonPath.<String>read(made, "$.version") + '"';
        var one = ALERTS + "/" + id;

        ask(auditor, get(ALERTS)).andExpect(jsonPath("$.items[*].id").value(hasItem(id)));
        ask(auditor, get(one + "/history")).andExpect(status().isOk());
        ask(auditor, put(one).content(rule(auditor, 0.8))).andExpect(status().isForbidden());
        ask(auditor, delete(one)).andExpect(status().isForbidden());

        ask(manager, put(one).content(rule(manager, 0.8))).andExpect(status().isPreconditionRequired());
        ask(manager, put(one).header("If-Match", version).content(rule(manager, 0.8)))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.rule.threshold").value(0.8));
        ask(manager, put(one).header("If-Match", version).content(rule(manager, 0.7)))
                .andExpect(status().isPreconditionFailed());
        ask(manager, put(one).header("If-Match", "*").content(rule(manager, 80)))
                .andExpect(status().isBadRequest());
        ask(manager, delete(one)).andExpect(status().isNoContent());
        ask(manager, delete(one)).andExpect(status().isNotFound());
    }

    private static String rule(Person told, double threshold) {
        return """
                {"name": "kept", "figure": "compliance", "threshold": %s, "leastCases": 20, "tells": ["%s"]}
                """.formatted(threshold, told.id());
    }

    private ResultActions ask(Person person, MockHttpServletRequestBuilder request) throws Exception {
        return api.ask(person, request.contentType("application/json"));
    }
}
