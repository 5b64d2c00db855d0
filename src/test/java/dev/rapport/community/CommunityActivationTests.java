package dev.rapport.community;

import static dev.rapport.testing.Walk.awaiting;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.community.Member.State;
import dev.rapport.customer.Consents;
import dev.rapport.customer.ContactStanding;
import dev.rapport.customer.Customers;
import dev.rapport.customer.NewCustomer;
import dev.rapport.customer.Tags;
import dev.rapport.loyalty.Points;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.SubjectId;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.EngineTime;
import dev.rapport.testing.Walk;
import dev.rapport.testing.WalksEveryPath;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Walks members through the process community-activation on every path to each of its ends. */
@WalksEveryPath("community-activation")
class CommunityActivationTests {

    @Autowired
    MemberDesk desk;

    @Autowired
    Members members;

    @Autowired
    MemberQueries queries;

    @Autowired
    Customers customers;

    @Autowired
    Consents consents;

    @Autowired
    Tags tags;

    @Autowired
    Points points;

    @Autowired
    Walk walk;

    @Autowired
    Colleagues colleagues;

    @Autowired
    EngineTime time;

    private Person host;

    @BeforeEach
    void staff() {
        host = colleagues.join(Member.TEAM, Role.COMMUNITY);
    }

    @Test
    void aMemberWithoutConsentIsLeftInPeace() {
        var id = joined(customer());

        walk.awaitStep(id, "EndEvent_MemberRests");

        assertThat(member(id).state()).isEqualTo(State.RESTING);
        assertThat(walk.openTasks(id)).isEmpty();
    }

    @Test
    void aMemberWithoutConsentWhoAsksForSomethingIsAnsweredOnceAndThenWrittenToIfTheyAgree() {
        var customer = customer();
        var id = joined(customer);
        walk.awaitStep(id, "EndEvent_MemberRests");
        desk.signal(id, Signal.SOCIAL);
        desk.signal(id, Signal.INTENT);
        desk.signal(id, Signal.INTENT);
        var task = walk.task(id, "Task_AskForConsent");
        assertThat(walk.openTasks(id)).containsExactly("Task_AskForConsent");
        assertThat(task.slaDueAt()).isNotNull();

        walk.complete(task, host.id(), Map.of("outcome", "consented"));

        walk.task(id, "Task_WelcomeMember");
        assertThat(consents.allows(customer, "wecom")).isTrue();
    }

    @Test
    void aMemberWhoWasAnsweredWithoutConsentRestsUntilTheyAskAgain() {
        var id = joined(customer());
        desk.signal(id, Signal.INTENT);
        walk.complete(walk.task(id, "Task_AskForConsent"), host.id(), Map.of("outcome", "answered"));
        awaiting().until(() -> member(id).state() == State.RESTING);

        desk.signal(id, Signal.INTENT);

        var again = walk.task(id, "Task_AskForConsent");
        walk.complete(again, host.id(), Map.of("outcome", "declined"));
        leftInPeace(id, ContactStanding.SAID_NO);
    }

    @Test
    void aRestingMemberWithConsentWhoAsksForSomethingIsWrittenTo() {
        var customer = customer();
        var id = desk.joinSeenAt(customer, "tea lovers", "wecom", time.now().minus(Duration.ofDays(10)))
                .id();
        consents.change(customer, "wecom", true);
        walk.awaitStep(id, "EndEvent_MemberRests");
        leftInPeace(id, ContactStanding.CONSENTED);

        desk.signal(id, Signal.INTENT);

        walk.task(id, "Task_ReachMember");
        assertThat(walk.openTasks(id)).hasSize(1);
    }

    @Test
    void whoMustNotBeContactedIsLeftInPeaceWhateverTheyDo() {
        var customer = customer();
        consents.forbidContact(customer, true);
        var id = joined(customer);
        walk.awaitStep(id, "EndEvent_MemberRests");

        desk.signal(id, Signal.INTENT);

        walk.awaitStep(id, "EndEvent_MemberRests", 2);
        assertThat(walk.openTasks(id)).isEmpty();
        leftInPeace(id, ContactStanding.DO_NOT_CONTACT);
    }

    @Test
    void consentThatIsGivenLaterWakesTheMember() {
        var customer = customer();
        var id = joined(customer);
        walk.awaitStep(id, "EndEvent_MemberRests");

        consents.change(customer, "phone", true);
        assertThat(member(id).state()).isEqualTo(State.RESTING);
        consents.change(customer, member(id).channel(), true);

        walk.task(id, "Task_WelcomeMember");
    }

    @Test
    void aMemberWhomNobodyMightContactIsWokenWhenThatIsTakenBack() {
        var customer = consenting();
        consents.forbidContact(customer, true);
        var id = joined(customer);
        walk.awaitStep(id, "EndEvent_MemberRests");

        consents.forbidContact(customer, false);

        walk.task(id, "Task_WelcomeMember");
    }

