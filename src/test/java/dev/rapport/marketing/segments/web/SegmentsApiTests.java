package dev.rapport.marketing.segments.web;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.customer.Customers;
import dev.rapport.customer.NewCustomer;
import dev.rapport.customer.Tags;
import dev.rapport.testing.Api;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Segments that programs make and read. */
@DatabaseTest
class SegmentsApiTests {

    private static final String SEGMENTS = "/api/v1/segments";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Autowired
    Api api;

    @Autowired
    Colleagues colleagues;

    @Autowired
    Customers customers;

    @Autowired
    Tags tags;

    private final String tag = "a" + UUID.randomUUID().toString().substring(0, 8);
    private String team;
    private Person maker;

    @BeforeEach
    void aMaker() {
        team = colleagues.newTeam();
        maker = colleagues.join(team, Role.COMMUNITY);
    }

    private ResultActions ask(MockHttpServletRequestBuilder request, String body) throws Exception {
        return api.ask(
                maker,
                request.contentType(MediaType.APPLICATION_JSON)
                        .content(body.replace("TAG", tag).replace("TEAM", team)));
    }

    @Test
    void whatMayBeAskedIsListedForWhoMayAskIt() throws Exception {
        api.ask(maker, get(SEGMENTS + "/facts"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$[?(@.name == 'tag')].type").value("CHOICE"))
                .andExpect(jsonPath("$[?(@.name == 'tag')].asks[*].is").value(hasItem("any-of")))
                .andExpect(jsonPath("$[?(@.name == 'tier')].words[*].word").value(hasItem("gold")))
                .andExpect(jsonPath("$[?(@.name == 'opportunity-amount')]").isEmpty());
        api.ask(colleagues.join(team, Role.MANAGER), get(SEGMENTS + "/facts"))
                .andExpect(jsonPath("$[?(@.name == 'opportunity-amount')]").isNotEmpty());
        ask(post(SEGMENTS), """
                {"name": "Tea", "team": "TEAM", "condition":
                    {"fact": "purchases", "is": "at-most", "value": "3", "days": 1}}
                """).andExpect(jsonPath("$.says").value("Purchases: at most 3 within the last day"));
        ask(post(SEGMENTS), """
                {"name": "Tea", "team": "TEAM", "condition":
                    {"fact": "purchase-total", "is": "at-least", "value": "1.000"}}
                """)
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].field").value("condition.value"));
    }

    @Test
    void whoIsNotShownItsConditionDoesNotFreezeIt() throws Exception {
        var made = api.ask(
                        colleagues.join(team, Role.MANAGER),
                        post(SEGMENTS).contentType(MediaType.APPLICATION_JSON).content("""
                            {"name": "Deals", "team": "TEAM", "condition":
                                {"fact": "opportunity-amount", "is": "at-least", "value": "54321"}}
                            """.replace("TEAM", team)))
                .andReturn()
                .getResponse();
        api.ask(maker, post(made.getHeader(HttpHeaders.LOCATION) + "/freeze"))
                .andExpect(status().isForbidden())
                .andExpect(jsonPath("$.code").value("segment.freeze-not-shown"));
    }

    @Test
    void oneIsMadeCountedReadChangedFrozenRemovedAndBroughtBack() throws Exception {
        var customer = customers
                .add(new NewCustomer(
                        NewCustomer.Kind.PERSON, "Ann Tea", null, null, null, List.of(tag + "@example.com"), Map.of()))
                .id();
        tags.add(customer, new Tags.Tag(tag, Tags.BY_HAND, null));
        var body = """
                {"name": "Tea", "team": "TEAM", "condition": {"how": "all", "parts": [
                    {"fact": "tag", "is": "any-of", "of": ["TAG"]},
                    {"fact": "purchases", "is": "at-most", "value": "3", "days": 30}]}}
                """;
        var made = ask(post(SEGMENTS), body)
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.state").value("live"))
                .andExpect(
                        jsonPath("$.says").value("Tag is " + tag + " and Purchases: at most 3 within the last 30 days"))
                .andReturn()
                .getResponse();
        var place = made.getHeader(HttpHeaders.LOCATION);
        await().atMost(PATIENCE)
                .untilAsserted(() -> api.ask(maker, get(place + "/count"))
                        .andExpect(jsonPath("$.computing").value(false))
                        .andExpect(jsonPath("$.members").value(1)));
        api.ask(maker, get(place + "/members"))
                .andExpect(jsonPath("$.items[0].customer").value(customer.toString()))
                .andExpect(jsonPath("$.items[0].contactPoints[0]").value(not(tag + "@example.com")));

        ask(put(place), body).andExpect(status().isPreconditionRequired());
        ask(put(place).header(HttpHeaders.IF_MATCH, made.getHeader(HttpHeaders.ETAG)), body.replace("Tea", "Coffee"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.name").value("Coffee"))
                .andExpect(jsonPath("$.computing").value(false));
        ask(put(place).header(HttpHeaders.IF_MATCH, made.getHeader(HttpHeaders.ETAG)), body)
                .andExpect(status().isPreconditionFailed());
        api.ask(maker, post(place + "/freeze")).andExpect(jsonPath("$.state").value("frozen"));
        api.ask(maker, delete(place)).andExpect(status().isNoContent());
        api.ask(maker, post(place + "/freeze")).andExpect(status().isConflict());
        api.ask(maker, post(place + "/restore")).andExpect(status().isNoContent());
        api.ask(maker, get(place)).andExpect(jsonPath("$.members").value(1));
    }

    @Test
    void whatAsksByWhatTheReaderIsNotShownKeepsItToItself() throws Exception {
        var manager = colleagues.join(team, Role.MANAGER);
        var body = """
                {"name": "Tea", "team": "TEAM", "condition": {"fact": "opportunity-amount", "is": "at-least", "value": "54321"}}
                """.replace("TEAM", team);
        var place = api.ask(
                        manager,
                        post(SEGMENTS).contentType(MediaType.APPLICATION_JSON).content(body))
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.condition.value").value("54321"))
                .andReturn()
                .getResponse()
                .getHeader(HttpHeaders.LOCATION);
        api.ask(maker, get(place))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.condition").doesNotExist())
                .andExpect(jsonPath("$.says").value(not(containsString("54321"))));
        api.ask(maker, get(place + "/members"))
                .andExpect(status().isForbidden())
                .andExpect(jsonPath("$.code").value("segment.members-not-shown"));
    }

    @Test
    void whatIsWrongIsNamedByItsPlace() throws Exception {
        ask(post(SEGMENTS), """
                        {"name": "Tea", "team": "TEAM", "condition": {"how": "any", "parts": [
                            {"fact": "tag", "is": "any-of", "of": ["TAG"]},
                            {"fact": "purchases", "is": "at-least", "value": "many"}]}}
                        """)
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.code").value("segment.no-number"))
                .andExpect(jsonPath("$.errors[0].field").value("condition.parts[1].value"));
        ask(post(SEGMENTS), """
                        {"name": "Tea", "team": "TEAM", "condition": {"how": "any", "parts": "all of them"}}
                        """).andExpect(status().isBadRequest());
        ask(post(SEGMENTS), "{\"name\": \"Tea\", \"team\": \"TEAM\"}")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.code").value("segment.says-nothing"));
        var deep = "{\"how\":\"all\",\"parts\":[".repeat(5000) + "]}".repeat(5000);
        ask(post(SEGMENTS), "{\"name\": \"Tea\", \"team\": \"TEAM\", \"condition\": " + deep + "}")
                .andExpect(status().isBadRequest());
    }
}
