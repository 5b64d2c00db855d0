package dev.rapport.customer.web;

import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.patch;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.customer.Customers;
import dev.rapport.customer.NewCustomer;
import dev.rapport.testing.Api;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.ResultActions;

/** A profile that programs change. */
@DatabaseTest
class ProfileApiTests {

    @Autowired
    Api api;

    @Autowired
    Colleagues colleagues;

    @Autowired
    Customers customers;

    private Person anna;
    private String place;

    @BeforeEach
    void aCustomer() {
        anna = colleagues.join(null, Role.SALES);
        place = "/api/v1/customers/"
                + customers.findOrAdd(new NewCustomer(
                        NewCustomer.Kind.PERSON,
                        "Li Wei " + UUID.randomUUID(),
                        null,
                        null,
                        null,
                        List.of(),
                        Map.of("city", "Berlin")));
    }

    @Test
    void aListWithANextPageSaysThatThereIsMore() throws Exception {
        customers.findOrAdd(new NewCustomer(
                NewCustomer.Kind.PERSON, "Li Wei " + UUID.randomUUID(), null, null, null, List.of(), Map.of()));

        api.ask(anna, get("/api/v1/customers?limit=1"))
                .andExpect(jsonPath("$.next").exists())
                .andExpect(jsonPath("$.more").value(true));
    }

    @Test
    void aProfileIsChangedByWhoSaysWhatTheyRead() throws Exception {
        var read = api.ask(anna, get(place)).andReturn().getResponse().getHeader(HttpHeaders.ETAG);

        write(null, "{\"name\":\"Li Wei\"}").andExpect(status().isPreconditionRequired());
        write(read, "{\"name\":\"Li Wei\",\"facts\":{\"city\":\"Shanghai\",\"interest\":\"pumps\"}}")
                .andExpect(status().isOk())
                .andExpect(header().exists(HttpHeaders.ETAG))
                .andExpect(jsonPath("$.customer.name").value("Li Wei"))
                .andExpect(jsonPath("$.facts.city").value("Shanghai"));
        write(read, "{\"facts\":{\"city\":\"Paris\"}}")
                .andExpect(status().isPreconditionFailed())
                .andExpect(jsonPath("$.detail").value(containsString("Shanghai")));
        write(read, "{\"facts\":{\"city\":\"Shanghai\"}}").andExpect(status().isOk());
        write("*", "{\"facts\":{\"city\":null}}")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.facts.city").doesNotExist())
                .andExpect(jsonPath("$.facts.interest").value("pumps"));
    }

    @Test
    void whatAProfileDoesNotHaveIsRefused() throws Exception {
        write("*", "{\"facts\":{\"shoe size\":\"44\"}}")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.code").value("customer.no-such-fact"));
        write("*", "{\"nickname\":\"Wei\"}").andExpect(status().isBadRequest());
    }

    @Test
    void aChangeIsReadAndUndone() throws Exception {
        write("*", "{\"facts\":{\"city\":\"Shanghai\"}}").andExpect(status().isOk());
        var history = api.ask(anna, get(place + "/history?what=FACT&which=city"))
                .andExpect(jsonPath("$.items[0].before").value("Berlin"))
                .andExpect(jsonPath("$.items[0].by").value(anna.id().toString()))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        var undo = place + "/history/" + JsonPath.read(history, "$.items[0].id") + "/undo";

        api.ask(anna, post(undo)).andExpect(status().isNoContent());
        api.ask(anna, post(undo)).andExpect(status().isPreconditionFailed());
        api.ask(anna, get(place)).andExpect(jsonPath("$.facts.city").value("Berlin"));
    }

    @Test
    void whatAProgramAddsToReachSomebodyIsInTheHistory() throws Exception {
        var body = "{\"contactPoints\": [\"wei" + UUID.randomUUID() + "@example.com\"]}";
        for (var twice = 0; twice < 2; twice++)
            api.ask(
                            anna,
                            post(place + "/contact-points")
                                    .contentType(MediaType.APPLICATION_JSON)
                                    .content(body))
                    .andExpect(status().isOk());

        api.ask(anna, get(place + "/history?what=CONTACT_POINT"))
                .andExpect(jsonPath("$.items.length()").value(1))
                .andExpect(jsonPath("$.items[0].by").value(anna.id().toString()));
    }

