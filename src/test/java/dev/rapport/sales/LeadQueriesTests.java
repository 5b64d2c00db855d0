package dev.rapport.sales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.platform.Refused;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@DatabaseTest
class LeadQueriesTests {

    @Autowired
    LeadIntake intake;

    @Autowired
    LeadQueries queries;

    @Autowired
    Leads leads;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Colleagues colleagues;

    @Autowired
    Clock clock;

    private final String word = UUID.randomUUID().toString().substring(0, 8);

    private NewLead fresh(String name, @Nullable String external) {
        return new NewLead(
                Contact.read(name + " " + word, "Acme", null, null, "CN"),
                new Lead.Origin("Google", "Shanghai", external, Map.of("visits", "3")),
                null);
    }

    private Lead assigned(Person owner, String team) {
        var lead = intake.open(fresh("Li Wei", null)).assignedTo(owner.id(), team, clock.instant());
        transaction.executeWithoutResult(done -> leads.save(lead));
        return lead;
    }

    private LeadFilter mine() {
        return new LeadFilter(word, null, null, null);
    }

    @Test
    void givesBackWhatCameIn() {
        var lead = intake.open(fresh("Li Wei", "X-" + word));
        assertThat(queries.get(lead.number()).contact()).isEqualTo(lead.contact());
        assertThat(queries.get(lead.id().toString()).origin().facts()).containsEntry("visits", "3");
    }

    @Test
    void takesAnExternalNumberInOnce() {
        var external = "X-" + word;
        intake.open(fresh("Li Wei", external));
        assertThat(intake.openUnlessKnown(fresh("Li Wei", external))).isEmpty();
        assertThatThrownBy(() -> intake.open(fresh("Li Wei", external))).isInstanceOf(Refused.class);
    }

    @Test
    void pagesThroughAllNewestFirst() {
        for (var i = 0; i < 5; i++) intake.open(fresh("Lead " + i, null));
        var seen = new ArrayList<String>();
        String after = null;
        do {
            var page = queries.list(mine(), 2, after);
            page.items().forEach(row -> seen.add(row.name()));
            after = page.next();
        } while (after != null);
        assertThat(seen)
                .containsExactly(
                        "Lead 4 " + word, "Lead 3 " + word, "Lead 2 " + word, "Lead 1 " + word, "Lead 0 " + word);
    }

    @Test
    void showsPeopleTheirOwnAndTheirTeamsLeadsOnly() {
        var team = colleagues.newTeam();
        var other = colleagues.newTeam();
        var anna = colleagues.join(team, Role.COMMUNITY);
        var stranger = colleagues.join(other, Role.COMMUNITY);
        var boss = colleagues.join(null, Role.MANAGER);
        var lead = assigned(anna, team);
        assertThat(colleagues.as(anna, () -> queries.list(mine(), 10, null)).items())
                .hasSize(1);
        assertThat(colleagues.as(boss, () -> queries.list(mine(), 10, null)).items())
                .hasSize(1);
        assertThat(colleagues.as(stranger, () -> queries.list(mine(), 10, null)).items())
                .isEmpty();
        assertThatThrownBy(() -> colleagues.as(stranger, () -> queries.get(lead.number())))
                .isInstanceOf(Refused.class);
    }

    @Test
    void showsTheCustomerPoolToThoseWhoSell() {
        var lead = intake.open(fresh("Li Wei", null));
        var seller = colleagues.join(null, Role.SALES);
        var agent = colleagues.join(null, Role.SERVICE);
        assertThat(colleagues.as(seller, () -> queries.get(lead.number())).id()).isEqualTo(lead.id());
        assertThatThrownBy(() -> colleagues.as(agent, () -> queries.get(lead.number())))
                .isInstanceOf(Refused.class);
    }

    @Test
    void filtersByStatusAndOwner() {
        var anna = colleagues.join(null, Role.SALES);
        assigned(anna, "sales");
        intake.open(fresh("Zhang Min", null));
        var waiting = new LeadFilter(word, LeadStatus.NEW, null, null);
        var annas = new LeadFilter(word, null, null, anna.id());
        assertThat(queries.list(waiting, 10, null).items())
                .extracting(LeadRow::name)
                .containsExactly("Zhang Min " + word);
        assertThat(queries.list(annas, 10, null).items())
                .extracting(LeadRow::name)
                .containsExactly("Li Wei " + word);
    }

    @Test
    void takesAPercentSignLiterally() {
        intake.open(fresh("Li Wei", null));
        assertThat(queries.list(new LeadFilter("%" + word, null, null, null), 10, null)
                        .items())
                .isEmpty();
    }
}
