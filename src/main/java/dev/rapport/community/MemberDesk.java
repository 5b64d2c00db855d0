package dev.rapport.community;

import dev.rapport.access.Access;
import dev.rapport.access.ForRoles;
import dev.rapport.access.ForThoseConcerned;
import dev.rapport.access.Role;
import dev.rapport.cases.SubjectNumbers;
import dev.rapport.cases.SubjectOpened;
import dev.rapport.cases.SubjectOwned;
import dev.rapport.community.Member.State;
import dev.rapport.community.MemberEvent.MemberAssessed;
import dev.rapport.community.MemberEvent.MemberFellQuiet;
import dev.rapport.community.MemberEvent.MemberHandedOver;
import dev.rapport.community.MemberEvent.MemberMayBeReached;
import dev.rapport.community.MemberEvent.MemberReacted;
import dev.rapport.community.groups.CommunityGroup;
import dev.rapport.community.groups.GroupPlaces;
import dev.rapport.customer.Consents;
import dev.rapport.customer.ContactChannels;
import dev.rapport.customer.CustomerEvent;
import dev.rapport.customer.Customers;
import dev.rapport.customer.NewCustomer;
import dev.rapport.customer.Purpose;
import dev.rapport.engine.ProcessMessage;
import dev.rapport.engine.ProcessOutbox;
import dev.rapport.engine.WorkHandedOver;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.ForEverybody;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Instants;
import dev.rapport.platform.NurtureWished;
import dev.rapport.platform.Refused;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Members join, do something, or fall quiet. Joining and falling quiet start the process community-activation. */
@Service
@Transactional
public class MemberDesk {

    static final Duration QUIET_AFTER = Duration.ofDays(30);

    /** Covers the moment between writing to a member and the process waiting for the reaction. */
    private static final Duration A_MOMENT = Duration.ofSeconds(30);

    private static final Role[] WORKERS = {Role.COMMUNITY, Role.SALES, Role.SERVICE, Role.MANAGER, Role.ADMIN};
    private static final Set<String> WORK = Set.of("Task_WelcomeMember", "Task_ReachMember", "Task_AskForConsent");
    private static final String NURTURE_GROUP = "nurture";
    private static final int SCAN = 100;

    private final Members members;
    private final GroupPlaces places;
    private final Assessment assessment;
    private final ReachClock reachClock;
    private final Customers customers;
    private final Consents consents;
    private final SubjectNumbers numbers;
    private final ProcessOutbox outbox;
    private final Access access;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    MemberDesk(
            Members members,
            GroupPlaces places,
            Assessment assessment,
            ReachClock reachClock,
            Customers customers,
            Consents consents,
            SubjectNumbers numbers,
            ProcessOutbox outbox,
            Access access,
            ApplicationEventPublisher events,
            Clock clock) {
        this.members = members;
        this.places = places;
        this.assessment = assessment;
        this.reachClock = reachClock;
        this.customers = customers;
        this.consents = consents;
        this.numbers = numbers;
        this.outbox = outbox;
        this.access = access;
        this.events = events;
        this.clock = clock;
    }

    /** Adds one who is found by phone or e-mail or else becomes a customer: both or neither. */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    public Member joinFor(NewCustomer customer, CommunityGroup group) {
        return join(customers.findOrAdd(customer), group);
    }

    /** Adds a customer to a group; refused as a conflict when the customer is in it and looked after. */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    public Member join(CustomerId customer, CommunityGroup group) {
        return join(customer, group, clock.instant(), null)
                .orElseThrow(() -> Refused.conflict("member.known", group.name()));
    }

    /**
     * The same by the name of a group on a channel, as other systems name it; one that is kept by hand is opened where there is
     * none of that name.
     */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    public Member join(CustomerId customer, String group, String channel) {
        return joinSeenAt(customer, group, channel, clock.instant());
    }

    /** Adds a customer who is already in the group where it lives, and was last seen there at a time. */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    public Member joinSeenAt(CustomerId customer, String group, String channel, Instant seen) {
        var word = ContactChannels.require(channel);
        customers.require(customer);
        return join(customer, places.named(word, group), seen, null)
                .orElseThrow(() -> Refused.conflict("member.known", group));
    }

    /** Takes down what a member did; who was written to and does something has reacted. */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @ForThoseConcerned
    public Member signal(SubjectId id, Signal signal) {
        var member = members.locked(id);
        access.requireSight(member.owner(), member.team());
        var at = clock.instant();
        members.addSignal(id, signal, at);
        var seen = reassessed(member.seen(at), at);
        var asks = signal == Signal.INTENT || isHot(seen) && !isHot(member);
        if (asks && seen.isLeftInPeace()) seen = seen.woken(at);
        members.save(seen);
        events.publishEvent(new MemberReacted(Ids.next(), id, at, signal));
        if (member.state() == State.WAITING)
            outbox.publish(new ProcessMessage(Ids.next(), "member-reacted", id, A_MOMENT, Map.of()));
        if (asks && seen.state() == State.JOINED)
            outbox.publish(new ProcessMessage(Ids.next(), "member-asked", id, A_MOMENT, Map.of()));
        return seen;
    }

