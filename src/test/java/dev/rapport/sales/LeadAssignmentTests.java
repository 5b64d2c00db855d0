package dev.rapport.sales;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.access.NewPerson;
import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.access.Staff;
import dev.rapport.access.StaffAdmin;
import dev.rapport.access.staff.Absences;
import dev.rapport.cases.Cases;
import dev.rapport.cases.Story;
import dev.rapport.customer.Customers;
import dev.rapport.customer.NewCustomer;
import dev.rapport.platform.UserId;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@DatabaseTest
class LeadAssignmentTests {

    @Autowired
    LeadIntake intake;

    @Autowired
    LeadAssignment assignment;

    @Autowired
    Customers customers;

    @Autowired
    LeadQueue queue;

    @Autowired
    LeadQueries queries;

    @Autowired
    Leads leads;

    @Autowired
    LeadLoads loads;

    @Autowired
    SalesForce salesForce;

    @Autowired
    StaffAdmin admin;

    @Autowired
    Absences absences;

    @Autowired
    Staff staff;

    @Autowired
    Colleagues colleagues;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    Clock clock;

    private final String place = "city-" + UUID.randomUUID();

    @BeforeEach
    void aTeamThatSells() {
        if (staff.team("sales").isEmpty()) admin.putTeam("sales", "Sales", "销售部", null);
    }

    /** Somebody who works in this test's own place only. */
    private UserId seller(int capacity) {
        var login = "s" + UUID.randomUUID();
        var id = admin.addPerson(new NewPerson(
                login,
                "Seller " + login.substring(1, 7),
                Colleagues.PASSWORD,
                Set.of(Role.SALES),
                "sales",
                Set.of(),
                Set.of(place),
                capacity,
                Locale.ENGLISH,
                ZoneOffset.UTC));
        salesForce.forget(new dev.rapport.access.AvailabilityChanged(id, true));
        return id;
    }

    private Lead arrived(String phone) {
        var contact = Contact.read("Li Wei", null, phone, null, "CN");
        return intake.open(new NewLead(contact, new Lead.Origin("Reference", place, null, Map.of()), null));
    }

    private Lead routed() {
        var lead = arrived("");
        assignment.score(lead.id().subject());
        return assignment.route(lead.id().subject());
    }

    private static String phone() {
        return "+86138%08d".formatted(Math.floorMod(UUID.randomUUID().hashCode(), 100_000_000));
    }

    @Test
    void keepsTheScoreWithItsReasons() {
        var lead = arrived("");
        assignment.score(lead.id().subject());
        var score = queries.get(lead.number()).score();
        assertThat(score).isNotNull();
        assertThat(score.reasons()).isNotEmpty();
    }

    @Test
    void givesALeadToTheOneWhoWaitedLongest() {
        var anna = seller(5);
        var bela = seller(5);
        var first = routed().owner().orElseThrow();
        var second = routed().owner().orElseThrow();
        assertThat(Set.of(first, second)).containsExactlyInAnyOrder(anna, bela);
        assertThat(routed().owner()).contains(first);
    }

    @Test
    void routesToSomebodyElseWhileAColleagueIsBeingGivenALead() {
        var anna = seller(5);
        var bela = seller(5);
        transactions.executeWithoutResult(status -> {
            var first = routed().owner().orElseThrow();
            var second = inAnotherTransaction(this::routed).owner().orElseThrow();
            assertThat(Set.of(first, second)).containsExactlyInAnyOrder(anna, bela);
        });
    }

    @Test
    void givesTheOnlyOneWhoFitsAllLeadsThatAreRoutedAtTheSameTime() throws Exception {
        var anna = seller(7);
        try (var threads = Executors.newFixedThreadPool(4)) {
            var routed = threads.invokeAll(Collections.nCopies(8, this::routed));
            for (var lead : routed) lead.get();
        }
        assertThat(loads.of(Set.of(anna)).get(anna).openLeads()).isEqualTo(7);
    }

