package dev.rapport.sales;

import dev.rapport.access.Staff.Colleague;
import dev.rapport.customer.CustomerCard;
import dev.rapport.customer.Customers;
import dev.rapport.engine.TryAgain;
import dev.rapport.platform.UserId;
import dev.rapport.rules.Decision;
import dev.rapport.rules.Decision.Reason;
import dev.rapport.rules.Rules;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds a lead's owner with the rulebook {@code lead-routing}, and counts the lead as theirs. */
@Component
class LeadRouting {

    private static final int ATTEMPTS = 20;

    /** @param owner absent when nobody fits, for the reasons given */
    record Choice(@Nullable Colleague owner, List<Reason> reasons) {}

    /** @param load what the one chosen was known to have */
    private record Favourite(Choice choice, LeadLoads.Load load) {}

    private final Rules rules;
    private final SalesForce salesForce;
    private final LeadLoads loads;
    private final LeadHandouts handouts;
    private final Customers customers;
    private final Lock oneAtATime = new ReentrantLock();

    LeadRouting(Rules rules, SalesForce salesForce, LeadLoads loads, LeadHandouts handouts, Customers customers) {
        this.rules = rules;
        this.salesForce = salesForce;
        this.loads = loads;
        this.handouts = handouts;
        this.customers = customers;
    }

    /** Chooses and counts; chooses anew when the one chosen was given another lead at the same moment. */
    Choice choose(Lead lead, Instant at) {
        var customerOwner = customerOwner(lead);
        for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
            var favourite = favourite(lead, customerOwner, at);
            var owner = favourite.choice().owner();
            if (owner == null || loads.add(owner.id(), owner.capacity(), favourite.load(), at))
                return favourite.choice();
        }
        throw new TryAgain("colleagues are given leads faster than this lead is routed");
    }

    /** One at a time, so that leads routed side by side do not all turn to the one who has waited longest. */
    private Favourite favourite(Lead lead, @Nullable String customerOwner, Instant at) {
        oneAtATime.lock();
        try {
            var known =
                    loads.of(salesForce.colleagues().stream().map(Colleague::id).toList());
            var decision = decide(lead, customerOwner, known, at);
            var owner = owner(decision).orElse(null);
            var choice = new Choice(owner, decision.reasons());
            if (owner == null) return new Favourite(choice, LeadLoads.Load.NONE);
            handouts.begin(owner.id());
            return new Favourite(choice, known.getOrDefault(owner.id(), LeadLoads.Load.NONE));
        } finally {
            oneAtATime.unlock();
        }
    }

    private Decision decide(Lead lead, @Nullable String customerOwner, Map<UserId, LeadLoads.Load> known, Instant at) {
        var facts = new ArrayList<Object>();
        facts.add(toRoute(lead, customerOwner));
        facts.addAll(candidates(lead, known, at));
        return rules.decide("lead-routing", facts);
    }

    private Optional<Colleague> owner(Decision decision) {
        var chosen = decision.text("owner");
        return salesForce.colleagues().stream()
                .filter(colleague -> colleague.id().toString().equals(chosen))
                .findFirst();
    }

    private LeadToRoute toRoute(Lead lead, @Nullable String customerOwner) {
        var score = lead.score();
        var facts = lead.origin().facts();
        var places = Stream.of(lead.origin().city(), facts.get("region"), facts.get("country"))
                .<String>mapMulti((place, into) -> {
                    if (place != null) into.accept(place);
                });
        return new LeadToRoute(
                score == null ? 0 : score.points(),
                score == null ? null : score.band().name().toLowerCase(Locale.ROOT),
                salesForce.territory(places.toList()).orElse(null),
                salesForce.knownSkills(wanted(lead)),
                customerOwner);
    }

    private @Nullable String customerOwner(Lead lead) {
        return Optional.ofNullable(lead.customer())
                .flatMap(customers::card)
                .map(CustomerCard::owner)
                .map(UserId::toString)
                .orElse(null);
    }

    private static Set<String> wanted(Lead lead) {
        return Stream.of("product", "series", "language", "interest")
                .<String>mapMulti((name, into) -> {
                    var value = lead.origin().facts().get(name);
                    if (value != null) into.accept(value);
                })
                .collect(Collectors.toUnmodifiableSet());
    }

    private List<Candidate> candidates(Lead lead, Map<UserId, LeadLoads.Load> known, Instant at) {
        return salesForce.colleagues().stream()
                .map(colleague -> {
                    var load = known.getOrDefault(colleague.id(), LeadLoads.Load.NONE);
                    var since = handouts.isUnderWayTo(colleague.id()) ? at : load.lastGivenAt();
                    return candidate(colleague, load.openLeads(), since, lead.passedOver());
                })
                .toList();
    }

    private static Candidate candidate(
            Colleague colleague, int openLeads, Instant waitingSince, List<UserId> passedOver) {
        return new Candidate(
                colleague.id().toString(),
                colleague.team(),
                colleague.skills(),
                colleague.territories(),
                openLeads,
                colleague.capacity(),
                colleague.absent(),
                waitingSince,
                passedOver.contains(colleague.id()));
    }
}
