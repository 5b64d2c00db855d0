package dev.rapport.customer.handover;

import dev.rapport.access.Staff;
import dev.rapport.access.StaffChange;
import dev.rapport.access.StaffChange.What;
import dev.rapport.access.StaffChanges;
import dev.rapport.customer.handover.GivenRows.Due;
import dev.rapport.customer.handover.GivenRows.Settled;
import dev.rapport.customer.handover.HandOverEvent.PlatformAsked;
import dev.rapport.customer.handover.TransferAnswer.Outcome;
import dev.rapport.customer.handover.TransferRows.Known;
import dev.rapport.customer.handover.TransferRows.Transfer;
import dev.rapport.engine.TryAgain;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Ids;
import dev.rapport.platform.UserId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Asks platforms to let customers change hands there too, as each platform allows, and hears what came of it. */
@Component
class Platforms {

    /**
     * Of customers that are to be given on.
     *
     * @param waiting whose platform must be asked first, or who cannot be moved there
     * @param notMoved by customer, the platforms that nobody can ask
     */
    record Bound(Set<CustomerId> waiting, Map<CustomerId, List<String>> notMoved) {}

    /**
     * What came of one call.
     *
     * @param done those that all their platforms let go
     * @param more whether there is more to be asked or heard at this time
     */
    record Heard(List<Due> done, boolean more) {}

    private static final Duration A_LITTLE_LATER = Duration.ofMinutes(1);

    private final Map<String, ContactTransfers> served;
    private final TransferRows transfers;
    private final GivenRows rows;
    private final Staff staff;
    private final StaffChanges staffChanges;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Platforms(
            List<ContactTransfers> served,
            TransferRows transfers,
            GivenRows rows,
            Staff staff,
            StaffChanges staffChanges,
            ApplicationEventPublisher events,
            Clock clock) {
        this.served = served.stream()
                .collect(Collectors.toMap(one -> one.terms().platform().word(), Function.identity()));
        this.transfers = transfers;
        this.rows = rows;
        this.staff = staff;
        this.staffChanges = staffChanges;
        this.events = events;
        this.clock = clock;
    }

    boolean serves(String platform) {
        return served.containsKey(platform);
    }

    /** Customers that go back to the team are moved nowhere else: no platform knows a team. */
    Bound prepare(HandOver handOver, Collection<Due> due) {
        var known = transfers.known(due.stream().map(Due::customer).toList());
        var takers = new HashMap<CustomerId, UserId>();
        for (var one : due) {
            var taker = one.taker();
            if (taker != null) takers.put(one.customer(), taker);
        }
        var notMoved = known.stream()
                .filter(one -> !takers.containsKey(one.customer()) || !serves(one.platform()))
                .collect(Collectors.groupingBy(
                        Known::customer,
                        Collectors.collectingAndThen(
                                Collectors.mapping(Known::platform, Collectors.toSet()),
                                all -> all.stream().sorted().toList())));
        var bound = known.stream()
                .filter(one -> takers.containsKey(one.customer()) && serves(one.platform()))
                .toList();
        var unmovable = unmovable(handOver, bound);
        var ready = bound.stream()
                .filter(one -> !unmovable.containsKey(one.customer()))
                .toList();
        transfers.over(handOver.id(), due.stream().map(Due::customer).toList());
        transfers.ready(handOver.id(), ready, takers);
        var settled = new ArrayList<Settled>();
        unmovable.forEach((customer, why) -> settled.add(Settled.of(customer, Standing.FAILED, why)));
        ready.stream()
                .map(Known::customer)
                .distinct()
                .forEach(customer -> settled.add(new Settled(
                        customer, Standing.WAITING, null, null, notMoved.getOrDefault(customer, List.of()), 0, 0)));
        rows.settle(handOver.id(), settled);
        var waiting = new HashSet<>(unmovable.keySet());
        ready.forEach(one -> waiting.add(one.customer()));
        return new Bound(waiting, notMoved);
    }

    private Map<CustomerId, String> unmovable(HandOver handOver, List<Known> bound) {
        var why = new HashMap<CustomerId, String>();
        var left = left(handOver.from());
        bound.stream().collect(Collectors.groupingBy(Known::platform)).forEach((platform, all) -> {
            var terms = adapter(platform).terms();
            if (left.isPresent() && left.get().plus(terms.leaversUntil()).isBefore(clock.instant()))
                all.forEach(one -> why.put(one.customer(), "handover.why.left-too-long-ago"));
            else
                transfers
                        .usedUp(all, terms.mostTransfers(), clock.instant().minus(terms.window()))
                        .forEach(one -> why.put(one.customer(), "handover.why.too-often"));
        });
        return why;
    }

    /** When the person left; empty for who is here. */
    private Optional<Instant> left(UserId person) {
        if (staff.isEnabled(person)) return Optional.empty();
        return staffChanges.of(person).stream()
                .filter(change -> change.what() == What.ACTIVE)
                .map(StaffChange::at)
                .findFirst();
    }