    private static Lead inAnotherTransaction(Callable<Lead> work) {
        try (var thread = Executors.newSingleThreadExecutor()) {
            return thread.submit(work).get(10, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void leavesALeadWaitingWhenEverybodyHasEnough() {
        seller(1);
        routed();
        var waiting = routed();
        assertThat(waiting.status()).isEqualTo(LeadStatus.WAITING);
        assertThat(leads.routingReasons(waiting.id())).isNotEmpty();
    }

    @Test
    void countsTheOpenLeadsOfEachColleague() {
        var anna = seller(5);
        var lead = routed();
        routed();
        assertThat(loads.of(Set.of(anna)).get(anna).openLeads()).isEqualTo(2);
        assignment.takeBack(lead.id().subject(), "stage-contact");
        assertThat(loads.of(Set.of(anna)).get(anna).openLeads()).isEqualTo(1);
    }

    @Test
    void doesNotGiveALeadBackToTheOneWhoLetItLie() {
        var anna = seller(5);
        var lead = routed();
        assignment.takeBack(lead.id().subject(), "stage-contact");
        var again = assignment.route(lead.id().subject());
        assertThat(again.status()).isEqualTo(LeadStatus.WAITING);
        var bela = seller(5);
        assertThat(assignment.route(lead.id().subject()).owner()).contains(bela);
        assertThat(queries.get(lead.number()).passedOver()).containsExactly(anna);
    }

    @Test
    void passesOverTheAbsent() {
        var anna = seller(5);
        absences.add(
                anna,
                clock.instant().minus(Duration.ofHours(1)),
                clock.instant().plus(Duration.ofDays(1)),
                null);
        assertThat(routed().status()).isEqualTo(LeadStatus.WAITING);
    }

    @Test
    void recognisesTheSameInterestByItsPhone() {
        var phone = phone();
        var first = arrived(phone);
        var second = arrived(phone);
        assertThat(assignment.findDuplicate(first.id().subject())).isEmpty();
        assertThat(assignment.findDuplicate(second.id().subject())).contains(first.id());
        assignment.merge(second.id().subject(), first.id());
        assertThat(queries.get(second.number()).status()).isEqualTo(LeadStatus.MERGED);
    }

    @Test
    void keepsOneOfTwoDuplicatesWhicheverIsComparedFirst() {
        var phone = phone();
        var first = arrived(phone);
        var second = arrived(phone);
        assertThat(assignment.findDuplicate(second.id().subject())).isEmpty();
        assertThat(assignment.findDuplicate(first.id().subject())).contains(second.id());
    }

    @Test
    void tellsTheManagerOnceADay() {
        var lead = arrived("");
        assertThat(queue.noteTold(lead.id(), clock.instant())).isTrue();
        assertThat(queue.noteTold(lead.id(), clock.instant())).isFalse();
        assertThat(queue.noteTold(lead.id(), clock.instant().plus(Duration.ofHours(25))))
                .isTrue();
    }

    @Test
    void colleaguesOutsideTheSalesTeamsGetNoLeads() {
        Person outsider = colleagues.join(null, Role.SALES);
        assertThat(salesForce.colleagues())
                .noneMatch(colleague -> colleague.id().equals(outsider.id()));
    }

    @Test
    void aKnownCustomersLeadGoesToItsOwner() {
        seller(5);
        var bela = seller(5);
        seller(5);
        var phone = phone();
        var customer = customers.findOrAdd(
                new NewCustomer(NewCustomer.Kind.PERSON, "Li Wei", null, null, bela, List.of(phone), Map.of()));
        var lead = arrived(phone);
        assignment.findDuplicate(lead.id().subject());
        assignment.score(lead.id().subject());

        var routed = assignment.route(lead.id().subject());

        assertThat(routed.customer()).isEqualTo(customer);
        assertThat(routed.owner()).contains(bela);
    }

    @Test
    void aLeadThatIsKnownToBeACustomersStandsAmongTheirCases(@Autowired Cases cases) {
        var phone = phone();
        var customer = customers.findOrAdd(
                new NewCustomer(NewCustomer.Kind.PERSON, "Li Wei", null, null, null, List.of(phone), Map.of()));
        var lead = arrived(phone);
        assertThat(cases.subjectsOf(customer, 30, null).items()).isEmpty();

        assignment.findDuplicate(lead.id().subject());

        assertThat(cases.subjectsOf(customer, 30, null).items())
                .extracting(Cases.CustomersCase::number)
                .containsExactly(lead.number());
        assertThat(cases.story(lead.number(), Locale.ENGLISH, ZoneOffset.UTC, 10, null)
                        .items())
                .extracting(Story.Line::text)
                .contains("Known to be the case of Li Wei");
    }

    @Test
    void aLeadOfAnotherNameIsNeitherTheKnownCustomersNorADuplicate() {
        var phone = phone();
        customers.findOrAdd(
                new NewCustomer(NewCustomer.Kind.PERSON, "Wang Fang", null, null, null, List.of(phone), Map.of()));
        var first = arrived(phone);
        assertThat(assignment.findDuplicate(first.id().subject())).isEmpty();
        var contact = Contact.read("Zhao Min", null, phone, null, "CN");
        var second = intake.open(new NewLead(contact, new Lead.Origin("Reference", place, null, Map.of()), null));

        assertThat(assignment.findDuplicate(second.id().subject())).isEmpty();
        assertThat(queries.get(first.number()).customer()).isNull();
    }
}
