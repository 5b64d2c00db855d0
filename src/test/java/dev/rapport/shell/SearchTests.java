package dev.rapport.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.community.MemberDesk;
import dev.rapport.customer.Customers;
import dev.rapport.customer.NewCustomer;
import dev.rapport.platform.Channel;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.GlobalSearch;
import dev.rapport.platform.Money;
import dev.rapport.sales.Contact;
import dev.rapport.sales.Lead;
import dev.rapport.sales.LeadIntake;
import dev.rapport.sales.NewLead;
import dev.rapport.sales.NewOpportunity;
import dev.rapport.sales.OpportunityIntake;
import dev.rapport.service.NewTicket;
import dev.rapport.service.TicketDesk;
import dev.rapport.service.Triage;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

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
    LeadIntake leadIntake;

    @Autowired
    OpportunityIntake deals;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    Colleagues colleagues;

    private final String word = UUID.randomUUID().toString().substring(0, 8);
    private final String digits = "%08d".formatted(Math.floorMod(word.hashCode(), 100_000_000));
    private Person agent;
    private Person stranger;
    private CustomerId customer;

    private final String mail = "post." + word + "@example.org";

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
                List.of("+86138" + digits, mail),
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
    void accentsDoNotCount() {
        var muller = customers.findOrAdd(new NewCustomer(
                NewCustomer.Kind.PERSON, "José Müller-Großmann " + word, null, null, null, List.of(), Map.of()));
        var member = colleagues.as(agent, () -> members.join(muller, "Zürich " + word, "wecom"));
        var ticket = colleagues.as(
                agent,
                () -> desk.open(new NewTicket(
                        customer, "Größe " + word, "Señor " + word + " rang.", Channel.PHONE, null, false)));
        var boss = colleagues.join("management", Role.MANAGER);

        for (var text : List.of("jose muller-grossmann ", "JOSÉ MÜLLER-GROSSMANN ", "muller-großmann "))
            assertThat(found(boss, text + word)).contains("customers/" + muller, "members/" + member.number());
        assertThat(found(boss, "zurich " + word)).contains("members/" + member.number());
        for (var text : List.of("grosse ", "SEÑOR ", "senor "))
            assertThat(found(boss, text + word)).contains("tickets/" + ticket.number());
    }

    @Test
    void nobodyTriesOutWhatIsMaskedForThem() {
        var ticket = colleagues.as(
                agent,
                () -> desk.open(new NewTicket(
                        customer,
                        "Call " + word + " on +86138" + digits,
                        "Or write to " + mail,
                        Channel.PHONE,
                        null,
                        false)));
        var address = "tickets/" + ticket.number();
        var auditor = colleagues.join(null, Role.AUDITOR);

        assertThat(found(auditor, "call " + word)).contains(address);
        for (var hidden : List.of("138" + digits, digits.substring(0, 4), mail, "post." + word)) {
            assertThat(found(auditor, hidden)).as(hidden).doesNotContain(address);
            assertThat(found(agent, hidden)).as(hidden).contains(address);
        }
        assertThat(found(auditor, ticket.number())).contains(address);
    }

    @Test
    void leadsDoNotHideDeals() {
        var seller = colleagues.joinSellers("sales", "place-" + word);
        var leads = colleagues.as(
                seller,
                () -> IntStream.range(0, 21)
                        .mapToObj(each -> leadIntake.open(new NewLead(
                                Contact.read("Zoë " + word, null, null, null, "DE"),
                                new Lead.Origin(null, null, null, Map.of()),
                                null)))
                        .toList());
        var deal = colleagues.as(
                seller,
                () -> deals.open(new NewOpportunity(
                        "Zoë " + word, null, null, Money.of(BigDecimal.TEN, "CNY"), seller.id(), "sales", null)));
        var boss = colleagues.join("management", Role.MANAGER);

        assertThat(leads).hasSize(21);
        assertThat(found(boss, "zoe " + word))
                .contains("opportunities/" + deal.number())
                .filteredOn(address -> address.startsWith("leads/"))
                .hasSize(19);
    }

    @Test
    void wordsAreLookedUpInAnIndex() {
        transactions.executeWithoutResult(status -> {
            jdbc.sql("set local enable_seqscan = off").update();
            assertThat(plan("select id from lead where folded(number || ' ' || name || ' ' || coalesce(company, ''))"))
                    .contains("lead_by_words");
            assertThat(plan("select id from opportunity where folded(number || ' ' || name)"))
                    .contains("opportunity_by_words");
            assertThat(plan("select id from ticket where folded(subject)")).contains("ticket_by_subject");
            assertThat(plan("select id from ticket where folded(body)")).contains("ticket_by_body");
            assertThat(plan("select id from message where folded(body)")).contains("message_by_words");
            assertThat(plan("select id from member where folded(number)")).contains("member_by_words");
            assertThat(plan("select id from community_group where folded(number || ' ' || name)"))
                    .contains("community_group_by_words");
        });
    }

    @Test
    void partsOfPhonesAndMailsOfLeadsAreLookedUpInAnIndex() {
        transactions.executeWithoutResult(status -> {
            jdbc.sql("set local enable_seqscan = off").update();
            assertThat(jdbc.sql("select indexdef from pg_indexes where indexname = 'lead_by_email_part'")
                            .query(String.class)
                            .single())
                    .as("in a table of a few rows another index is cheaper")
                    .contains("gin (email gin_trgm_ops)");
            assertThat(String.join(
                            "\n",
                            jdbc.sql("explain select id from lead where reverse(phone) like reverse(:ending) || '%'")
                                    .param("ending", "1234")
                                    .query(String.class)
                                    .list()))
                    .contains("lead_by_phone_ending");
        });
    }

    private String plan(String query) {
        return String.join(
                "\n",
                jdbc.sql("explain " + query + " like folded(:text)")
                        .param("text", "%Müller%")
                        .query(String.class)
                        .list());
    }

    @Test
    void findsACustomerByWhatTheMaskLeavesOfAPhoneOrMailAndNoMore() {
        var found = "customers/" + customer;
        assertThat(found(agent, "Caller " + word)).contains(found);
        assertThat(found(agent, digits.substring(digits.length() - 4))).contains(found);
        assertThat(found(agent, "138 " + digits)).contains(found);
        for (var fifth = 0; fifth < 10; fifth++)
            assertThat(found(agent, fifth + digits.substring(digits.length() - 4)))
                    .as("what does not tell the fifth digit")
                    .contains(found);
        assertThat(found(agent, mail)).contains(found);
        assertThat(found(agent, mail.replaceAll("@.*", ""))).contains(found);
        assertThat(found(agent, mail.replaceAll("@.*", "@exam"))).contains(found);
        assertThat(found(agent, mail.substring(0, 6))).doesNotContain(found);
    }

    @Test
    void whoOnlyLooksCannotTryOutWhatTheMaskHides() {
        var auditor = colleagues.join(null, Role.AUDITOR);
        var found = "customers/" + customer;
        assertThat(found(auditor, digits.substring(digits.length() - 4))).contains(found);
        assertThat(found(auditor, "138 " + digits)).doesNotContain(found);
    }

    @Test
    void findsALeadByWhatTheMaskLeavesOfAPhoneOrMailAndNoMoreForWhoMaySeeIt() {
        var seller = colleagues.joinSellers("sales", "place-" + word);
        var other = colleagues.join(colleagues.newTeam(), Role.SERVICE);
        var phone = "139" + digits;
        var address = "lead-" + mail;
        var lead = colleagues.as(
                seller,
                () -> leadIntake.open(new NewLead(
                        Contact.read("Wu " + word, null, phone, address, "CN"),
                        new Lead.Origin(null, null, null, Map.of()),
                        null)));
        var found = "leads/" + lead.number();

        assertThat(found(seller, "139 " + digits)).contains(found);
        assertThat(found(seller, "+86139" + digits)).contains(found);
        assertThat(found(seller, digits.substring(digits.length() - 4))).contains(found);
        for (var fifth = 0; fifth < 10; fifth++)
            assertThat(found(seller, fifth + digits.substring(digits.length() - 4)))
                    .as("what does not tell the fifth digit")
                    .contains(found);
        assertThat(found(seller, address)).contains(found);
        assertThat(found(seller, address.replaceAll("@.*", ""))).contains(found);
        assertThat(found(seller, address.substring(0, 6))).doesNotContain(found);
        assertThat(found(other, "139 " + digits)).doesNotContain(found);
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
