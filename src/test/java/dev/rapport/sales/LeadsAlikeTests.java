package dev.rapport.sales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.rapport.access.Role;
import dev.rapport.customer.Customers;
import dev.rapport.customer.NewCustomer;
import dev.rapport.testing.Api;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;

/** Whoever takes a lead in hears who is known already, and one source has one spelling. */
@DatabaseTest
class LeadsAlikeTests {

    @Autowired
    LeadIntake intake;

    @Autowired
    LeadQueries queries;

    @Autowired
    Leads leads;

    @Autowired
    Customers customers;

    @Autowired
    Colleagues colleagues;

    @Autowired
    Api api;

    private final String name = "Wu " + UUID.randomUUID();
    private final String other = "Else " + UUID.randomUUID();
    private final String mail = UUID.randomUUID() + "@example.org";

    @Test
    void theSamePhoneMailOrNameIsToldButNotWhatTheAskerMayNotSee() {
        var phone = "+86139%08d".formatted(Math.floorMod(UUID.randomUUID().hashCode(), 100_000_000));
        var known = taken(name, phone, mail);
        assertThat(alike(other, phone, null)).containsExactly(known.number());
        assertThat(alike(other, null, mail)).containsExactly(known.number());
        assertThat(alike(name, null, null)).containsExactly(known.number());
        assertThat(alike(name + " junior", null, null)).isEmpty();

        var agent = colleagues.join(colleagues.newTeam(), Role.SERVICE);
        var meant = colleagues.as(agent, () -> queries.mayBeMeant(contact("X", phone, null)));
        assertThat(meant.leads()).isEmpty();
        assertThat(meant.otherLeads()).isEqualTo(1);
    }

    @Test
    void theApiTellsKnownCustomersAndOpenLeads() throws Exception {
        var seller = colleagues.joinSellers("sales", "place-" + UUID.randomUUID());
        var customer = customers.findOrAdd(
                new NewCustomer(NewCustomer.Kind.PERSON, name, null, null, null, List.of(), Map.of()));
        var lead = taken(other, null, mail);

        api.ask(
                        seller,
                        post("/api/v1/leads")
                                .contentType(MediaType.APPLICATION_JSON)
                                .content("{\"name\":\"%s\",\"email\":\"%s\"}".formatted(name, mail)))
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.candidates[*].id").value(hasItem(customer.toString())))
                .andExpect(jsonPath("$.openLeads[*].number").value(hasItem(lead.number())));
    }

    @Test
    void aSourceHasOneSpelling() {
        var word = "Fair " + UUID.randomUUID();
        assertThat(from(word)).isEqualTo(word);
        assertThat(from("  " + word.toUpperCase() + " ")).isEqualTo(word);
        assertThat(from("referral sites")).isEqualTo("Referral Sites");
        assertThat(queries.sources()).contains("Reference");
    }

    private String from(String source) {
        return intake.open(new NewLead(contact(name, null, null), new Lead.Origin(source, null, null, Map.of()), null))
                .origin()
                .source();
    }

    private List<String> alike(String person, String phone, String email) {
        return queries.mayBeMeant(contact(person, phone, email)).leads().stream()
                .map(LeadRow::number)
                .toList();
    }

    private Lead taken(String person, String phone, String email) {
        return intake.open(
                new NewLead(contact(person, phone, email), new Lead.Origin(null, null, null, Map.of()), null));
    }

    private static Contact contact(String person, String phone, String email) {
        return Contact.read(person, null, phone, email, "CN");
    }
}