    /** Gives a member whom we shall reach to somebody of a team, or to the team itself. For managers. */
    @ForRoles({Role.MANAGER, Role.ADMIN})
    public Member handOver(SubjectId id, @Nullable UserId owner, String team) {
        var given = members.locked(id).heldBy(owner, team);
        members.save(given);
        var at = clock.instant();
        reachClock.changesHands(given, at);
        events.publishEvent(new SubjectOwned(id, owner, team));
        events.publishEvent(new MemberHandedOver(Ids.next(), id, at, team, owner));
        events.publishEvent(new WorkHandedOver(id, WORK, owner, team));
        return given;
    }

    private static boolean isHot(Member member) {
        var activity = member.activity();
        return activity != null && "hot".equals(activity.interest());
    }

    /** What the member did may make them hotter at once; who was never assessed waits for the process to do it. */
    private Member reassessed(Member member, Instant at) {
        var before = member.activity();
        if (before == null) return member;
        var now = Assessment.activity(assessment.decide(member));
        if (now.score() != before.score()
                || !now.level().equals(before.level())
                || !now.interest().equals(before.interest()))
            events.publishEvent(
                    new MemberAssessed(Ids.next(), member.id(), at, now.level(), now.interest(), now.score()));
        return member.assessed(now);
    }

    /** A full group is its keepers' matter: the lead goes on. */
    @EventListener
    void nurture(NurtureWished wished) {
        var group = places.named(NurtureWished.CHANNEL.word(), NURTURE_GROUP);
        if (places.takes(group.id(), wished.customer()))
            join(wished.customer(), group, clock.instant(), wished.subject());
    }

    /** Who may be written to after all is not left to rest until they fall quiet once more. */
    @EventListener
    void consentGiven(CustomerEvent.ConsentGranted granted) {
        wake(members.restingOf(granted.subject(), granted.channel()));
    }

    /** As with consent to one channel as such. */
    @EventListener
    void consentGiven(CustomerEvent.ConsentGiven given) {
        if (given.purpose() == Purpose.MARKETING) wake(members.restingOf(given.subject(), given.channel()));
    }

    /** As with consent to one channel, for those that the customer consented to. */
    @EventListener
    void contactAllowed(CustomerEvent.ContactAllowed allowed) {
        wake(members.restingOf(allowed.subject(), null));
    }

    private void wake(List<Member> resting) {
        var at = clock.instant();
        for (var member : resting) {
            if (!consents.allows(member.customer(), member.channel())) continue;
            members.save(member.woken(at));
            events.publishEvent(new MemberMayBeReached(Ids.next(), member.id(), at, member.channel()));
            outbox.publish(ProcessMessage.start(Ids.next(), "member-consented", member.id(), Map.of()));
        }
    }

    /** Starts the process again for members who fell quiet while they rested; true when there may be more. */
    public boolean wakeQuiet() {
        var at = clock.instant();
        List<Member> quiet = members.fallenQuiet(at.minus(QUIET_AFTER), SCAN);
        for (var member : quiet) {
            members.save(member.woken(at));
            events.publishEvent(new MemberFellQuiet(Ids.next(), member.id(), at));
            start(member);
        }
        return quiet.size() == SCAN;
    }

    /** Whether the asker may take down what the member does; who only watches may not. */
    @ForEverybody("tells only what the asker may")
    public boolean mayWork(Member member) {
        return mayAdd() && access.hasSight(member.owner(), member.team());
    }

    /** Whether the asker may add members. */
    @ForEverybody("tells only what the asker may")
    public boolean mayAdd() {
        return access.hasRole(WORKERS);
    }

    private Optional<Member> join(CustomerId customer, CommunityGroup group, Instant seen, @Nullable SubjectId parent) {
        var card = customers.card(customer).orElseThrow(() -> Refused.notFound("error.no-such-id", customer));
        var at = Instants.now(clock);
        var since = seen.isBefore(at) ? seen.truncatedTo(ChronoUnit.MICROS) : at;
        var here = card.id();
        var came = places.join(group.id(), here, since);
        var member = Member.joined(SubjectId.next(), numbers.next(CommunityKinds.MEMBER), here, group, since);
        if (!members.add(member)) return came ? Optional.of(backAgain(group, here, at)) : Optional.empty();
        events.publishEvent(new SubjectOpened(
                Ids.next(),
                member.id(),
                at,
                CommunityKinds.MEMBER,
                member.number(),
                card.name() + " · " + group.name(),
                here,
                parent,
                null));
        events.publishEvent(new SubjectOwned(member.id(), null, member.team()));
        start(member);
        return Optional.of(member);
    }

    /** Who left and came back is looked after as before. */
    private Member backAgain(CommunityGroup group, CustomerId customer, Instant at) {
        var member = members.locked(group.id(), customer).orElseThrow().seen(at);
        if (!member.isLeftInPeace()) {
            members.save(member);
            return member;
        }
        var woken = member.woken(at);
        members.save(woken);
        start(woken);
        return woken;
    }

    private void start(Member member) {
        outbox.publish(ProcessMessage.start(Ids.next(), "member-activated", member.id(), Map.of()));
    }
}