    /** Asks the first platform that has something to be asked, once; says whether there is more. */
    Heard ask(HandOver handOver, boolean hasLeft) {
        List<Due> done = List.of();
        for (var platform : served.entrySet()) {
            var adapter = platform.getValue();
            var most = adapter.terms().mostInOneCall();
            var next = transfers.unasked(handOver.id(), platform.getKey(), most);
            if (next.isEmpty()) continue;
            var answers = adapterSays(() -> adapter.ask(wishes(handOver, next, hasLeft)));
            done = settle(handOver, next, one -> answers.getOrDefault(one.id(), silent()));
            events.publishEvent(
                    new PlatformAsked(Ids.next(), handOver.id(), clock.instant(), platform.getKey(), next.size()));
            break;
        }
        var more = served.keySet().stream()
                .anyMatch(platform ->
                        !transfers.unasked(handOver.id(), platform, 1).isEmpty());
        return new Heard(done, more);
    }

    /** Hears from the first platform that had its time, once. */
    Heard hear(HandOver handOver, boolean hasLeft) {
        List<Due> done = List.of();
        for (var platform : served.entrySet()) {
            var adapter = platform.getValue();
            var terms = adapter.terms();
            var next = transfers.unheard(handOver.id(), platform.getKey(), due(terms), terms.mostInOneCall());
            if (next.isEmpty()) continue;
            var answers = adapterSays(() -> adapter.hear(wishes(handOver, next, hasLeft)));
            done = settle(handOver, next, one -> decided(one, answers.get(one.id()), terms));
            break;
        }
        var more = served.entrySet().stream()
                .anyMatch(platform -> !transfers
                        .unheard(
                                handOver.id(),
                                platform.getKey(),
                                due(platform.getValue().terms()),
                                1)
                        .isEmpty());
        return new Heard(done, more);
    }

    /** How long until a platform is to be asked what it decided; empty when nothing is open there. */
    Optional<Duration> untilNextWord(HandOver handOver) {
        return served.entrySet().stream()
                .flatMap(platform -> transfers
                        .lastWord(handOver.id(), platform.getKey())
                        .map(at -> at.plus(platform.getValue().terms().answersAfter()))
                        .stream())
                .min(Comparator.naturalOrder())
                .map(at -> Duration.between(clock.instant(), at))
                .map(wait -> wait.isNegative() ? A_LITTLE_LATER : wait.plus(A_LITTLE_LATER))
                .map(wait -> Duration.ofSeconds(wait.toSeconds()));
    }

    private Instant due(PlatformTerms terms) {
        return clock.instant().minus(terms.answersAfter());
    }

    private TransferAnswer decided(Transfer one, @Nullable TransferAnswer answer, PlatformTerms terms) {
        var said = answer == null ? TransferAnswer.of(Outcome.ASKED) : answer;
        var asked = one.askedAt();
        var isTooLate = asked != null && asked.plus(terms.patience()).isBefore(clock.instant());
        return said.outcome() == Outcome.ASKED && isTooLate ? silent() : said;
    }

    private static TransferAnswer silent() {
        return TransferAnswer.of(Outcome.FAILED);
    }

    /** Keeps the answers; gives the customers that all platforms let go. */
    private List<Due> settle(HandOver handOver, List<Transfer> all, Function<Transfer, TransferAnswer> answer) {
        var answers = new HashMap<UUID, TransferAnswer>();
        all.forEach(one -> answers.put(one.id(), answer.apply(one)));
        transfers.answered(answers);
        var customers = all.stream().map(Transfer::customer).distinct().toList();
        var done = new ArrayList<CustomerId>();
        var settled = new ArrayList<Settled>();
        for (var whole : transfers.whole(handOver.id(), customers)) {
            if ("DONE".equals(whole.state())) {
                done.add(whole.customer());
                continue;
            }
            var standing = "READY".equals(whole.state()) ? Standing.WAITING : Standing.valueOf(whole.state());
            settled.add(new Settled(
                    whole.customer(),
                    standing,
                    standing == Standing.FAILED ? "handover.why.platform-failed" : null,
                    whole.said(),
                    null,
                    0,
                    0));
        }
        rows.settle(handOver.id(), settled);
        return rows.takers(handOver.id(), done);
    }

    private static List<TransferWish> wishes(HandOver handOver, List<Transfer> all, boolean hasLeft) {
        return all.stream().map(one -> one.wish(handOver.from(), hasLeft)).toList();
    }

    /** Whatever goes wrong on the way to a platform is a passing fault until the engine has tried often enough. */
    private static Map<UUID, TransferAnswer> adapterSays(Supplier<Map<UUID, TransferAnswer>> call) {
        try {
            return call.get();
        } catch (RuntimeException away) {
            throw new TryAgain(
                    "the platform could not be asked: " + away.getClass().getSimpleName());
        }
    }

    private ContactTransfers adapter(String platform) {
        return Objects.requireNonNull(served.get(platform));
    }
}
