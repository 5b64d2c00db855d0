package dev.rapport.contact.canned.web;

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
import dev.rapport.platform.Channel;
import dev.rapport.service.NewTicket;
import dev.rapport.service.TicketDesk;
import dev.rapport.testing.Api;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
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

/** Canned answers that programs keep and insert. */
@DatabaseTest
class CannedAnswersApiTests {

    private static final String ANSWERS = "/api/v1/canned-answers";

    @Autowired
    Api api;

    @Autowired
    Colleagues colleagues;

    @Autowired
    Customers customers;

    @Autowired
    TicketDesk tickets;

    /** Letters alone: it is part of a name, and many digits in a name are taken for a number. */
    private final String code =
            "a" + UUID.randomUUID().toString().substring(0, 8).replaceAll("[0-9]", "x");

    private Person agent;

    @BeforeEach
    void anAgent() {
        agent = colleagues.join("service-l1", Role.SERVICE);
    }

    private ResultActions ask(MockHttpServletRequestBuilder request, String body) throws Exception {
        return api.ask(agent, request.contentType(MediaType.APPLICATION_JSON).content(body.replace("CODE", code)));
    }

    @Test
    void oneIsKeptChangedInsertedRemovedAndBroughtBack() throws Exception {
        var made = ask(post(ANSWERS), """
                        {"name": "Hello", "code": "CODE", "language": "en", "text": "Dear {customer.name}, {ticket.number}"}
                        """)
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.whose").value("me"))
                .andExpect(jsonPath("$.inserted").value(0))
                .andReturn()
                .getResponse();
        var place = made.getHeader(HttpHeaders.LOCATION);
        var change = """
                {"name": "Hello", "code": "CODE", "text": "Dear {customer.name}, {conversation.number}"}
                """;
        ask(put(place), change).andExpect(status().isPreconditionRequired());
        ask(put(place).header(HttpHeaders.IF_MATCH, made.getHeader(HttpHeaders.ETAG)), change)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.language").value("any"));
        ask(put(place).header(HttpHeaders.IF_MATCH, made.getHeader(HttpHeaders.ETAG)), change)
                .andExpect(status().isPreconditionFailed());

        var customer = customers
                .add(new NewCustomer(
                        NewCustomer.Kind.PERSON,
                        "Ann " + code,
                        null,
                        null,
                        null,
                        List.of(code + "@example.com"),
                        Map.of()))
                .id();
        var ticket = colleagues.as(
                agent, () -> tickets.open(new NewTicket(customer, "Pump", "Broken", Channel.EMAIL, null, false)));
        var at = "{\"at\": \"%s\"}".formatted(ticket.number());
        ask(post(place + "/insertions"), at)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.text").value("Dear Ann " + code + ", {conversation.number}"))
                .andExpect(jsonPath("$.open[0]").value("{conversation.number}"));
        ask(post(place + "/insertions"), "{}").andExpect(status().isBadRequest());
        ask(get(ANSWERS + "/fitting?at=" + ticket.number() + "&q=" + code), "")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items[0].code").value(code))
                .andExpect(jsonPath("$.items[0].inserted").value(1));

        ask(delete(place), "").andExpect(status().isNoContent());
        ask(get(ANSWERS + "?q=" + code), "").andExpect(jsonPath("$.items").isEmpty());
        ask(get(ANSWERS + "?removed=true&q=" + code), "")
                .andExpect(jsonPath("$.items[0].code").value(code));
        ask(post(place + "/restore"), "").andExpect(status().isNoContent());
        ask(get(ANSWERS + "?q=" + code), "")
                .andExpect(jsonPath("$.items[0].code").value(code));
    }

    @Test
    void whatIsWrongIsSaidOfItsField() throws Exception {
        ask(post(ANSWERS), "{\"name\": \"x\", \"code\": \"CODE\", \"text\": \"{customer.nmae}\"}")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].field").value("text"));
        ask(post(ANSWERS), "{\"name\": \"x\", \"code\": \"CODE\", \"text\": \"x\", \"language\": \"de\"}")
                .andExpect(status().isBadRequest());
        ask(post(ANSWERS), "{\"name\": \"x\", \"code\": \"CODE\", \"text\": \"x\", \"channels\": [\"phone\"]}")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].field").value("channels"));
        ask(post(ANSWERS), "{\"whose\": \"everybody\", \"name\": \"x\", \"code\": \"CODE\", \"text\": \"x\"}")
                .andExpect(status().isForbidden());
    }
}
