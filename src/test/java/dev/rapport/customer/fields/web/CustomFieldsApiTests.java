package dev.rapport.customer.fields.web;

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

/** Fields of profiles that programs add, and fill in. */
@DatabaseTest
class CustomFieldsApiTests {

    @Autowired
    Api api;

    @Autowired
    Colleagues colleagues;

    private Person admin;
    private Person anna;
    private String name;

    @BeforeEach
    void people() {
        admin = colleagues.join(null, Role.ADMIN);
        anna = colleagues.join(null, Role.SALES);
        name = "f" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
    }

    private ResultActions ask(Person person, MockHttpServletRequestBuilder request, String body) throws Exception {
        return api.ask(person, request.contentType(MediaType.APPLICATION_JSON).content(body));
    }

    @Test
    void aFieldIsAddedFilledInAndGivenUp() throws Exception {
        var place = "/api/v1/custom-fields/" + name;
        var tag = ask(admin, post("/api/v1/custom-fields"), """
                        {"name": "%s", "english": "Size", "format": "CHOICE",
                         "choices": [{"word": "s", "english": "small", "chinese": "小"}, {"word": "l"}]}
                        """.formatted(name))
                .andExpect(status().isCreated())
                .andExpect(header().string(HttpHeaders.LOCATION, place))
                .andExpect(jsonPath("$.chinese").value("Size"))
                .andReturn()
                .getResponse()
                .getHeader(HttpHeaders.ETAG);
        var made = ask(anna, post("/api/v1/customers"), """
                        {"name": "Wang %s", "facts": {"%s": "小"}}
                        """.formatted(name, name))
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.facts." + name).value("s"))
                .andReturn()
                .getResponse()
                .getContentAsString();

        ask(
                        anna,
                        patch("/api/v1/customers/" + JsonPath.read(made, "$.customer.id"))
                                .header("If-Match", "*"),
                        """
                        {"facts": {"%s": "huge"}}
                        """.formatted(name))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.code").value("customer.no-such-choice"));
        ask(admin, put(place), "{\"english\": \"Size\"}").andExpect(status().isPreconditionRequired());
        ask(admin, put(place).header("If-Match", tag), """
                        {"english": "Size", "format": "CHOICE", "inUse": false, "choices": [{"word": "m"}]}
                        """)
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.code").value("fields.value-lost"));
        ask(admin, put(place).header("If-Match", tag), """
                        {"english": "Size", "format": "CHOICE", "inUse": false, "choices": [{"word": "s"}]}
                        """)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.inUse").value(false));
        api.ask(anna, get(place)).andExpect(jsonPath("$.choices.length()").value(1));
    }

    @Test
    void whatNoFieldAsksIsRefusedOfANewCustomerToo() throws Exception {
        ask(anna, post("/api/v1/customers"), "{\"name\": \"Wang\", \"facts\": {\"shoe size\": \"44\"}}")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.code").value("customer.no-such-fact"));
        ask(anna, post("/api/v1/custom-fields"), "{\"name\": \"x\", \"english\": \"X\"}")
                .andExpect(status().isForbidden());
        ask(admin, post("/api/v1/custom-fields"), "{\"name\": \"x\", \"choices\": [null]}")
                .andExpect(status().isBadRequest());
    }
}
