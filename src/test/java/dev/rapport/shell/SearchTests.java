package dev.rapport.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.community.MemberDesk;
import dev.rapport.customer.Customers;
import dev.rapport.customer.NewCustomer;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.GlobalSearch;
import dev.rapport.service.Channel;
import dev.rapport.service.NewTicket;
import dev.rapport.service.TicketDesk;
import dev.rapport.service.Triage;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the search box finds, and for whom. */
@DatabaseTest
class SearchTests {

    @Autowired
    List<GlobalSearch> searches;

    @Autowired
    Customers customers;

    @Autowired
    TicketDesk desk;

    @Autowired
    MemberDesk members;

    @Autowired
    Colleagues colleagues;

    private final String word = UUID.randomUUID().toString().substring(0, 8);
    private final String digits = "%08d".formatted(Math.floorMod(word.hashCode(), 100_000_000));
    private Person agent;
    private Person stranger;
    private CustomerId customer;

    @BeforeEach
    void somebodyAsks() {
        agent = colleagues.join(Triage.INTAKE, Role.SERVICE);
        stranger = colleagues.join(colleagues.newTeam(), Role.SERVICE);
        customer = customers.findOrAdd(new NewCustomer(
                NewCustomer.Kind.PERSON,
                "Caller " + word,
                null,
                null,
                null,
                List.of("+86138" + digits, "post." + word + "@example.org"),
                Map.of()));
    }

    private List<String> found(Person asker, String text) {
        return colleagues.as(
                asker,
                () -> searches.stream()
                        .flatMap(search -> search.find(text, 20).stream())
                        .map(GlobalSearch.Hit::address)
                        .toList());
    }

    @Test
    void findsACustomerByTheLastDigitsOfAPhoneAndByPartOfAMail() {
        assertThat(found(agent, digits.substring(2))).contains("customers/" + customer);
        assertThat(found(agent, "st." + word + "@exam")).contains("customers/" + customer);
        assertThat(found(agent, "Caller " + word)).contains("customers/" + customer);
    }

    @Test
    void findsTicketsByTheWordsThatWereSaidForWhoMaySeeThem() {
        var ticket = colleagues.as(
                agent,
                () -> desk.open(
                        new NewTicket(customer, "Broken " + word, "It does not start.", Channel.EMAIL, null, false)));
        colleagues.as(agent, () -> desk.customerWrote(ticket.id(), "The lamp blinks twice-" + word, null));

        assertThat(found(agent, "roken " + word)).contains("tickets/" + ticket.number());
        assertThat(found(agent, "twice-" + word)).contains("tickets/" + ticket.number());
        assertThat(found(stranger, "twice-" + word)).doesNotContain("tickets/" + ticket.number());
    }

    @Test
    void findsMembersByTheNameOfTheCustomer() {
        var community = colleagues.join("community", Role.COMMUNITY);
        var member = colleagues.as(community, () -> members.join(customer, "group " + word, "wecom"));
        assertThat(found(community, "Caller " + word)).contains("members/" + member.number());
    }
}
