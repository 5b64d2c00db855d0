package dev.rapport.contact.calls;

import dev.rapport.access.Access;
import dev.rapport.access.ForRoles;
import dev.rapport.access.ForThoseConcerned;
import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.cases.Cases;
import dev.rapport.cases.Subject;
import dev.rapport.cases.Subjects;
import dev.rapport.contact.calls.CallEvent.CallTried;
import dev.rapport.contact.calls.CallEvent.CallTryTakenBack;
import dev.rapport.contact.calls.CallTries.Tried;
import dev.rapport.contact.calls.Calls.Dialled;
import dev.rapport.contact.calls.ToCall.Why;
import dev.rapport.customer.Customers;
import dev.rapport.customer.PhonesToCall;
import dev.rapport.customer.promises.MadePromise;
import dev.rapport.customer.promises.PromiseKind;
import dev.rapport.customer.promises.PromiseList;
import dev.rapport.customer.promises.Promises;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Instants;
import dev.rapport.platform.OnBehalf;
import dev.rapport.platform.Refused;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whom the asker is to call now and why: who called them or their teams and reached nobody, and whom they promised something
 * that is due today. Who was not reached comes again after a while.
 */
@ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
@Service
@Transactional
public class CallsToMake {

    private static final int MOST = 100;
    static final Duration A_WHILE = Duration.ofHours(1);

    private final CallRows rows;
    private final CallTries tries;
    private final AfterCalls after;
    private final Calls calls;
    private final Cases cases;
    private final Subjects subjects;
    private final Promises promises;
    private final PromiseList due;
    private final Customers customers;
    private final PhonesToCall phones;
    private final Access access;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CallsToMake(
            CallRows rows,
            CallTries tries,
            AfterCalls after,
            Calls calls,
            Cases cases,
            Subjects subjects,
            Promises promises,
            PromiseList due,
            Customers customers,
            PhonesToCall phones,
            Access access,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.tries = tries;
        this.after = after;
        this.calls = calls;
        this.cases = cases;
        this.subjects = subjects;
        this.promises = promises;
        this.due = due;
        this.customers = customers;
        this.phones = phones;
        this.access = access;
        this.events = events;
        this.clock = clock;
    }

    /** Who waits longest first. */
    @Transactional(readOnly = true)
    public List<ToCall> list() {
        var soon = now().minus(A_WHILE);
        return since(soon, tries.since(soon));
    }

    /** Who was not reached lately, and so comes again later today; who comes first first. */
    @Transactional(readOnly = true)
    public List<ToCall> later() {
        var soon = now().minus(A_WHILE);
        return since(now().plus(A_WHILE), List.of()).stream()
                .filter(one -> one.triedAt() != null && !one.triedAt().isBefore(soon))
                .sorted(Comparator.comparing(ToCall::triedAt))
                .toList();
    }

