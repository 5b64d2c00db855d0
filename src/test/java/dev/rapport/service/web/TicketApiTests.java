package dev.rapport.service.web;

import static org.springframework.http.MediaType.APPLICATION_JSON;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.customer.Customers;
import dev.rapport.customer.NewCustomer;
import dev.rapport.planted.post.PlantedPost;
import dev.rapport.platform.Channel;
import dev.rapport.service.NewTicket;
import dev.rapport.service.Ticket;
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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.ResultActions;

@DatabaseTest
class TicketApiTests {

    @Autowired
    Api api;

    @Autowired
    PlantedPost carriers;

    @Autowired
    TicketDesk desk;

    @Autowired
    Customers customers;

    @Autowired
    Colleagues colleagues;

    @Autowired
    JdbcClient jdbc;

    private Person agent;
    private Ticket ticket;

    @BeforeEach
    void aTicket() {
        agent = colleagues.join(colleagues.newTeam(), Role.MANAGER);
        ticket = opened();
    }

    private Ticket opened() {
        return colleagues.as(agent, () -> {
            var customer = customers.findOrAdd(new NewCustomer(
                    NewCustomer.Kind.PERSON, "Li Wei", UUID.randomUUID().toString(), null, null, List.of(), Map.of()));
            var opened = desk.open(new NewTicket(customer, "Help", "Please answer.", Channel.API, null, false));
            jdbc.sql("update ticket set state = 'open' where id = :id")
                    .param("id", opened.id().value())
                    .update();
            jdbc.sql("update subject set state = 'TicketState.OPEN' where id = :id")
                    .param("id", opened.id().value())
                    .update();
            return opened;
        });
    }

    private ResultActions send(String operation, String body) throws Exception {
        return api.ask(
                agent,
                post("/api/v1/tickets/" + ticket.number() + "/" + operation)
                        .contentType(APPLICATION_JSON)
                        .content(body));
    }

    @Test
    void solvesWithAReplyOrAReasonAndNotWithoutBoth() throws Exception {
        api.ask(agent, post("/api/v1/tickets/" + ticket.number() + "/solve"))
                .andExpect(status().isUnprocessableContent());
        send("solve", "{\"reply\": \" \"}").andExpect(status().isUnprocessableContent());
        send("solve", "{\"reply\": \"It works again.\", \"silenceReason\": \"They phoned.\"}")
                .andExpect(status().isUnprocessableContent());

        send("solve", "{\"reply\": \"It works again.\"}")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.state").value("solved"));
        carriers.carry(ticket.id());
        api.ask(agent, get("/api/v1/tickets/" + ticket.number()))
                .andExpect(jsonPath("$.firstReplyAt").isNotEmpty());
    }

    @Test
    void saysOfEachMessageHowFarItGotAndRefusesWhatNothingCanCarry() throws Exception {
        carriers.loses(ticket.request().customer());
        send("messages", "{\"direction\": \"out\", \"text\": \"Hello.\"}")
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.detail").value("The customer has no e-mail address. No other way is open."));
        send("messages", "{\"direction\": \"out\", \"text\": \"I phoned.\", \"spoken\": true}")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.firstReplyAt").isNotEmpty());
        carriers.finds(ticket.request().customer());
        send("messages", "{\"direction\": \"out\", \"text\": \"Hello.\"}").andExpect(status().isOk());
        carriers.carry(ticket.id());

        api.ask(agent, get("/api/v1/tickets/" + ticket.number() + "/messages"))
                .andExpect(jsonPath("$.items[0].state").value("recorded"))
                .andExpect(jsonPath("$.items[0].channel").value("phone"))
                .andExpect(jsonPath("$.items[1].state").value("sent"))
                .andExpect(jsonPath("$.items[1].sentAt").isNotEmpty())
                .andExpect(jsonPath("$.items[1].to").value("p***"));
    }

    @Test
    void solvesInSilenceForAReason() throws Exception {
        send("solve", "{\"silenceReason\": \"They phoned.\"}")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.state").value("solved"))
                .andExpect(jsonPath("$.firstReplyAt").isEmpty());
    }

    @Test
    void asksALevelForHelpOnceAndOnlyForAReason() throws Exception {
        send("escalate", "{}").andExpect(status().isUnprocessableContent());
        send("escalate", "{\"reason\": \"It is beyond me.\", \"level\": \"the-boss\"}")
                .andExpect(status().isBadRequest());
        send("escalate", "{\"reason\": \"It is beyond me.\", \"level\": \"management\"}")
                .andExpect(status().isOk());
        send("escalate", "{\"reason\": \"Again.\", \"level\": \"management\"}").andExpect(status().isConflict());
        var auditor = colleagues.join(colleagues.newTeam(), Role.AUDITOR);
        var stranger = colleagues.join(colleagues.newTeam(), Role.SERVICE);
        for (var other : List.of(auditor, stranger))
            api.ask(
                            other,
                            post("/api/v1/tickets/" + ticket.number() + "/escalate")
                                    .contentType(APPLICATION_JSON)
                                    .content("{\"reason\": \"I want to.\"}"))
                    .andExpect(status().isForbidden());
    }

    @Test
    void closesAsADuplicateOfAnotherCustomersTicketOnlyForAReason() throws Exception {
        var other = opened().number();

        send("duplicate", "{\"of\": \"%s\"}".formatted(other)).andExpect(status().isConflict());
        send("duplicate", "{\"of\": \"%s\", \"reason\": \"One household.\"}".formatted(other))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.state").value("closed"));
    }
}
