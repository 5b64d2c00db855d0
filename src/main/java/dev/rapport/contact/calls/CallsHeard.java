package dev.rapport.contact.calls;

import dev.rapport.cases.CustomerLearnt;
import dev.rapport.cases.SubjectNumbers;
import dev.rapport.cases.SubjectOpened;
import dev.rapport.cases.SubjectOwned;
import dev.rapport.cases.SubjectStands;
import dev.rapport.contact.accounts.ChannelAccount;
import dev.rapport.contact.calls.CallFold.Placed;
import dev.rapport.contact.calls.CallRows.Certainty;
import dev.rapport.contact.inbound.Takes;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Ids;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes in what telephone systems tell of calls: what was told before has no effect. */
@Component
class CallsHeard implements Takes<Told> {

    /** A clock over there that is further ahead is not believed; nor is one that is further behind than anything is kept. */
    private static final Duration FURTHEST_AHEAD = Duration.ofDays(1);

    private static final Duration LONGEST_KEPT = Duration.ofDays(30);

    private final ToldRows told;
    private final CallRows rows;
    private final CallIds ids;
    private final Extensions extensions;
    private final Callers callers;
    private final CallTeams teams;
    private final CallStory story;
    private final AfterCalls after;
    private final SubjectNumbers numbers;
    private final ApplicationEventPublisher events;

    CallsHeard(
            ToldRows told,
            CallRows rows,
            CallIds ids,
            Extensions extensions,
            Callers callers,
            CallTeams teams,
            CallStory story,
            AfterCalls after,
            SubjectNumbers numbers,
            ApplicationEventPublisher events) {
        this.told = told;
        this.rows = rows;
        this.ids = ids;
        this.extensions = extensions;
        this.callers = callers;
        this.teams = teams;
        this.story = story;
        this.after = after;
        this.numbers = numbers;
        this.events = events;
    }

