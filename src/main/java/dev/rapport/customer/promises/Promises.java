package dev.rapport.customer.promises;

import dev.rapport.access.Access;
import dev.rapport.access.ForRoles;
import dev.rapport.access.ForThoseConcerned;
import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.access.Staff;
import dev.rapport.cases.Cases;
import dev.rapport.cases.Subject;
import dev.rapport.cases.SubjectNumbers;
import dev.rapport.cases.SubjectOpened;
import dev.rapport.cases.SubjectOwned;
import dev.rapport.customer.Customers;
import dev.rapport.customer.promises.PromiseEvent.PromiseBroken;
import dev.rapport.customer.promises.PromiseEvent.PromiseHandedOver;
import dev.rapport.customer.promises.PromiseEvent.PromiseKept;
import dev.rapport.customer.promises.PromiseEvent.PromiseMade;
import dev.rapport.customer.promises.PromiseEvent.PromiseMoved;
import dev.rapport.customer.promises.PromiseEvent.PromiseWithdrawn;
import dev.rapport.engine.ProcessMessage;
import dev.rapport.engine.ProcessOutbox;
import dev.rapport.engine.TaskSubmission;
import dev.rapport.engine.WorkHandedOver;
import dev.rapport.platform.CleanText;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.ForEverybody;
import dev.rapport.platform.Ids;
import dev.rapport.platform.KeptYears;
import dev.rapport.platform.OnBehalf;
import dev.rapport.platform.Page;
import dev.rapport.platform.Refused;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Promises to customers: made by whoever serves customers; kept, broken, moved, withdrawn and given on by whoever may work
 * on them.
 */
@Service
@Transactional
public class Promises {

    static final String TASK = "Task_KeepPromise";

    private static final int LONGEST_PAGE = 100;
    private static final int LONGEST_WHAT = 300;
    private static final int LONGEST_WHY = 500;

    /** Covers the moment between making a promise and its process waiting. */
    private static final Duration A_MOMENT = Duration.ofMinutes(1);

    private static final Role[] WORKERS = {Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN};

    private final PromiseRows rows;
    private final PromiseClock runningClock;
    private final Customers customers;
    private final Cases cases;
    private final SubjectNumbers numbers;
    private final ProcessOutbox outbox;
    private final Access access;
    private final PromiseSight told;
    private final Staff staff;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Promises(
            PromiseRows rows,
            PromiseClock runningClock,
            Customers customers,
            Cases cases,
            SubjectNumbers numbers,
            ProcessOutbox outbox,
            Access access,
            PromiseSight told,
            Staff staff,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.runningClock = runningClock;
        this.customers = customers;
        this.cases = cases;
        this.numbers = numbers;
        this.outbox = outbox;
        this.access = access;
        this.told = told;
        this.staff = staff;
        this.events = events;
        this.clock = clock;
    }