    private List<ToCall> since(Instant tried, List<SubjectId> but) {
        var me = access.me();
        var missed = rows.toBeCalledBackBy(me.id(), me.teams(), tried, MOST);
        var promised = due.mine(endOfToday(me), but, MOST);
        var names = customers.names(Stream.concat(
                        missed.stream().map(PhoneCall::customer),
                        promised.stream().map(MadePromise::customer))
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        var all = Stream.concat(
                        calls.listed(missed).stream().map(call -> missed(call, names)),
                        promised.stream().map(promise -> promised(promise, names)))
                .toList();
        var times = tries.of(all.stream().map(ToCall::subject).toList());
        return all.stream()
                .map(one -> tried(one, times.get(one.subject())))
                .sorted(Comparator.comparing(ToCall::since).thenComparing(ToCall::number))
                .toList();
    }

    private Instant endOfToday(Person me) {
        ZoneId zone = me.zone();
        return LocalDate.ofInstant(now(), zone).plusDays(1).atStartOfDay(zone).toInstant();
    }

    private static ToCall missed(PhoneCall call, Map<CustomerId, String> names) {
        var customer = call.customer();
        var who = customer == null ? Objects.requireNonNullElse(call.other(), "–") : names.getOrDefault(customer, "–");
        return new ToCall(call.id(), call.number(), Why.MISSED_CALL, customer, who, null, call.beganAt(), 0, null);
    }

    private static ToCall promised(MadePromise promise, Map<CustomerId, String> names) {
        var customer = promise.customer();
        return new ToCall(
                promise.id(),
                promise.number(),
                Why.PROMISE,
                customer,
                names.getOrDefault(customer, "–"),
                promise.what(),
                promise.dueAt(),
                0,
                null);
    }

    private static ToCall tried(ToCall one, @Nullable Tried tried) {
        return tried == null ? one : one.tried(tried.times(), tried.last());
    }

    /** Whom to dial; absent where there is no number, or the asker sees nothing of it. */
    @Transactional(readOnly = true)
    public Optional<Dialled> dialled(ToCall one) {
        if (one.why() == Why.MISSED_CALL) return calls.dialled(one.number());
        var customer = one.customer();
        if (customer == null) return Optional.empty();
        return phones.of(customer).stream()
                .findFirst()
                .map(phone -> new Dialled(phone.shown(), phone.isInFull() ? phone.number() : null));
    }

    /** Spoke with them: a missed call is to be wrapped up by the asker, a promise is kept. */
    @ForThoseConcerned
    public void reached(String number) {
        var subject = cases.find(number);
        access.requireSight(subject.owner(), subject.team());
        if (isPromise(subject)) promises.keep(subject.number());
        else if (isCall(subject)) after.reachedByHand(subject.id(), access.me().id(), now());
        else throw Refused.invalid("call.not-to-be-called", subject.number());
    }

    /** Refuses what could not be said of it now. */
    @ForThoseConcerned
    @Transactional(readOnly = true)
    public SubjectId requireReached(String number) {
        var subject = cases.find(number);
        access.requireSight(subject.owner(), subject.team());
        if (!subject.isOpen() || (!isPromise(subject) && !isCall(subject)))
            throw Refused.conflict("call.not-to-be-called", subject.number());
        return subject.id();
    }

    /** As somebody said a moment ago. */
    void reachedBy(SubjectId id, UserId by) {
        var subject = cases.find(id.toString());
        if (isPromise(subject)) OnBehalf.of(by, () -> promises.keep(subject.number()));
        else after.reachedByHand(id, by, now());
    }

    /** Nobody answered: they come again after a while. */
    @ForThoseConcerned
    public void notReached(String number) {
        var subject = cases.find(number);
        access.requireSight(subject.owner(), subject.team());
        if (!subject.isOpen() || (!isPromise(subject) && !isCall(subject)))
            throw Refused.conflict("call.not-to-be-called", subject.number());
        var me = access.me().id();
        if (!subjects.keep(subject.id())) throw Refused.notFound("cases.gone");
        tries.add(subject.id(), me, now());
        events.publishEvent(new CallTried(Ids.next(), subject.id(), now(), me));
    }

    /** The asker's last try was none: they are to be called now. */
    @ForThoseConcerned
    public void takeBack(String number) {
        var subject = cases.find(number);
        access.requireSight(subject.owner(), subject.team());
        var me = access.me().id();
        if (!tries.removeLast(subject.id(), me, now().minus(A_WHILE)))
            throw Refused.conflict("call.no-try", subject.number());
        events.publishEvent(new CallTryTakenBack(Ids.next(), subject.id(), now(), me));
    }

    private static boolean isPromise(Subject subject) {
        return subject.kind().equals(PromiseKind.PROMISE.name());
    }

    private static boolean isCall(Subject subject) {
        return subject.kind().equals(CallKind.CALL.name());
    }

    private Instant now() {
        return Instants.now(clock);
    }
}
