package dev.rapport.contact.hooks.web;

import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
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

/** Addresses that programs add, change and look after. */
@DatabaseTest
class WebhooksApiTests {

    private static final String WEBHOOKS = "/api/v1/webhooks";

    @Autowired
    Api api;

    @Autowired
    Colleagues colleagues;

    private final String name = "Shop " + UUID.randomUUID();
    private Person admin;

    @BeforeEach
    void anAdministrator() {
        admin = colleagues.join(null, Role.ADMIN);
    }

    private ResultActions ask(MockHttpServletRequestBuilder request, String body) throws Exception {
        return api.ask(admin, request.contentType(MediaType.APPLICATION_JSON).content(body.replace("NAME", name)));
    }

    @Test
    void oneIsAddedChangedTestedAndRemovedAndItsSecretIsToldOnce() throws Exception {
        var wish = """
            {"name": "NAME", "address": "http://localhost:9/in", "events": ["ticket.opened", "customer.erased"]}
            """;
        var key = UUID.randomUUID().toString();
        var made = ask(post(WEBHOOKS).header("Idempotency-Key", key), wish)
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.secret").value(startsWith("whsec_")))
                .andExpect(jsonPath("$.webhook.state").value("on"))
                .andReturn()
                .getResponse();
        ask(post(WEBHOOKS).header("Idempotency-Key", key), wish).andExpect(status().isConflict());
        var place = made.getHeader(HttpHeaders.LOCATION);
        ask(get(place), "").andExpect(jsonPath("$.secret").doesNotExist());
        ask(put(place), wish).andExpect(status().isPreconditionRequired());
        ask(
                        put(place).header(HttpHeaders.IF_MATCH, made.getHeader(HttpHeaders.ETAG)),
                        wish.replace("customer.erased", "call.ended"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.events").value(hasItem("call.ended")));
        ask(post(place + "/secret"), "")
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.secret").value(startsWith("whsec_")));
        ask(post(place + "/test"), "")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.type").value("test"))
                .andExpect(jsonPath("$.state").value("failed"))
                .andExpect(jsonPath("$.trouble").value("hook.not-reached"));
        ask(get(place + "/deliveries?state=failed"), "")
                .andExpect(jsonPath("$.items[0].type").value("test"));
        ask(get(place + "/deliveries?state=eaten"), "").andExpect(status().isBadRequest());
        ask(post(place + "/resend"), "{}").andExpect(status().isBadRequest());
        ask(post(place + "/resend"), "{\"since\": \"2026-01-01T00:00:00Z\"}")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.deliveries").value(0));
        ask(get(place + "/changes"), "").andExpect(jsonPath("$.items[0].what").value("SECRET"));
        ask(delete(place), "").andExpect(status().isNoContent());
        ask(get(place), "").andExpect(status().isNotFound());
    }

    @Test
    void whatIsWrongIsSaidOfItsField() throws Exception {
        ask(get(WEBHOOKS + "/event-types"), "")
                .andExpect(jsonPath("$.items").value(hasItem("lead.opened")))
                .andExpect(jsonPath("$.items").value(hasItem("clock.breached")))
                .andExpect(jsonPath("$.items").value(hasItem("message.received")));
        ask(post(WEBHOOKS), "{\"name\": \"NAME\", \"address\": \"ftp://x\", \"events\": [\"ticket.opened\"]}")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].field").value("address"));
        ask(post(WEBHOOKS), "{\"name\": \"NAME\", \"address\": \"https://10.0.0.1/\", \"events\": [\"ticket.opened\"]}")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].field").value("address"));
        ask(
                        post(WEBHOOKS),
                        "{\"name\": \"NAME\", \"address\": \"http://localhost:9/\", \"events\": [\"ticket.eaten\"]}")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].field").value("events"));
    }
}
