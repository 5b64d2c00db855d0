package dev.rapport.customer.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.customer.Customers;
import dev.rapport.customer.NewCustomer;
import dev.rapport.platform.CustomerId;
import dev.rapport.testing.Api;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DatabaseTest
class MergesApiTests {

    private static final String CUSTOMERS = "/api/v1/customers/";

    @Autowired
    Api api;

    @Autowired
    Customers customers;

    @Autowired
    Colleagues colleagues;

    @Autowired
    JsonMapper json;

    private CustomerId anna;
    private CustomerId bob;
    private Person manager;

    @BeforeEach
    void twoCustomers() {
        anna = customer("Anna");
        bob = customer("Bob");
        manager = colleagues.join(null, Role.MANAGER);
    }

    @Test
    void aMergeIsComparedDoneOnceFollowedAndUndone() throws Exception {
        var compared = ask(get(CUSTOMERS + anna + "/merge").param("with", bob.toString()));
        var version = compared.getHeader("ETag");
        assertThat(read(compared)
                        .path("fields")
                        .valueStream()
                        .map(field -> field.path("field").asString()))
                .contains("name", "tier", "fact.city");

        var wish = post(CUSTOMERS + anna + "/merge")
                .contentType("application/json")
                .content("{\"other\": \"%s\", \"choices\": {\"name\": \"GONE\"}}".formatted(bob));
        assertThat(ask(wish).getStatus()).isEqualTo(428);
        wish.header("Idempotency-Key", UUID.randomUUID().toString());
        wish.header("If-Match", String.valueOf(version));
        assertThat(read(ask(wish)).get(0).path("id").asString()).isEqualTo(bob.toString());
        assertThat(ask(wish).getHeader("Idempotent-Replayed")).isEqualTo("true");

        var old = ask(get(CUSTOMERS + bob));
        assertThat(read(old).path("customer").path("id").asString()).isEqualTo(anna.toString());
        assertThat(old.getHeader("Content-Location")).isEqualTo(CUSTOMERS + anna);
        assertThat(read(ask(get(CUSTOMERS + bob + "/terms"))).path("tier").asString())
                .isEqualTo("standard");

        var undone = ask(post(CUSTOMERS + bob + "/unmerge")
                .contentType("application/json")
                .content("{}"));
        assertThat(read(undone).path("customer").asString()).isEqualTo(bob.toString());
        assertThat(read(ask(get(CUSTOMERS + bob))).path("customer").path("id").asString())
                .isEqualTo(bob.toString());
        assertThat(ask(post(CUSTOMERS + bob + "/unmerge")
                                .contentType("application/json")
                                .content("{}"))
                        .getStatus())
                .isEqualTo(409);
    }

    @Test
    void whoIsRefusedIsToldWhy() throws Exception {
        assertThat(api.ask(colleagues.join(null, Role.SALES), stale())
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(403);
        var changed = ask(stale());
        assertThat(changed.getStatus()).isEqualTo(412);
        assertThat(read(changed).path("detail").asString()).startsWith("Anna");
        assertThat(ask(post(CUSTOMERS + anna + "/merge")
                                .contentType("application/json")
                                .content("{\"other\": \"%s\"}".formatted(anna))
                                .header("If-Match", "*"))
                        .getStatus())
                .isEqualTo(400);
    }

    private MockHttpServletRequestBuilder stale() {
        return post(CUSTOMERS + anna + "/merge")
                .contentType("application/json")
                .content("{\"other\": \"%s\"}".formatted(bob))
                .header("If-Match", "\"0123456789abcdef\"");
    }

    private MockHttpServletResponse ask(MockHttpServletRequestBuilder request) throws Exception {
        return api.ask(manager, request).andReturn().getResponse();
    }

    private JsonNode read(MockHttpServletResponse response) throws Exception {
        return json.readTree(response.getContentAsString());
    }

    private CustomerId customer(String name) {
        return customers
                .add(new NewCustomer(
                        NewCustomer.Kind.PERSON,
                        name + " " + UUID.randomUUID(),
                        null,
                        null,
                        null,
                        List.of(),
                        Map.of("city", name)))
                .id();
    }
}
