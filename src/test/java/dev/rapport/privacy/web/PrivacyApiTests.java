package dev.rapport.privacy.web;

import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.customer.Customers;
import dev.rapport.customer.NewCustomer;
import dev.rapport.testing.Api;
import dev.rapport.testing.CasesToAsk;
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

/** Privacy requests that programs take in and read. */
@DatabaseTest
class PrivacyApiTests {

    private static final String PLACE = "/api/v1/privacy-requests";

    @Autowired
    Api api;

    @Autowired
    Colleagues colleagues;

    @Autowired
    Customers customers;

    @Autowired
    List<CasesToAsk> kinds;

    private String team;
    private Person clerk;
    private String customer;

    @BeforeEach
    void aClerk() {
        team = colleagues.newTeam();
        clerk = colleagues.join(team, Role.SERVICE);
        customer = customers
                .findOrAdd(new NewCustomer(
                        NewCustomer.Kind.PERSON, "Asking " + UUID.randomUUID(), null, null, null, List.of(), Map.of()))
                .toString();
    }

    @Test
    void aRequestIsTakenInAndFound() throws Exception {
        open("access", "What do you keep?", team)
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.state").value("received"))
                .andExpect(jsonPath("$.owner").value(clerk.id().toString()));
        api.ask(clerk, get(PLACE + "?state=received"))
                .andExpect(jsonPath("$.items[0].customer").value(customer));
        api.ask(clerk, get(PLACE + "?state=lost")).andExpect(status().isBadRequest());
    }

    @Test
    void whatCannotBeTakenInIsRefused() throws Exception {
        open("oblivion", "Forget me.", team).andExpect(status().isBadRequest());
        open("access", " ", team)
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.code").value("privacy.words-missing"));
        open("access", "What do you keep?", "nobody's")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.code").value("privacy.other-team"));
    }

    @Test
    void whatWasCollectedIsLookedAtByThoseWhoAnswerForTheTeamAndByNobodyElse() throws Exception {
        var collected = PLACE + "/" + request() + "/collected";
        var head = colleagues.join(team, Role.MANAGER);
        api.ask(head, get(collected + "?format=html"))
                .andExpect(status().isOk())
                .andExpect(header().string("Content-Disposition", containsString("personal-data.html")))
                .andExpect(content().string(containsString("What is kept about you")));
        api.ask(head, get(collected + "?format=pdf")).andExpect(status().isBadRequest());
        api.ask(clerk, get(collected)).andExpect(status().isForbidden());
        api.ask(colleagues.join(colleagues.newTeam(), Role.SERVICE), get(collected))
                .andExpect(status().isForbidden());
    }

    @Test
    void aLinkThatIsNoneIsRefusedLikeOneThatEnded() throws Exception {
        api.ask(clerk, get("/api/v1/privacy-exports/" + UUID.randomUUID()))
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.code").value("privacy.gone"));
    }

    private String request() {
        return kinds.stream()
                .filter(kind -> kind.path().equals("privacy-requests"))
                .findFirst()
                .orElseThrow()
                .make(clerk, team);
    }

    private ResultActions open(String kind, String words, String of) throws Exception {
        return api.ask(
                clerk,
                post(PLACE).contentType(MediaType.APPLICATION_JSON).content("""
                        {"customer": "%s", "kind": "%s", "law": "pipl", "words": "%s", "team": "%s"}
                        """.formatted(customer, kind, words, of)));
    }
}
