package dev.rapport.customer.judgement.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.patch;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.cases.Story;
import dev.rapport.customer.Customers;
import dev.rapport.customer.Judged;
import dev.rapport.customer.NewCustomer;
import dev.rapport.customer.RuleOverride;
import dev.rapport.customer.RuleOverrides;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.SubjectId;
import dev.rapport.testing.Api;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** What programs read of rules and people, and set. */
@DatabaseTest
class JudgementsApiTests {

    @Autowired
    Api api;

    @Autowired
    Colleagues colleagues;

    @Autowired
    Customers customers;

    @Autowired
    Story story;

    private CustomerId customer = CustomerId.next();
    private String place = "";
    private Person manager;

    @BeforeEach
    void aCustomer() {
        customer = customers.findOrAdd(new NewCustomer(
                NewCustomer.Kind.PERSON, "Li Wei " + UUID.randomUUID(), null, null, null, List.of(), Map.of()));
        place = "/api/v1/customers/" + customer;
        manager = colleagues.join(colleagues.newTeam(), Role.MANAGER);
    }

    private ResultActions set(String what, String version, String body) throws Exception {
        return api.ask(
                manager,
                put(place + "/judgement/" + what)
                        .header("If-Match", version)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body));
    }

    @Test
    void aTierIsSetWithItsReasonAndLeftToTheRulesAgain() throws Exception {
        set("tier", "*", "{\"says\":\"gold\",\"why\":\"promised by the board\",\"until\":\"2099-01-01\"}")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.tier.is").value("gold"))
                .andExpect(jsonPath("$.tier.set.why").value("promised by the board"))
                .andExpect(jsonPath("$.tier.set.byName").value(manager.name()))
                .andExpect(jsonPath("$.tier.set.until").value("2099-01-01T00:00:00Z"))
                .andExpect(jsonPath("$.tier.ruleSays").value("standard"));
        api.ask(manager, get(place))
                .andExpect(jsonPath("$.customer.tier").value("gold"))
                .andExpect(jsonPath("$.judgement.tier.set.source").value("person"))
                .andExpect(jsonPath("$.judgement.stage.because").value("has not bought yet"));
        assertThat(told(Locale.ENGLISH))
                .anyMatch(line -> line.startsWith("Tier Standard → Gold, set by hand until ")
                        && line.endsWith(": promised by the board"));

        api.ask(manager, delete(place + "/judgement/tier")).andExpect(status().isNoContent());

        api.ask(manager, get(place + "/judgement"))
                .andExpect(jsonPath("$.tier.is").value("standard"))
                .andExpect(jsonPath("$.tier.set").doesNotExist());
        assertThat(told(Locale.ENGLISH)).contains("Tier: the rule decides again");
        assertThat(told(Locale.CHINESE)).contains("等级：重新由规则判定").anyMatch(line -> line.startsWith("等级按规则由金牌变为"));
    }

    @Test
    void aStageIsSetByTheWordsThatThereAre() throws Exception {
        set("stage", "*", "{\"says\":\"buyer\",\"why\":\"signed today\"}")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.stage.is").value("BUYER"));
        set("stage", "*", "{\"says\":\"friend\",\"why\":\"signed today\"}")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.code").value("error.unknown-word"));
        set("stage", "*", "{\"says\":\"buyer\"}")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.code").value("judgement.reason-needed"));
        assertThat(told(Locale.ENGLISH)).contains("Prospect → Buyer, set by hand: signed today");
    }

    @Test
    void theSecondOfTwoWhoSetATierIsToldWhoCameFirst() throws Exception {
        var answer = api.ask(manager, get(place + "/judgement"))
                .andReturn()
                .getResponse()
                .getContentAsString();
        var version = JsonPath.<String>read(answer, "$.tier.version");
        set("tier", version, "{\"says\":\"gold\",\"why\":\"a friend\"}").andExpect(status().isOk());

        set("tier", version, "{\"says\":\"silver\",\"why\":\"no friend\"}")
                .andExpect(status().isPreconditionFailed())
                .andExpect(jsonPath("$.code").value("judgement.changed-meanwhile"));
    }

    @Test
    void aPatchSetsAlsoAndReplacesNothingUnseen() throws Exception {
        var read = api.ask(manager, get(place)).andReturn().getResponse().getHeader("ETag");
        var body = "{\"facts\":{\"city\":\"Berlin\"},\"tier\":{\"says\":\"gold\",\"why\":\"a friend\"}}";
        var seller = colleagues.join(null, Role.SALES);
        api.ask(seller, change(read, body)).andExpect(status().isForbidden());
        api.ask(manager, get(place)).andExpect(jsonPath("$.facts.city").doesNotExist());

        api.ask(manager, change(read, body))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.facts.city").value("Berlin"))
                .andExpect(jsonPath("$.judgement.tier.is").value("gold"));
        api.ask(manager, change(read, "{\"tier\":{\"says\":\"silver\",\"why\":\"no friend\"}}"))
                .andExpect(status().isPreconditionFailed())
                .andExpect(jsonPath("$.code").value("judgement.profile-changed-meanwhile"));
    }

    private MockHttpServletRequestBuilder change(String read, String body) {
        return patch(place)
                .header("If-Match", read)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body);
    }

    @Test
    void aRefusedTagIsShownAndLetAgain(@Autowired RuleOverrides overrides) throws Exception {
        overrides.set(new RuleOverride(
                customer,
                Judged.TAG,
                "at risk",
                null,
                null,
                RuleOverride.Source.PERSON,
                manager.id(),
                Instant.now(),
                null));
        api.ask(manager, get(place + "/judgement"))
                .andExpect(jsonPath("$.refusedTags[*].says").value(hasItem("at risk")));

        api.ask(manager, delete(place + "/judgement/refused-tags/at risk")).andExpect(status().isNoContent());

        api.ask(manager, get(place + "/judgement"))
                .andExpect(jsonPath("$.refusedTags.length()").value(0));
    }

    private List<String> told(Locale locale) {
        return story.of(SubjectId.of(customer.toString()), locale, ZoneOffset.UTC, 20, null).items().stream()
                .map(Story.Line::text)
                .toList();
    }
}
