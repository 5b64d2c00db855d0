package dev.rapport.access;

import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import dev.rapport.testing.Api;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@DatabaseTest
class StaffApiTests {

    @Autowired
    Api api;

    @Autowired
    Colleagues colleagues;

    private Person boss;
    private String login;

    @BeforeEach
    void administrator() {
        boss = colleagues.join(null, Role.ADMIN);
        login = "l" + UUID.randomUUID();
    }

    @Test
    void aPersonIsAddedChangedAndLeaves() throws Exception {
        var added = api.ask(boss, body(post("/api/v1/people"), """
                        {"login": "%s", "name": "Anna", "roles": ["SALES"], "capacity": 5, "zone": "Europe/Rome"}
                        """.formatted(login)))
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.password").isNotEmpty())
                .andExpect(jsonPath("$.person.passwordMustChange").value(true))
                .andReturn()
                .getResponse()
                .getContentAsString();
        var place = "/api/v1/people/" + JsonPath.<String>read(added, "$.person.id");
        var read = '"' + JsonPath.<String>read(added, "$.person.version") + '"';
        api.ask(boss, get(place)).andExpect(header().string(HttpHeaders.ETAG, read));

        var wish = "{\"name\": \"Anna Berg\", \"roles\": [\"SALES\", \"MANAGER\"], \"capacity\": 6}";
        api.ask(boss, body(put(place), wish)).andExpect(status().isPreconditionRequired());
        api.ask(boss, body(put(place).header(HttpHeaders.IF_MATCH, read), wish))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.name").value("Anna Berg"));
        api.ask(boss, body(put(place).header(HttpHeaders.IF_MATCH, read), wish)).andExpect(status().isOk());
        api.ask(boss, body(put(place).header(HttpHeaders.IF_MATCH, read), "{\"name\": \"B\", \"roles\": [\"SALES\"]}"))
                .andExpect(status().isPreconditionFailed())
                .andExpect(jsonPath("$.detail").value(containsString(boss.name())));
        api.ask(boss, get(place + "/changes"))
                .andExpect(jsonPath("$[?(@.what == 'ROLES' && @.before == 'SALES')].after")
                        .value("SALES, MANAGER"));

        api.ask(boss, body(post(place + "/deactivate"), "{}"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.active").value(false));
        api.ask(boss, get("/api/v1/people").param("text", "anna berg").param("limit", "200"))
                .andExpect(
                        jsonPath("$.items[?(@.login == '%s')]".formatted(login)).isEmpty());
        api.ask(boss, body(post(place + "/reactivate"), ""))
                .andExpect(jsonPath("$.active").value(true));
    }

    @Test
    void theListGoesOnAfterItsCursor() throws Exception {
        var team = colleagues.newTeam();
        for (var person = 0; person < 3; person++) colleagues.join(team, Role.SALES);
        var first = api.ask(boss, get("/api/v1/people").param("team", team).param("limit", "2"))
                .andExpect(jsonPath("$.items.length()").value(2))
                .andReturn()
                .getResponse()
                .getContentAsString();
        api.ask(
                        boss,
                        get("/api/v1/people")
                                .param("team", team)
                                .param("limit", "2")
                                .param("after", JsonPath.<String>read(first, "$.next")))
                .andExpect(jsonPath("$.items.length()").value(1))
                .andExpect(jsonPath("$.next").doesNotExist());
    }

    @Test
    void whatCannotBeIsSaid() throws Exception {
        api.ask(boss, body(post("/api/v1/people"), "{\"login\": \"%s\", \"name\": \"A\"}".formatted(login)))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.code").value("access.no-role"));
        api.ask(boss, body(post("/api/v1/people"), "{\"login\": \"a b\", \"name\": \"A\", \"roles\": [\"SALES\"]}"))
                .andExpect(jsonPath("$.code").value("access.bad-login"));
        api.ask(
                        boss,
                        body(
                                post("/api/v1/people"),
                                "{\"login\": \"%s\", \"name\": \"A\", \"roles\": [\"SALES\"], \"teams\": [\"no-such\"]}"
                                        .formatted(login)))
                .andExpect(jsonPath("$.code").value("access.no-such-team"));
        api.ask(
                        boss,
                        body(
                                post("/api/v1/people"),
                                "{\"login\": \"%s\", \"name\": \"A\", \"roles\": [\"SALES\"], \"zone\": \"Mars\"}"
                                        .formatted(login)))
                .andExpect(jsonPath("$.code").value("access.no-such-zone"));
        api.ask(
                        boss,
                        body(
                                post("/api/v1/people"),
                                "{\"login\": \"%s\", \"name\": \"A\", \"roles\": [\"SALES\"], \"capacity\": 1.5}"
                                        .formatted(login)))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].field").value("capacity"));
        api.ask(boss, body(post("/api/v1/people/" + boss.id() + "/deactivate"), "{\"stays\": true}"))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.code").value("access.not-oneself"));
        api.ask(boss, body(post("/api/v1/people/" + boss.id() + "/hand-over"), "{}"))
                .andExpect(jsonPath("$.code").value("access.where-work-goes"));
    }

    @Test
    void aTokenLosesWhatItsOwnerLoses() throws Exception {
        var person = colleagues.join(null, Role.ADMIN);
        var made = api.ask(person, body(post("/api/v1/tokens"), "{\"name\": \"n\"}"))
                .andReturn()
                .getResponse()
                .getContentAsString();
        var bearer = "Bearer " + JsonPath.<String>read(made, "$.token");
        api.ask(get("/api/v1/teams").header(HttpHeaders.AUTHORIZATION, bearer)).andExpect(status().isOk());
        api.ask(
                        boss,
                        body(
                                put("/api/v1/people/" + person.id()).header(HttpHeaders.IF_MATCH, "*"),
                                "{\"name\": \"A\", \"roles\": [\"SALES\"]}"))
                .andExpect(jsonPath("$.tokens").value(1));
        api.ask(get("/api/v1/teams").header(HttpHeaders.AUTHORIZATION, bearer)).andExpect(status().isForbidden());
        api.ask(boss, body(post("/api/v1/people/" + person.id() + "/password"), ""))
                .andExpect(status().isOk());
        api.ask(get("/api/v1/me").header(HttpHeaders.AUTHORIZATION, bearer)).andExpect(status().isUnauthorized());
    }

    @Test
    void anAbsenceIsNotedAndTakenBack() throws Exception {
        var person = colleagues.join(null, Role.SALES);
        var place = "/api/v1/people/" + person.id() + "/absences";
        var from = Instant.now().plus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
        var made = api.ask(
                        boss,
                        body(
                                post(place),
                                "{\"from\": \"%s\", \"until\": \"%s\", \"standIn\": \"%s\"}"
                                        .formatted(from, from.plus(5, ChronoUnit.DAYS), boss.id())))
                .andExpect(status().isCreated())
                .andReturn()
                .getResponse()
                .getContentAsString();
        api.ask(boss, delete(place + "/" + JsonPath.<String>read(made, "$.id"))).andExpect(status().isNoContent());
        api.ask(boss, get(place)).andExpect(jsonPath("$.items").isEmpty());
    }

    @Test
    void aTeamIsAddedChangedAndGivenUp() throws Exception {
        var key = "t" + UUID.randomUUID();
        var made = api.ask(
                        boss,
                        body(
                                post("/api/v1/teams"),
                                "{\"key\": \"%s\", \"name\": \"T\", \"chineseName\": \"组\", \"lead\": \"%s\"}"
                                        .formatted(key, boss.id())))
                .andExpect(status().isCreated())
                .andReturn()
                .getResponse()
                .getContentAsString();
        var place = "/api/v1/teams/" + key;
        var read = '"' + JsonPath.<String>read(made, "$.version") + '"';
        api.ask(boss, body(put(place).header(HttpHeaders.IF_MATCH, read), "{\"name\": \"U\", \"chineseName\": \"组\"}"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.lead").doesNotExist());
        api.ask(boss, body(put(place).header(HttpHeaders.IF_MATCH, read), "{\"name\": \"V\", \"chineseName\": \"组\"}"))
                .andExpect(status().isPreconditionFailed());
        api.ask(boss, body(post(place + "/members"), "{\"person\": \"%s\"}".formatted(boss.id())))
                .andExpect(status().isNoContent());
        api.ask(boss, body(post(place + "/deactivate"), "")).andExpect(status().isConflict());
        api.ask(boss, delete(place + "/members/" + boss.id())).andExpect(status().isNoContent());
        api.ask(boss, body(post(place + "/deactivate"), ""))
                .andExpect(jsonPath("$.active").value(false));
    }

    private static MockHttpServletRequestBuilder body(MockHttpServletRequestBuilder request, String json) {
        return request.contentType(MediaType.APPLICATION_JSON).content(json);
    }
}