    /** The open ones with the earliest due first; or those that ended. Those of others come without their words. */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.AUDITOR, Role.ADMIN})
    @Transactional(readOnly = true)
    public Page<MadePromise> of(CustomerId customer, boolean open, int limit, @Nullable String after) {
        return rows.of(known(customer), open, Math.clamp(limit, 1, LONGEST_PAGE), after)
                .map(told::among);
    }

    @ForThoseConcerned
    @Transactional(readOnly = true)
    public MadePromise get(String numberOrId) {
        return rows.find(cases.find(numberOrId).id())
                .map(told::told)
                .orElseThrow(() -> Refused.notFound("error.no-such-id", numberOrId));
    }

    /**
     * A time that was said to the customer.
     *
     * @param why absent for the first
     */
    public record Time(
            Instant dueAt,
            Instant saidAt,
            @Nullable String by,
            @Nullable String why) {}

    /** All times that were said, the first first. */
    @ForThoseConcerned
    @Transactional(readOnly = true)
    public List<Time> times(String numberOrId) {
        var times = rows.times(get(numberOrId).id());
        var names = staff.names(times.stream()
                .map(PromiseRows.Time::by)
                .filter(Objects::nonNull)
                .toList());
        return times.stream()
                .map(one ->
                        new Time(one.dueAt(), one.saidAt(), one.by() == null ? null : names.get(one.by()), one.why()))
                .toList();
    }

    /**
     * @param owner who answers for it; the asker if absent
     * @param from number of the case in which it was promised, which the asker must see
     */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @ForThoseConcerned
    public MadePromise make(
            CustomerId customer, String what, Instant due, @Nullable UserId owner, @Nullable String from) {
        var to = known(customer);
        var parent = from == null ? null : parent(from, to);
        var holder = owner == null ? access.me() : worker(owner);
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS); // targets are whole seconds from then on
        var promise = new MadePromise(
                SubjectId.next(),
                numbers.next(PromiseKind.PROMISE),
                to,
                words(what),
                future(due, now),
                holder.id(),
                team(holder),
                PromiseState.OPEN,
                null,
                access.current().map(Person::id).orElse(null),
                now,
                null);
        rows.add(promise);
        events.publishEvent(new SubjectOpened(
                Ids.next(),
                promise.id(),
                now,
                PromiseKind.PROMISE,
                promise.number(),
                promise.what(),
                to,
                parent,
                null));
        events.publishEvent(new SubjectOwned(promise.id(), promise.owner(), promise.team()));
        events.publishEvent(
                new PromiseMade(Ids.next(), promise.id(), now, promise.dueAt(), promise.team(), promise.owner()));
        runningClock.starts(promise);
        outbox.publish(ProcessMessage.start(
                Ids.next(),
                "promise-made",
                promise.id(),
                Map.of("ownerId", holder.id().toString(), "teamKey", promise.team())));
        return promise;
    }

    /** Refuses what {@link #make} would of a case of the customer, while who wrote it can still mend it. */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Transactional(readOnly = true)
    public void requirePossible(CustomerId customer, String what, Instant due, UserId owner) {
        known(customer);
        team(worker(owner));
        words(what);
        future(due, clock.instant());
    }

    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @ForThoseConcerned
    public MadePromise keep(String numberOrId) {
        return endEarly(mine(numberOrId), PromiseState.KEPT, null);
    }

    /** Once it is due; before that it can be moved or withdrawn. */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @ForThoseConcerned
    public MadePromise breakIt(String numberOrId, String why) {
        return endEarly(mine(numberOrId), PromiseState.BROKEN, reason(why));
    }

    /** The customer does not want it any more, or agreed to something else. */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @ForThoseConcerned
    public MadePromise withdraw(String numberOrId, String why) {
        return endEarly(mine(numberOrId), PromiseState.WITHDRAWN, reason(why));
    }

    /** Says another time. What was broken by the time said before stays broken. */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @ForThoseConcerned
    public MadePromise move(String numberOrId, Instant due, String why) {
        var before = mine(numberOrId);
        var now = clock.instant();
        var moved = before.moved(future(due, now));
        if (moved.dueAt().equals(before.dueAt())) return before;
        var because = reason(why);
        rows.save(moved);
        rows.say(moved, access.me().id(), now, because);
        runningClock.moves(moved);
        events.publishEvent(new PromiseMoved(Ids.next(), moved.id(), now, before.dueAt(), moved.dueAt(), because));
        return moved;
    }

    /** To a colleague who works with customers, in their team. */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @ForThoseConcerned
    public MadePromise giveOn(String numberOrId, UserId owner) {
        var before = mine(numberOrId);
        var to = worker(owner);
        return give(before, to.id(), team(to));
    }

    /** Whether the asker, who sees it, may do something with it. */
    @ForEverybody("tells only what the asker may")
    public boolean mayWork(MadePromise promise) {
        return promise.isOpen() && access.hasRole(WORKERS) && access.hasSight(promise.owner(), promise.team());
    }

    /** Whether the time that was said has passed. */
    @ForEverybody("compares two times")
    public boolean isDue(MadePromise promise) {
        return promise.isLate(clock.instant());
    }

    /** Who answers for it, or the team where it waits; in the asker's language. */
    @ForEverybody("colleagues know each other and their teams")
    public String holder(MadePromise promise) {
        var owner = promise.owner();
        if (owner != null) return staff.names(List.of(owner)).getOrDefault(owner, "–");
        var language = access.current().map(Person::locale).orElse(Locale.ENGLISH);
        return staff.team(promise.team()).map(team -> team.name(language)).orElse(promise.team());
    }

    /** Whether the asker may promise something. */
    @ForEverybody("tells only what the asker may")
    public boolean mayMake() {
        return access.hasRole(WORKERS);
    }

    /** Colleagues who may answer for one, by a part of name or login. */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Transactional(readOnly = true)
    public List<Person> possibleOwners(String part, int limit) {
        return staff.named(part, LONGEST_PAGE).stream()
                .filter(Promises::worksWithCustomers)
                .filter(one -> !one.teams().isEmpty())
                .limit(limit)
                .toList();
    }

    MadePromise give(MadePromise before, @Nullable UserId owner, String team) {
        var given = before.heldBy(owner, team);
        var now = clock.instant();
        rows.save(given);
        runningClock.changesHands(given, now);
        events.publishEvent(new SubjectOwned(given.id(), owner, team));
        events.publishEvent(new PromiseHandedOver(Ids.next(), given.id(), now, team, owner));
        events.publishEvent(new WorkHandedOver(given.id(), Set.of(TASK), owner, team));
        return given;
    }

    /** What the task's form said. Does nothing where it ended otherwise meanwhile. */
    void answered(SubjectId id, TaskSubmission answer) {
        var promise = rows.locked(id);
        if (!promise.isOpen()) return;
        end(promise, outcome(answer), CleanText.bodyOrNull(answer.text("why")), answer.by());
    }

    static PromiseState outcome(TaskSubmission answer) {
        return switch (Objects.requireNonNullElse(answer.text("outcome"), "")) {
            case "kept" -> PromiseState.KEPT;
            case "broken" -> PromiseState.BROKEN;
            default -> PromiseState.WITHDRAWN;
        };
    }

    /** Not in its task, which goes. */
    private MadePromise endEarly(MadePromise promise, PromiseState how, @Nullable String why) {
        var by = access.current().map(Person::id).or(OnBehalf::person).orElse(null);
        var ended = end(promise, how, why, by);
        outbox.publish(new ProcessMessage(Ids.next(), "promise-ended", promise.id(), A_MOMENT, Map.of()));
        return ended;
    }

    private MadePromise end(MadePromise promise, PromiseState how, @Nullable String why, @Nullable UserId by) {
        var now = clock.instant();
        var ended = promise.ended(how, how == PromiseState.KEPT ? null : why, now);
        rows.save(ended);
        runningClock.ends(ended, now);
        var told = Objects.requireNonNullElse(ended.reason(), "–");
        events.publishEvent(
                switch (how) {
                    case KEPT -> new PromiseKept(Ids.next(), ended.id(), now, by);
                    case BROKEN -> new PromiseBroken(Ids.next(), ended.id(), now, by, told);
                    default -> new PromiseWithdrawn(Ids.next(), ended.id(), now, by, told);
                });
        return ended;
    }

    private MadePromise mine(String numberOrId) {
        var promise = rows.locked(cases.find(numberOrId).id());
        access.requireSight(promise.owner(), promise.team());
        return promise;
    }

    private CustomerId known(CustomerId customer) {
        return customers
                .card(customer)
                .orElseThrow(() -> Refused.notFound("error.no-such-id", customer))
                .id();
    }

    private SubjectId parent(String from, CustomerId customer) {
        Subject found = cases.find(from);
        if (found.customer() != null && !found.customer().equals(customer))
            throw Refused.unfit("promise.other-customer", found.number());
        return found.id();
    }

    private Person worker(UserId id) {
        var person = staff.byId(id).orElseThrow(() -> Refused.unfit("promise.no-such-owner"));
        if (!staff.isEnabled(id) || !worksWithCustomers(person))
            throw Refused.unfit("promise.not-for-customers", person.name());
        return person;
    }

    private static boolean worksWithCustomers(Person person) {
        return List.of(WORKERS).stream().anyMatch(person.roles()::contains);
    }

    private String team(Person person) {
        return staff.mainTeamOf(person.id()).orElseThrow(() -> Refused.unfit("promise.no-team", person.name()));
    }

    private static Instant future(Instant due, Instant now) {
        KeptYears.require(due.atZone(ZoneOffset.UTC).toLocalDate());
        var time = due.truncatedTo(ChronoUnit.SECONDS);
        if (!time.isAfter(now)) throw Refused.unfit("promise.past");
        if (time.isAfter(now.plus(Duration.ofDays(3_650)))) throw Refused.unfit("promise.too-far");
        return time;
    }

    private static String words(String text) {
        var line = CleanText.line(text);
        if (line.isEmpty()) throw Refused.unfit("promise.what-missing");
        if (line.length() > LONGEST_WHAT) throw Refused.unfit("promise.too-long", LONGEST_WHAT);
        return line;
    }

    static String reason(@Nullable String why) {
        var line = CleanText.lineOrNull(why);
        if (line == null) throw Refused.unfit("promise.why-missing");
        if (line.length() > LONGEST_WHY) throw Refused.unfit("promise.too-long", LONGEST_WHY);
        return line;
    }
}
