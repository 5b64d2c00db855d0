package dev.rapport.customer.pools;

import dev.rapport.cases.CaseActivity;
import dev.rapport.customer.owners.Owner;
import dev.rapport.customer.owners.OwnerCause;
import dev.rapport.customer.owners.OwnerMoves;
import dev.rapport.customer.pools.GoesBack.By;
import dev.rapport.customer.pools.PoolEvent.CustomersGoBackSoon;
import dev.rapport.customer.pools.PoolEvent.CustomersWentBack;
import dev.rapport.customer.pools.PoolRows.Entry;
import dev.rapport.customer.pools.PoolRows.Kept;
import dev.rapport.customer.pools.ReturnRows.Owned;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Ids;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Brings back into pools what nobody works on, page by page, after telling its owners. */
@Component
class Returns {

    static final int PAGE = 500;

    /** What of a customer's own story is no work with the customer. */
    private static final Set<String> NO_WORK = Set.of(
            "CustomerGivenOn",
            "CustomerTeamChanged",
            "CollaboratorAdded",
            "CollaboratorEnded",
            "ContactPointShown",
            "IdentityShown",
            "CardTaken");

    private final PoolRows pools;
    private final ReturnRows rows;
    private final CaseActivity activity;
    private final OwnerMoves moves;
    private final TransactionTemplate transactions;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Returns(
            PoolRows pools,
            ReturnRows rows,
            CaseActivity activity,
            OwnerMoves moves,
            TransactionTemplate transactions,
            ApplicationEventPublisher events,
            Clock clock) {
        this.pools = pools;
        this.rows = rows;
        this.activity = activity;
        this.moves = moves;
        this.transactions = transactions;
        this.events = events;
        this.clock = clock;
    }

    @Scheduled(cron = "0 41 * * * *")
    void scan() {
        pools.all().stream().filter(pool -> pool.rules().comesBack()).forEach(this::scan);
    }

    void scan(Kept pool) {
        for (var team : pool.rules().teams()) {
            var after = new UUID(0, 0);
            while (after != null) {
                var from = after;
                after = transactions.execute(status -> page(pool, team, from));
            }
        }
    }

    /** The last one looked at; absent when there are no more. */
    private @Nullable UUID page(Kept pool, String team, UUID after) {
        var now = clock.instant();
        var rules = pool.rules();
        var warns = Duration.ofDays(rules.warnsDays());
        var shortest = rules.back().min(Integer::compare).orElseThrow();
        var all =
                rows.next(pool.id(), team, now.minus(Duration.ofDays(shortest)).plus(warns), after, PAGE);
        if (all.isEmpty()) return null;
        var touched = activity.last(all.stream().map(Owned::customer).toList(), NO_WORK);
        var goes = new TreeMap<By, List<Owned>>();
        var near = new ArrayList<Owned>();
        var busy = new ArrayList<Owned>();
        for (var one : all) {
            var back = GoesBack.of(rules, one, touched.get(one.customer())).orElse(null);
            if (back == null || back.at().minus(warns).isAfter(now)) {
                if (one.goesAt() != null) busy.add(one);
            } else if (isTold(rules, one, now) && !back.at().isAfter(now))
                goes.computeIfAbsent(back.by(), first -> new ArrayList<>()).add(one);
            else near.add(one);
        }
        rows.forget(pool.id(), busy);
        tell(pool, near, now);
        goes.forEach((by, those) -> bringBack(pool, by, those, now));
        return all.size() < PAGE ? null : all.getLast().customer().value();
    }

    private static boolean isTold(PoolRules rules, Owned one, Instant now) {
        if (rules.warnsDays() == 0) return true;
        return one.goesAt() != null && !one.goesAt().isAfter(now);
    }

    private void tell(Kept pool, Collection<Owned> near, Instant now) {
        var days = pool.rules().warnsDays();
        var fresh = rows.tell(pool.id(), near, now, now.plus(Duration.ofDays(days)));
        byOwner(near.stream().filter(one -> fresh.contains(one.customer())).toList())
                .forEach((owner, many) -> events.publishEvent(new CustomersGoBackSoon(
                        Ids.next(),
                        subject(pool),
                        now,
                        owner,
                        many,
                        pool.rules().name(),
                        days)));
    }

    private void bringBack(Kept pool, By by, List<Owned> goes, Instant now) {
        var because = by.of(pool.rules().name());
        Map<CustomerId, Owner> wished = new LinkedHashMap<>();
        goes.forEach(one -> wished.put(one.customer(), new Owner(null, one.team())));
        moves.move(
                wished,
                new OwnerMoves.Why(
                        OwnerCause.CAME_BACK, because, null, pool.id().value()));
        pools.enter(
                pool.id(),
                goes.stream().map(one -> new Entry(one.customer(), one.owner())).toList(),
                because,
                now);
        rows.forget(pool.id(), goes);
        byOwner(goes)
                .forEach((owner, many) -> events.publishEvent(new CustomersWentBack(
                        Ids.next(),
                        subject(pool),
                        now,
                        owner,
                        many,
                        pool.rules().name())));
    }

    private static Map<UserId, Integer> byOwner(Collection<Owned> all) {
        return all.stream().collect(Collectors.groupingBy(Owned::owner, Collectors.summingInt(one -> 1)));
    }

    private static SubjectId subject(Kept pool) {
        return new SubjectId(pool.id().value());
    }
}
