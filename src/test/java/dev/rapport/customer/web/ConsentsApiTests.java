package dev.rapport.customer.web;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import dev.rapport.access.Role;
import dev.rapport.customer.Customers;
import dev.rapport.customer.NewCustomer;
import dev.rapport.testing.Api;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.ResultActions;

/** Consents that programs read and write down. */
@DatabaseTest
class ConsentsApiTests {

    @Autowired
    Api api;

    @Autowired
    Colleagues colleagues;

    @Autowired
    Customers customers;

    private String place;

    @BeforeEach
    void aCustomer() {
        place = "/api/v1/customers/"
                + customers.findOrAdd(new NewCustomer(
                        NewCustomer.Kind.PERSON, "Li Wei " + UUID.randomUUID(), null, null, null, List.of(), Map.of()))
                + "/consents";
    }

    @Test
    void aYesIsWrittenDownAndTakenBack() throws Exception {
        say("{\"purpose\":\"newsletter\",\"channel\":\"wecom\",\"granted\":true,\"source\":\"web-form\",\"wording\":1}")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items[0].purpose").value("newsletter"))
                .andExpect(jsonPath("$.items[0].stands").value(true))
                .andExpect(jsonPath("$.items[0].wording").value(1));
        say("{\"purpose\":\"newsletter\",\"channel\":\"wecom\",\"granted\":false}")
                .andExpect(jsonPath("$.items[0].withdrawn").value(true))
                .andExpect(jsonPath("$.items[0].source").value("person"));
        api.ask(colleagues.join(null, Role.AUDITOR), get(place))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items.length()").value(1));
    }

    @Test
    void aYesByEMailIsAskedForAndMailedOnceMore() throws Exception {
        place = "/api/v1/customers/"
                + customers.findOrAdd(new NewCustomer(
                        NewCustomer.Kind.PERSON,
                        "Li Wei " + UUID.randomUUID(),
                        null,
                        null,
                        null,
                        List.of("news-" + UUID.randomUUID() + "@example.com"),
                        Map.of()))
                + "/consents";
        var asked = say("{\"purpose\":\"newsletter\",\"channel\":\"email\",\"granted\":true}")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items.length()").value(0))
                .andExpect(jsonPath("$.asked[0].state").value("waiting"))
                .andExpect(jsonPath("$.asked[0].address").value("n***@example.com"))
                .andExpect(jsonPath("$.asked[0].trouble").value("consent.trouble.no-url"))
                .andReturn();
        var id = JsonPath.<String>read(asked.getResponse().getContentAsString(), "$.asked[0].id");

        api.ask(colleagues.join(null, Role.AUDITOR), post(place + "/asked/" + id + "/mail"))
                .andExpect(status().isForbidden());
        api.ask(colleagues.join(null, Role.SALES), post(place + "/asked/" + id + "/mail"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.asked[0].state").value("waiting"));
        say("{\"purpose\":\"newsletter\",\"channel\":\"email\",\"granted\":false}")
                .andExpect(jsonPath("$.asked.length()").value(0));
        api.ask(colleagues.join(null, Role.SALES), post(place + "/asked/" + id + "/mail"))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.code").value("consent.asked-ended"));
    }

    @Test
    void halfAStatementIsRefused() throws Exception {
        say("{\"purpose\":\"newsletter\",\"channel\":\"email\"}")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.code").value("consent.yes-or-no"));
        say("{\"purpose\":\"everything\",\"channel\":\"email\",\"granted\":true}")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.code").value("error.unknown-word"));
    }

    @Test
    void contactIsForbiddenAltogether() throws Exception {
        var seller = colleagues.join(null, Role.SALES);
        api.ask(
                        seller,
                        post(place + "/do-not-contact")
                                .contentType(MediaType.APPLICATION_JSON)
                                .content("{\"forbidden\":true}"))
                .andExpect(status().isNoContent());
        api.ask(seller, get(place)).andExpect(jsonPath("$.doNotContact").value(true));
    }

    private ResultActions say(String body) throws Exception {
        return api.ask(
                colleagues.join(null, Role.SALES),
                post(place).contentType(MediaType.APPLICATION_JSON).content(body));
    }
}