    @Test
    void contactPointsAreChangedCorrectedAndRemovedByWhoSaysWhatTheyRead() throws Exception {
        var added = api.ask(
                        anna,
                        post(place + "/addresses")
                                .contentType(MediaType.APPLICATION_JSON)
                                .content(
                                        "{\"street\":\"Linden 1\",\"postcode\":\"10117\",\"city\":\"Berlin\",\"country\":\"de\"}"))
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.text").value("*** · Berlin · DE"))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        var point = place + "/contact-points/" + JsonPath.read(added, "$.id");
        var read = '"' + JsonPath.<String>read(added, "$.version") + '"';

        replace(point + "/detail", null, "{\"label\":\"home\"}").andExpect(status().isPreconditionRequired());
        replace(point + "/detail", read, "{\"label\":\"home\",\"doNotUse\":\"moved away\"}")
                .andExpect(status().isOk())
                .andExpect(header().exists(HttpHeaders.ETAG))
                .andExpect(jsonPath("$.mayBeUsed").value(false));
        replace(point, read, "{\"address\":{\"street\":\"Linden 2\",\"city\":\"Berlin\"}}")
                .andExpect(status().isPreconditionFailed());
        replace(point, "*", "{\"address\":{\"street\":\"Linden 2\",\"city\":\"Potsdam\"}}")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.text").value("*** · Potsdam"));
        replace(point, "*", "{}").andExpect(status().isBadRequest());
        api.ask(anna, delete(point).header(HttpHeaders.IF_MATCH, "*")).andExpect(status().isNoContent());
        api.ask(anna, get(place + "/contact-points"))
                .andExpect(jsonPath("$.items").isEmpty());
    }

    @Test
    void anIdentityOfAnotherCustomerIsRefusedWithWhoseItIs() throws Exception {
        var openid = UUID.randomUUID().toString();
        var body = "{\"platform\":\"wechat\",\"external\":\"%s\",\"certainty\":\"known\"}".formatted(openid);
        create(place + "/identities", body)
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.external").value(openid.substring(0, 2) + "***" + openid.substring(34)));
        var other = customers.findOrAdd(
                new NewCustomer(NewCustomer.Kind.PERSON, "Other " + openid, null, null, null, List.of(), Map.of()));

        create("/api/v1/customers/" + other + "/identities", body)
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.code").value("customer.identity-taken"))
                .andExpect(jsonPath("$.detail").value(containsString(place.substring(18))));
        create(place + "/identities", "{\"platform\":\"fax\",\"external\":\"1\"}")
                .andExpect(status().isBadRequest());
    }

    @Test
    void relationsAreSaidEndedAndTakenBack() throws Exception {
        var other = customers.findOrAdd(new NewCustomer(
                NewCustomer.Kind.PERSON, "Other " + UUID.randomUUID(), null, null, null, List.of(), Map.of()));
        var added = create(place + "/relations", "{\"bond\":\"invited\",\"other\":\"%s\"}".formatted(other))
                .andExpect(status().isCreated())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        var relation = "/relations/" + JsonPath.read(added, "$.id");
        var there = "/api/v1/customers/" + other;

        api.ask(anna, get(there + "/relations"))
                .andExpect(jsonPath("$.items[0].bond").value("invited-by"))
                .andExpect(jsonPath("$.items[0].other").value(place.substring(18)));
        create(place + relation + "/role", "{\"role\":\"buyer\"}").andExpect(status().isBadRequest());
        api.ask(anna, delete(there + relation)).andExpect(status().isNoContent());
        api.ask(anna, get(place + "/relations")).andExpect(jsonPath("$.items").isEmpty());
        api.ask(anna, get(place + "/relations?ended=true"))
                .andExpect(jsonPath("$.items[0].endedAt").exists());
        api.ask(anna, post(place + relation + "/go-on")).andExpect(status().isNoContent());
        api.ask(anna, get(place + "/relations"))
                .andExpect(jsonPath("$.items.length()").value(1));
        create(place + "/relations", "{\"bond\":\"hates\",\"other\":\"%s\"}".formatted(other))
                .andExpect(status().isBadRequest());
    }

    private ResultActions create(String where, String body) throws Exception {
        return api.ask(anna, post(where).contentType(MediaType.APPLICATION_JSON).content(body));
    }

    private ResultActions replace(String where, @Nullable String read, String body) throws Exception {
        var request = put(where).contentType(MediaType.APPLICATION_JSON).content(body);
        if (read != null) request.header(HttpHeaders.IF_MATCH, read);
        return api.ask(anna, request);
    }

    private ResultActions write(@Nullable String read, String body) throws Exception {
        var request = patch(place).contentType(MediaType.APPLICATION_JSON).content(body);
        if (read != null) request.header(HttpHeaders.IF_MATCH, read);
        return api.ask(anna, request);
    }
}
