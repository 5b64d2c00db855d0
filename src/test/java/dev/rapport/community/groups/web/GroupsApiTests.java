package dev.rapport.community.groups.web;

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
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Nothing that programs say of groups is passed over. */
@DatabaseTest
class GroupsApiTests {

    @Autowired
    Api api;

    @Autowired
    Colleagues colleagues;

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
}
