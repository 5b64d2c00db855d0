package dev.rapport.contact.accounts.web;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.testing.Api;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Accounts that programs connect. */
@DatabaseTest
class ChannelAccountsApiTests {

    private static final String ACCOUNTS = "/api/v1/channel-accounts";
    private static final String SECRET = "tok3n-" + UUID.randomUUID();

    @Autowired
    Api api;

    @Autowired
    Colleagues colleagues;

    private Person admin;
    private String name;

    @BeforeEach
    void people() {
        admin = colleagues.join(null, Role.ADMIN);
        name = "Bed " + UUID.randomUUID();
    }

    private ResultActions ask(MockHttpServletRequestBuilder request, String body) throws Exception {
        return api.ask(admin, request.contentType(MediaType.APPLICATION_JSON).content(body.formatted(name)));
    }

    @Test
    void anAccountIsConnectedChangedSwitchedOffAndRemovedAndItsSecretNeverComesOut() throws Exception {
        var key = UUID.randomUUID().toString();
        var draft = """
                {"platform": "planted", "name": "%s",
                 "settings": {"place": "garden.example", "token": "{secret}", "way": "quiet"}}
                """.replace("{secret}", SECRET);
        var made = ask(post(ACCOUNTS).header("Idempotency-Key", key), draft)
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.state").value("on"))
                .andExpect(jsonPath("$.secrets", hasItem("token")))
                .andExpect(content().string(not(containsString(SECRET))))
                .andReturn()
                .getResponse();
        var place = made.getHeader(HttpHeaders.LOCATION);
        ask(post(ACCOUNTS).header("Idempotency-Key", key), draft)
                .andExpect(status().isCreated())
                .andExpect(content().string(made.getContentAsString()));

        var change = """
                {"name": "%s", "settings": {"place": "garden.example", "way": "loud", "pin": null}}
                """;
        ask(put(place), change).andExpect(status().isPreconditionRequired());
        var tag = ask(put(place).header(HttpHeaders.IF_MATCH, made.getHeader(HttpHeaders.ETAG)), change)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.settings.way").value("loud"))
                .andReturn()
                .getResponse()
                .getHeader(HttpHeaders.ETAG);
        ask(put(place).header(HttpHeaders.IF_MATCH, made.getHeader(HttpHeaders.ETAG)), change)
                .andExpect(status().isPreconditionFailed());
        ask(put(place + "/state").header(HttpHeaders.IF_MATCH, tag), "{\"state\": \"off\"}")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.state").value("off"));
        ask(put(place + "/state").header(HttpHeaders.IF_MATCH, "*"), "{\"state\": \"asleep\"}")
                .andExpect(status().isBadRequest());
        api.ask(admin, post(place + "/test")).andExpect(status().isNoContent());
        api.ask(admin, get(place))
                .andExpect(jsonPath("$.lastContact").isNotEmpty())
                .andExpect(content().string(not(containsString(SECRET))));
        api.ask(admin, get(place + "/changes"))
                .andExpect(jsonPath("$.items[0].what").value("OFF"))
                .andExpect(content().string(not(containsString(SECRET))));
        api.ask(admin, delete(place)).andExpect(status().isNoContent());
        api.ask(admin, get(place)).andExpect(status().isNotFound());
    }

    @Test
    void aRefusalNamesTheFieldAndATestSaysWhatTheOtherSideSaid() throws Exception {
        ask(post(ACCOUNTS), """
                        {"platform": "planted", "name": "%s", "settings": {"place": "garden.example", "way": "quiet"}}
                        """)
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.code").value("accounts.needed"))
                .andExpect(jsonPath("$.errors[0].field").value("token"));
        ask(post(ACCOUNTS), "{}").andExpect(status().isBadRequest());
        ask(post(ACCOUNTS), "{\"platform\": \"planted\", \"name\": \"x\", \"settings\": {\"a\": 7}}")
                .andExpect(status().isBadRequest());
        var place = ask(post(ACCOUNTS), """
                        {"platform": "planted", "name": "%s",
                         "settings": {"place": "garden.example", "way": "quiet", "token": "wrong token"}}
                        """).andReturn().getResponse().getHeader(HttpHeaders.LOCATION);

        api.ask(admin, post(place + "/test"))
                .andExpect(status().isServiceUnavailable())
                .andExpect(jsonPath("$.code").value("planted.refused"))
                .andExpect(jsonPath("$.detail").value("It does not grow. place: no"));
        api.ask(admin, get(place))
                .andExpect(jsonPath("$.trouble.code").value("planted.refused"))
                .andExpect(jsonPath("$.trouble.detail").value("place: no"));
        api.ask(admin, delete(place)).andExpect(status().isNoContent());
    }

    @Test
    void platformsSayWhatMustBeKnownOfAnAccount() throws Exception {
        api.ask(admin, get(ACCOUNTS + "/platforms"))
                .andExpect(jsonPath("$.items[?(@.name == 'planted')].fields[1].kind", hasItem("secret")))
                .andExpect(jsonPath("$.items[?(@.name == 'mail')].channels[0]", hasItem("email")));
    }

    @Test
    void aManagerSeesNamesAndStatesAlone() throws Exception {
        var place = ask(post(ACCOUNTS), """
                        {"platform": "planted", "name": "%s",
                         "settings": {"place": "garden.example", "way": "quiet", "token": "t"}}
                        """).andReturn().getResponse().getHeader(HttpHeaders.LOCATION);
        var manager = colleagues.join(null, Role.MANAGER);

        api.ask(manager, get(ACCOUNTS))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString(name)))
                .andExpect(content().string(not(containsString("garden.example"))));
        api.ask(manager, get(place)).andExpect(status().isForbidden());
        api.ask(admin, delete(place));
    }
}