    @Override
    public Class<Told> what() {
        return Told.class;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void take(ChannelAccount account, Told inbound, Instant receivedAt) {
        told.lock(account.id(), inbound.there());
        var news = isBetweenUs(account, inbound) ? inbound.withoutNumbers() : inbound;
        var placed = new Placed(news, time(news, receivedAt));
        ids.free(account.id(), placed);
        if (!told.keep(account.id(), placed, receivedAt)) return;
        var all = told.of(account.id(), news.there());
        var before = rows.of(account.id(), news.there()).map(call -> rows.locked(call.id()));
        if (all.stream().anyMatch(one -> one.told().leftOut())) leaveOut(account, news, before, receivedAt);
        else if (before.isPresent() || all.stream().anyMatch(one -> one.event() != Told.Event.RECORDING))
            goesOn(account, news.there(), CallFold.of(all), before.orElse(null), receivedAt);
    }

    private boolean isBetweenUs(ChannelAccount account, Told inbound) {
        var other = inbound.other();
        return other != null
                && extensions.person(account.id(), Extensions.normal(other)).isPresent();
    }

    /** As the other side says, if that can be. */
    static Instant time(PhoneNews told, Instant receivedAt) {
        var said = told.at();
        if (said == null
                || said.isAfter(receivedAt.plus(FURTHEST_AHEAD))
                || said.isBefore(receivedAt.minus(LONGEST_KEPT))) return receivedAt;
        return said;
    }

    private void leaveOut(ChannelAccount account, Told news, Optional<PhoneCall> before, Instant at) {
        told.forgetNumbers(account.id(), news.there());
        before.ifPresent(call -> {
            after.goesOn(call, at);
            rows.leaveOut(call.id(), at);
            if (call.state() == CallState.DONE) return;
            events.publishEvent(new SubjectStands(call.id(), "CallState.DONE", at));
        });
    }

    private void goesOn(
            ChannelAccount account, String there, CallFold call, @Nullable PhoneCall before, Instant receivedAt) {
        var people = extensions.people(account.id(), call.agents());
        var owner = owner(call, people.get(Objects.requireNonNullElse(call.spoke(), "")), before, people);
        var id = before == null ? begin(account, there, call, owner) : before.id();
        if (before != null && before.other() == null && before.linkedBy() == null) learn(before, call);
        hold(account, call, before, rows.locked(id), owner);
        var hasEndedOtherwise = before == null || before.outcome() != call.outcome();
        if (before != null && hasEndedOtherwise) after.goesOn(before, receivedAt);
        var state = state(id, call, before, owner);
        rows.write(id, call, state);
        story.tell(id, before, call, owner);
        if (before == null || before.state() != state)
            events.publishEvent(
                    new SubjectStands(id, "CallState." + state, state == CallState.DONE ? call.endedAt() : null));
        if (isAnsweredNow(call, before)) reached(id, call, owner);
        if (call.outcome() != null && hasEndedOtherwise) after.begins(rows.locked(id), receivedAt);
        events.publishEvent(new CallMoved(id));
    }

    private CallState state(SubjectId id, CallFold call, @Nullable PhoneCall before, @Nullable UserId owner) {
        if (call.outcome() == null) return call.answeredAt() == null ? CallState.RINGING : CallState.TALKING;
        return before != null && before.outcome() == call.outcome() ? before.state() : after.next(id, call, owner);
    }

    private static boolean isAnsweredNow(CallFold call, @Nullable PhoneCall before) {
        return call.answeredAt() != null && (before == null || before.answeredAt() == null);
    }

    private void reached(SubjectId id, CallFold call, @Nullable UserId owner) {
        var other = call.other();
        if (other != null) after.reached(other, id, owner, Objects.requireNonNull(call.answeredAt()));
    }

    /** Who spoke last; before anybody does, whose telephone alone rings. */
    private static @Nullable UserId owner(
            CallFold call, @Nullable UserId spoke, @Nullable PhoneCall before, Map<String, UserId> people) {
        if (call.spoke() != null) return spoke;
        if (call.endedAt() != null && before != null) return before.owner();
        var rang = call.agents().stream().map(people::get).distinct().toList();
        return rang.size() == 1 ? rang.getFirst() : null;
    }

    private SubjectId begin(ChannelAccount account, String there, CallFold call, @Nullable UserId owner) {
        var id = SubjectId.next();
        var number = numbers.next(CallKind.CALL);
        var found = callers.of(call.other());
        var customer = callers.known(call.other(), found).orElse(null);
        rows.add(id, number, account.id(), there, call, teams.of(account, call, owner, customer));
        rows.recognise(id, customer, certainty(customer, found.isEmpty()));
        var title = call.direction() == Told.Direction.OUT ? "OUT" : "IN";
        events.publishEvent(
                new SubjectOpened(Ids.next(), id, call.beganAt(), CallKind.CALL, number, title, customer, null, null));
        return id;
    }

    private static Certainty certainty(@Nullable CustomerId customer, boolean isNobody) {
        if (customer != null) return Certainty.KNOWN;
        return isNobody ? Certainty.UNKNOWN : Certainty.MAYBE;
    }

    /** The number came after the first that was told. */
    private void learn(PhoneCall before, CallFold call) {
        if (call.other() == null) return;
        var found = callers.of(call.other());
        var customer = callers.known(call.other(), found).orElse(null);
        rows.recognise(before.id(), customer, certainty(customer, found.isEmpty()));
        if (customer != null)
            events.publishEvent(new CustomerLearnt(Ids.next(), before.id(), call.beganAt(), customer));
    }

    /** Once it is over, people say who holds it. */
    private void hold(
            ChannelAccount account, CallFold call, @Nullable PhoneCall before, PhoneCall now, @Nullable UserId owner) {
        if (before != null && before.outcome() != null && before.outcome() == call.outcome()) return;
        var team = teams.of(account, call, owner, now.customer());
        if (before != null && Objects.equals(owner, now.owner()) && team.equals(now.team())) return;
        rows.hold(now.id(), owner, team);
        events.publishEvent(new SubjectOwned(now.id(), owner, team));
    }
}
