package dev.rapport.sales;

import dev.rapport.access.Staff.Colleague;
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

    private final Rules rules;
    private final SalesForce salesForce;
    private final LeadLoads loads;

    LeadRouting(Rules rules, SalesForce salesForce, LeadLoads loads) {
        this.rules = rules;
        this.salesForce = salesForce;
        this.loads = loads;
    }

    /** Chooses and counts; chooses anew when the one chosen was given another lead at the same moment. */
    Choice choose(Lead lead, Instant at) {
        for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
            var known =
                    loads.of(salesForce.colleagues().stream().map(Colleague::id).toList());
            var decision = decide(lead, known);
            var owner = owner(decision);
            if (owner.isEmpty()) return new Choice(null, decision.reasons());
            var load = known.getOrDefault(owner.get().id(), LeadLoads.Load.NONE);
            if (loads.add(owner.get().id(), owner.get().capacity(), load, at))
                return new Choice(owner.get(), decision.reasons());
        }
        throw new TryAgain("colleagues are given leads faster than this lead is routed");
    }

    private Decision decide(Lead lead, Map<UserId, LeadLoads.Load> known) {
        var facts = new ArrayList<Object>();
        facts.add(toRoute(lead));
        facts.addAll(candidates(lead, known));
        return rules.decide("lead-routing", facts);
    }

    private Optional<Colleague> owner(Decision decision) {
        var chosen = decision.text("owner");
        return salesForce.colleagues().stream()
                .filter(colleague -> colleague.id().toString().equals(chosen))
                .findFirst();
    }

    private LeadToRoute toRoute(Lead lead) {
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
                salesForce.knownSkills(wanted(lead)));
    }

    private static Set<String> wanted(Lead lead) {
        return Stream.of("product", "series", "language", "interest")
                .<String>mapMulti((name, into) -> {
                    var value = lead.origin().facts().get(name);
                    if (value != null) into.accept(value);
                })
                .collect(Collectors.toUnmodifiableSet());
    }

    private List<Candidate> candidates(Lead lead, Map<UserId, LeadLoads.Load> known) {
        return salesForce.colleagues().stream()
                .map(colleague -> candidate(
                        colleague, known.getOrDefault(colleague.id(), LeadLoads.Load.NONE), lead.passedOver()))
                .toList();
    }

    private static Candidate candidate(Colleague colleague, LeadLoads.Load load, List<UserId> passedOver) {
        return new Candidate(
                colleague.id().toString(),
                colleague.team(),
                colleague.skills(),
                colleague.territories(),
                load.openLeads(),
                colleague.capacity(),
                colleague.absent(),
                load.lastGivenAt(),
                passedOver.contains(colleague.id()));
    }
}