    @Test
    void aWelcomedMemberWhoShowsIntentGetsACoupon() {
        var id = joined(consenting());
        write(id, "Task_WelcomeMember");

        desk.signal(id, Signal.INTENT);

        walk.awaitStep(id, "Task_SendCoupon");
        walk.awaitStep(id, "EndEvent_MemberRests");
        assertThat(member(id).rewards()).isEqualTo(1);
    }

    @Test
    void aMemberIsWelcomedByWhoeverWasGivenTheMember() {
        var other = colleagues.join(colleagues.newTeam(), Role.COMMUNITY);
        var team = other.teams().iterator().next();
        var id = joined(consenting());
        var task = walk.task(id, "Task_WelcomeMember");
        assertThat(task.slaDueAt()).isNotNull();

        desk.handOver(id, other.id(), team);

        awaiting().untilAsserted(() -> {
            var given = walk.task(id, "Task_WelcomeMember");
            assertThat(given.key()).isEqualTo(task.key());
            assertThat(given.assignee()).isEqualTo(other.id());
            assertThat(given.candidateGroups()).containsExactly(team);
        });
    }

    @Test
    void aMemberWhoTalksGetsPoints() {
        var id = joined(consenting());
        write(id, "Task_WelcomeMember");

        desk.signal(id, Signal.CONVERSATION);

        walk.awaitStep(id, "EndEvent_MemberRests");
        assertThat(points.standing(member(id).customer()).balance()).isEqualTo(100);
    }

    @Test
    void aMemberWhoOnlyLikesGetsATag() {
        var customer = consenting();
        var id = joined(customer);
        write(id, "Task_WelcomeMember");

        desk.signal(id, Signal.SOCIAL);

        walk.awaitStep(id, "EndEvent_MemberRests");
        assertThat(tags.of(customer)).extracting(Tags.Tag::word).containsExactly("group: tea lovers");
        assertThat(member(id).activity().interest()).isEqualTo("cold");
    }

    @Test
    void aMemberWhoBuysTalksAndWasRewardedBecomesAnAdvocate() {
        var id = joined(consenting());
        walk.task(id, "Task_WelcomeMember");
        members.save(member(id).rewarded());
        desk.signal(id, Signal.PURCHASE);
        write(id, "Task_WelcomeMember");

        desk.signal(id, Signal.CONVERSATION);

        walk.awaitStep(id, "EndEvent_MemberIsAdvocate");
        assertThat(member(id).state()).isEqualTo(State.ADVOCATE);
    }

    @Test
    void aMemberWhoWantsNoMessagesLosesTheConsent() {
        var customer = consenting();
        var id = joined(customer);

        walk.complete(walk.task(id, "Task_WelcomeMember"), host.id(), Map.of("outcome", "opted-out"));

        walk.awaitStep(id, "EndEvent_MemberRests");
        assertThat(consents.allows(customer, "wecom")).isFalse();
    }

    @Test
    void aSilentMemberIsTriedAgainUntilTheCapAndThenAfterAWeekOnceMore() {
        var id = joined(consenting());
        write(id, "Task_WelcomeMember");
        time.move(Duration.ofDays(3).plusMinutes(1));
        write(id, "Task_ReachMember");

        time.move(Duration.ofDays(3).plusMinutes(1));
        walk.awaitStep(id, "Event_ADayLater");
        time.move(Duration.ofDays(1).plusMinutes(1));
        write(id, "Task_ReachMember");
        time.move(Duration.ofDays(3).plusMinutes(1));

        walk.awaitStep(id, "EndEvent_MemberRests");
        assertThat(member(id).state()).isEqualTo(State.RESTING);
    }

    @Test
    void aRestingMemberWhoFallsQuietIsSpokenToOneToOne() {
        var customer = customer();
        var id = joined(customer);
        walk.awaitStep(id, "EndEvent_MemberRests");
        consents.change(customer, "wecom", true);

        time.move(Duration.ofDays(31));
        desk.wakeQuiet();

        write(id, "Task_ReachMember");
        assertThat(member(id).activity().level()).isEqualTo("quiet");
    }

    private CustomerId customer() {
        return customers.findOrAdd(new NewCustomer(
                NewCustomer.Kind.PERSON, "Li Wei", UUID.randomUUID().toString(), null, null, List.of(), Map.of()));
    }

    private CustomerId consenting() {
        var customer = customer();
        consents.change(customer, "wecom", true);
        return customer;
    }

    private SubjectId joined(CustomerId customer) {
        return desk.join(customer, "tea lovers", "wecom").id();
    }

    private void write(SubjectId id, String element) {
        var attempts = member(id).attempts();
        walk.complete(walk.task(id, element), host.id(), Map.of("outcome", "written"));
        awaiting().until(() -> member(id).attempts() > attempts);
        walk.awaitStep(id, "Gateway_WaitForReaction", attempts + 1);
    }

    /** A process that began while another ran wakes the member once more before it rests again. */
    private void leftInPeace(SubjectId id, ContactStanding standing) {
        awaiting()
                .untilAsserted(
                        () -> assertThat(queries.inPeace(List.of(member(id)))).containsEntry(id, standing));
    }

    private Member member(SubjectId id) {
        return members.byId(id).orElseThrow();
    }
}
