package dev.rapport.community;

import dev.rapport.cases.SubjectOwned;
import dev.rapport.community.MemberEvent.MemberAnswered;
import dev.rapport.community.MemberEvent.MemberAssessed;
import dev.rapport.community.MemberEvent.MemberBecameAdvocate;
import dev.rapport.community.MemberEvent.MemberLeftInPeace;
import dev.rapport.community.MemberEvent.MemberOptedOut;
import dev.rapport.community.MemberEvent.MemberReached;
import dev.rapport.community.MemberEvent.MemberSilent;
import dev.rapport.community.groups.GroupPlaces;
import dev.rapport.customer.Consents;
import dev.rapport.customer.ContactStanding;
import dev.rapport.customer.Purpose;
import dev.rapport.engine.ProcessMessage;
import dev.rapport.engine.ProcessOutbox;
import dev.rapport.engine.TaskSubmission;
import dev.rapport.platform.Ids;
import dev.rapport.platform.SubjectId;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the process community-activation does with a member, apart from rewards. */
@Service
@Transactional
class Activation {

    /** A customer hears from us in at most two reaches a week, over all groups. */
    private static final int MOST_REACHES = 2;

    private static final Duration CAP_WINDOW = Duration.ofDays(7);

    private final Members members;
    private final GroupPlaces places;
    private final Consents consents;
    private final Assessment assessment;
    private final ReachClock reachClock;
    private final ProcessOutbox outbox;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Activation(
            Members members,
            GroupPlaces places,
            Consents consents,
            Assessment assessment,
            ReachClock reachClock,
            ProcessOutbox outbox,
            ApplicationEventPublisher events,
            Clock clock) {
        this.members = members;
        this.places = places;
        this.consents = consents;
        this.assessment = assessment;
        this.reachClock = reachClock;
        this.outbox = outbox;
        this.events = events;
        this.clock = clock;
    }

    Map<String, Object> assess(SubjectId id) {
        var member = members.locked(id);
        if (member.state() == Member.State.RESTING) member = member.woken(clock.instant());
        var decision = assessment.decide(member);
        var activity = Assessment.activity(decision);
        members.save(member.assessed(activity));
        var at = clock.instant();
        events.publishEvent(
                new MemberAssessed(Ids.next(), id, at, activity.level(), activity.interest(), activity.score()));
        var owner = member.owner();
        return Map.of(
                "reach", String.valueOf(decision.text("reach")),
                "ownerId", owner == null ? "" : owner.toString(),
                "teamKey", member.team());
    }

    /**
     * Whether we may write: {@code allowed} or, to those who asked us for something without having consented,
     * {@code answer}, from when the time to do so counts; otherwise {@code forbidden}, as for who left the group, or
     * {@code capped} for now.
     */
    String mayContact(SubjectId id) {
        var member = members.held(id);
        members.letReachGo(id);
        if (!places.isIn(member.groupId(), member.customer())) return "forbidden";
        var now = clock.instant();
        var standing = consents.standing(member.customer(), Purpose.MARKETING, member.channel());
        if (standing != ContactStanding.CONSENTED) {
            if (standing == ContactStanding.DO_NOT_CONTACT || assessment.openRequests(member) == 0) return "forbidden";
            reachClock.starts(member, now);
            return "answer";
        }
        if (members.reaches(member.customer(), now.minus(CAP_WINDOW)) >= MOST_REACHES) return "capped";
        members.meansReach(member, now);
        reachClock.starts(member, now);
        return "allowed";
    }

    void recordReach(SubjectId id, TaskSubmission submission) {
        var at = clock.instant();
        var reached = members.held(id).reached(submission.by(), at);
        members.save(reached);
        members.addReach(reached, at);
        reachClock.stops(reached, at);
        events.publishEvent(new MemberReached(Ids.next(), id, at, reached.attempts(), submission.by()));
        events.publishEvent(new SubjectOwned(id, reached.owner(), reached.team()));
    }

    void recordOptOut(SubjectId id) {
        var member = members.held(id);
        members.letReachGo(id);
        consents.change(member.customer(), member.channel(), false);
        reachClock.stops(member, clock.instant());
        events.publishEvent(new MemberOptedOut(Ids.next(), id, clock.instant(), member.channel()));
    }

    /** The member asked us and was answered: that is a reach of the week, and what they said to being written to is kept. */
    void recordConsent(SubjectId id, TaskSubmission submission) {
        var at = clock.instant();
        var member = members.held(id);
        members.addReach(member, at);
        reachClock.stops(member, at);
        var outcome = submission.text("outcome");
        if ("consented".equals(outcome)) consents.change(member.customer(), member.channel(), true);
        if ("declined".equals(outcome)) consents.change(member.customer(), member.channel(), false);
        events.publishEvent(new MemberAnswered(Ids.next(), id, at, submission.by()));
    }

    void noteSilence(SubjectId id) {
        var member = members.locked(id);
        events.publishEvent(new MemberSilent(Ids.next(), id, clock.instant(), member.attempts()));
    }

    /** Who consented while the process was finding that we may not write is looked at once more. */
    void rest(SubjectId id, boolean forbidden) {
        var member = members.locked(id);
        members.letReachGo(id);
        members.save(member.rests(clock.instant()));
        var why = consents.standing(member.customer(), Purpose.MARKETING, member.channel());
        events.publishEvent(new MemberLeftInPeace(Ids.next(), id, clock.instant(), why, member.channel()));
        if (forbidden && why == ContactStanding.CONSENTED && places.isIn(member.groupId(), member.customer()))
            outbox.publish(ProcessMessage.start(Ids.next(), "member-consented", id, Map.of()));
    }

    void makeAdvocate(SubjectId id) {
        members.save(members.locked(id).becomesAdvocate(clock.instant()));
        events.publishEvent(new MemberBecameAdvocate(Ids.next(), id, clock.instant()));
    }
}
