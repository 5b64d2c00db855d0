package dev.rapport.community;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.community.groups.GroupDraft;
import dev.rapport.community.groups.GroupRules;
import dev.rapport.community.groups.Groups;
import dev.rapport.customer.Consents;
import dev.rapport.customer.Customers;
import dev.rapport.customer.NewCustomer;
import dev.rapport.engine.TaskSubmission;
import dev.rapport.insight.today.Reassignment;
import dev.rapport.platform.Refused;
import dev.rapport.platform.SubjectId;
import dev.rapport.sla.CaseClock;
import dev.rapport.sla.Phase;
import dev.rapport.sla.Sla;
import dev.rapport.sla.SlaQueries;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.core.context.SecurityContextHolder;

/** Members are reached in time, and managers give them to others. */
@DatabaseTest
class MemberClockTests {

    @Autowired
    MemberDesk desk;

    @Autowired
    Activation activation;

    @Autowired
    Groups groups;

    @Autowired
    Members members;

    @Autowired
    Customers customers;

    @Autowired
    Consents consents;

    @Autowired
    Reassignment reassignment;

    @Autowired
    Sla sla;

    @Autowired
    SlaQueries queries;

    @Autowired
    Colleagues colleagues;

    private Person manager;
    private Person host;
    private SubjectId member;

    @BeforeEach
    void aMemberWhoWantsToHearOfUs() {
        manager = colleagues.join(null, Role.MANAGER);
        host = colleagues.join(Member.TEAM, Role.COMMUNITY);
        var customer = customers.findOrAdd(new NewCustomer(
                NewCustomer.Kind.PERSON, "Ann", UUID.randomUUID().toString(), null, null, List.of(), Map.of()));
        consents.change(customer, "wecom", true);
        member = desk.join(customer, "tea", "wecom").id();
    }

    @AfterEach
    void logOut() {
        SecurityContextHolder.clearContext();
    }

    private Member now() {
        return members.byId(member).orElseThrow();
    }

    private void write() {
        activation.recordReach(member, new TaskSubmission(host.id(), Map.of()));
    }

    private List<String> running() {
        return queries.of(member).stream()
                .filter(clock -> clock.clock().phase() == Phase.COUNTING)
                .map(clock -> clock.metric().name())
                .toList();
    }

    private static void refused(String key, ThrowingCallable deed) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(deed)
                .satisfies(refused -> assertThat(refused.key()).isEqualTo(key));
    }

    @Test
    void eachTimeThatWeMayWriteHasAClockOfItsOwn() {
        assertThat(queries.of(member)).isEmpty();

        assertThat(activation.mayContact(member)).isEqualTo("allowed");
        assertThat(running()).containsExactly("stage-reach");
        assertThat(sla.nextDue(member)).isPresent();
        write();
        assertThat(running()).isEmpty();

        assertThat(activation.mayContact(member)).isEqualTo("allowed");
        assertThat(running()).containsExactly("stage-reach-2");
        write();
        assertThat(activation.mayContact(member)).isEqualTo("capped");
        assertThat(running()).isEmpty();
        assertThat(queries.of(member)).extracting(CaseClock::owner).containsOnly(host.id());
    }

    @Test
    void inFourGroupsAtOnceTwoMayWriteAndAnotherOnceOneOfThemDoesNot() {
        var customer = now().customer();
        var others = Stream.of("coffee", "cocoa", "mate")
                .map(group -> desk.join(customer, group, "wecom").id())
                .toList();
        assertThat(activation.mayContact(member)).isEqualTo("allowed");
        assertThat(activation.mayContact(others.get(0))).isEqualTo("allowed");
        assertThat(activation.mayContact(others.get(0))).isEqualTo("allowed");
        assertThat(activation.mayContact(others.get(1))).isEqualTo("capped");

        activation.rest(others.get(0), false);
        assertThat(activation.mayContact(others.get(2))).isEqualTo("allowed");
        write();
        assertThat(activation.mayContact(others.get(1))).isEqualTo("capped");
    }

    @Test
    void anAdvocateWhoAsksForSomethingIsLookedAfterAgain() {
        activation.makeAdvocate(member);
        desk.signal(member, Signal.INTENT);
        assertThat(now().state()).isEqualTo(Member.State.JOINED);
    }

    @Test
    void theTeamOfAGroupLooksAfterWhoJoinsIt() {
        var team = colleagues.newTeam();
        var seller = colleagues.join(team, Role.COMMUNITY);
        var customer = now().customer();
        var group = colleagues.as(
                seller,
                () -> groups.open(
                        "wecom",
                        new GroupDraft(
                                "Herbs " + UUID.randomUUID(), null, null, team, null, List.of(), GroupRules.NONE)));
        var joined = colleagues.as(seller, () -> desk.join(customer, group.name(), "wecom"));
        assertThat(joined.team()).isEqualTo(team);
    }

    @Test
    void whoWantsNoMessagesHasNoClock() {
        activation.mayContact(member);

        activation.recordOptOut(member);

        assertThat(running()).isEmpty();
        assertThat(activation.mayContact(member)).isEqualTo("forbidden");
        assertThat(running()).isEmpty();
    }

    @Test
    void aManagerGivesAMemberToSomebodyOrToAQueueAndTakesThatBack() {
        activation.mayContact(member);
        var team = colleagues.newTeam();
        var other = colleagues.join(team, Role.COMMUNITY);
        colleagues.logIn(manager);

        var given = reassignment.give(member, other.id(), team);
        assertThat(now().owner()).isEqualTo(other.id());
        assertThat(now().team()).isEqualTo(team);
        assertThat(queries.of(member).getFirst().owner()).isEqualTo(other.id());
        reassignment.undo(given);
        assertThat(now().owner()).isNull();
        assertThat(now().team()).isEqualTo(Member.TEAM);

        reassignment.giveToTeam(member, team);
        assertThat(now().owner()).isNull();
        assertThat(now().team()).isEqualTo(team);
        assertThat(queries.of(member).getFirst().team()).isEqualTo(team);
    }

    @Test
    void onlyManagersGiveMembersAway() {
        colleagues.logIn(host);

        refused("access.role-missing", () -> desk.handOver(member, host.id(), Member.TEAM));
        assertThat(now().owner()).isNull();
    }

    @Test
    void whoIsLeftInPeaceIsGivenToNobody() {
        colleagues.logIn(manager);
        var given = reassignment.give(member, host.id(), Member.TEAM);
        activation.rest(member, false);

        refused("member.left-in-peace", () -> reassignment.undo(given));
        refused("member.left-in-peace", () -> reassignment.giveToTeam(member, Member.TEAM));
        assertThat(now().owner()).isEqualTo(host.id());
    }
}
