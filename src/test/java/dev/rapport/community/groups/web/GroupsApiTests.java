package dev.rapport.community.groups.web;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.community.groups.ToldGroups;
import dev.rapport.contact.groups.HearsOfGroups;
import dev.rapport.testing.Api;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.transaction.support.TransactionOperations;

/** Nothing that programs say of groups is passed over. */
@DatabaseTest
class GroupsApiTests {

    @Autowired
    Api api;

    @Autowired
    Colleagues colleagues;

    @Autowired
    List<HearsOfGroups> hearers;

    @Autowired
    TransactionOperations transactions;

    @Autowired
    JdbcClient jdbc;

    private Person host;
    private String name = "";
    private String place = "";

    @BeforeEach
    void aGroup() throws Exception {
        host = colleagues.join(colleagues.newTeam(), Role.COMMUNITY);
        name = "Tea " + UUID.randomUUID();
        var opened = says(post("/api/v1/groups"), "{\"channel\":\"wecom\",\"name\":\"" + name + "\"}")
                .andExpect(status().isCreated())
                .andReturn()
                .getResponse()
                .getContentAsString();
        place = "/api/v1/groups/" + JsonPath.read(opened, "$.number");
    }

    private ResultActions says(MockHttpServletRequestBuilder request, String body) throws Exception {
        return api.ask(
                host,
                request.header("If-Match", "*")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body));
    }

    @Test
    void aGroupStaysOnItsChannel() throws Exception {
        says(put(place), "{\"channel\":\"wechat\",\"name\":\"" + name + "\"}")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.code").value("group.channel-stays"));
        says(put(place), "{\"channel\":\"wecom\",\"name\":\"" + name + " 2\"}").andExpect(status().isOk());
    }

    @Test
    void aMemberIsACustomerOrSomebodyWhoIsCalledSomehow() throws Exception {
        says(post(place + "/members"), "{\"customer\":\"" + UUID.randomUUID() + "\",\"called\":\"Li\"}")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.code").value("group.customer-or-called"));
    }

    @Test
    void aWordWithACommaIsNotTwo() throws Exception {
        says(put(place), "{\"name\":\"" + name + "\",\"banned\":[\"casino, bet\"]}")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.code").value("group.words-apart"));
    }

    @Test
    void whatItsPlatformTellsOfAGroupIsNotOursToSay() throws Exception {
        var wecom = new ToldGroups(hearers, transactions);
        var told = wecom.tells(name, host.id(), "Be kind", "Li");
        var there = "/api/v1/groups/" + wecom.id(told, jdbc);
        api.ask(host, get(there))
                .andExpect(jsonPath("$.account").value(told.account().toString()))
                .andExpect(jsonPath("$.notice").value("Be kind"))
                .andExpect(jsonPath("$.heardAt").isNotEmpty());
        api.ask(host, get(place)).andExpect(jsonPath("$.heardAt").isEmpty());
        says(put(there), "{\"name\":\"" + name + " 2\"}")
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.code").value("group.name-is-told"));
        says(put(there), "{\"name\":\"" + name + "\",\"purpose\":\"To talk\"}").andExpect(status().isOk());
        says(post(there + "/members"), "{\"called\":\"Bea\"}")
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.code").value("group.members-are-told"));
    }
}
