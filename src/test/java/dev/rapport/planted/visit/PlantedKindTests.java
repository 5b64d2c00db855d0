package dev.rapport.planted.visit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.cases.CaseHandOver;
import dev.rapport.cases.CaseKinds;
import dev.rapport.cases.Cases;
import dev.rapport.cases.Story;
import dev.rapport.cases.TraceNode;
import dev.rapport.customer.Customers;
import dev.rapport.customer.NewCustomer;
import dev.rapport.escalation.EscalatedCases;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.GlobalSearch;
import dev.rapport.platform.Refused;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.WorkInHand;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A kind of case lives in one package: everything here works although nothing outside this package names a visit. */
@DatabaseTest
class PlantedKindTests {

    @Autowired
    Visits visits;

    @Autowired
    CaseKinds kinds;

    @Autowired
    Cases cases;

    @Autowired
    Customers customers;

    @Autowired
    Colleagues colleagues;

    private String team;
    private Person owner;
    private CustomerId customer;
    private SubjectId visit;
    private String number;

    @BeforeEach
    void aVisit() {
        team = colleagues.newTeam();
        owner = colleagues.join(team, Role.SERVICE);
        customer = customers.findOrAdd(
                new NewCustomer(NewCustomer.Kind.PERSON, "Visited " + team, null, null, null, List.of(), Map.of()));
        visit = visits.plan(customer, "Look at the pump", owner.id(), team);
        number = visits.number(visit);
    }

    @Test
    void itHasNumbersAndAPage() {
        assertThat(number).matches("V-\\d{4,}");
        assertThat(kinds.address(number.toLowerCase(Locale.ROOT).replace("-", "")))
                .hasValue("visits/" + number);
    }

    @Test
    void itIsSeenByItsPeopleAndRefusedToOthers() {
        var stranger = colleagues.join(colleagues.newTeam(), Role.SERVICE);

        assertThat(colleagues.as(owner, () -> cases.find(number)).title()).isEqualTo("Look at the pump");
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> colleagues.as(stranger, () -> cases.find(number)));
    }

    @Test
    void itStandsAmongTheCustomersCasesWithItsState() {
        assertThat(cases.subjectsOf(customer, 10, null).items())
                .extracting(Cases.CustomersCase::number, Cases.CustomersCase::state, Cases.CustomersCase::open)
                .containsExactly(tuple(number, "on the way", true));
    }

    @Test
    void itsStoryIsToldInBothLanguages() {
        assertThat(story(Locale.ENGLISH)).anyMatch(line -> line.startsWith("Visit planned for"));
        assertThat(story(Locale.CHINESE)).anyMatch(line -> line.startsWith("计划拜访"));
    }

    private List<String> story(Locale locale) {
        return cases.story(number, locale, ZoneOffset.UTC, 10, null).items().stream()
                .map(Story.Line::text)
                .toList();
    }

    @Test
    void itsTraceStartsAtTheCustomer() {
        assertThat(cases.trace(number))
                .extracting(TraceNode::kind)
                .containsExactly(TraceNode.Kind.CUSTOMER, TraceNode.Kind.SUBJECT, TraceNode.Kind.CLOCK);
    }

    @Test
    void itsOwnerIsTold(@Autowired JdbcClient jdbc) {
        assertThat(jdbc.sql("select kind from notice where user_id = :owner and subject_id = :visit")
                        .param("owner", owner.id().value())
                        .param("visit", visit.value())
                        .query(String.class)
                        .list())
                .containsExactly("VisitPlanned");
    }

    @Test
    void itIsFoundByWhoMaySeeIt(@Autowired List<GlobalSearch> searches) {
        var stranger = colleagues.join(colleagues.newTeam(), Role.SERVICE);

        assertThat(colleagues.as(owner, () -> found(searches))).contains("visits/" + number);
        assertThat(colleagues.as(stranger, () -> found(searches))).doesNotContain("visits/" + number);
    }

    private List<String> found(List<GlobalSearch> searches) {
        return searches.stream()
                .flatMap(search -> search.find(number, 10).stream())
                .map(GlobalSearch.Hit::address)
                .toList();
    }

    @Test
    void itIsHandedOver(@Autowired TransactionTemplate transactions) {
        var colleague = colleagues.join(team, Role.SERVICE);
        transactions.executeWithoutResult(
                status -> kinds.facet(CaseHandOver.class, visit).orElseThrow().handOver(visit, colleague.id(), team));

        assertThat(cases.find(number).owner()).isEqualTo(colleague.id());
    }

    @Test
    void itGoesOnWhenItsOwnerLeaves(@Autowired List<WorkInHand> work, @Autowired TransactionTemplate transactions) {
        var heir = colleagues.join(team, Role.SERVICE);
        assertThat(work.stream().mapToInt(kind -> kind.of(owner.id())).sum()).isEqualTo(1);

        transactions.executeWithoutResult(status -> work.forEach(kind -> kind.handOver(owner.id(), heir.id())));

        assertThat(cases.find(number).owner()).isEqualTo(heir.id());
    }

    @Test
    void whatItsKindHasNoFacetForItCannot() {
        assertThat(kinds.facet(EscalatedCases.class, visit)).isEmpty();
    }
}
