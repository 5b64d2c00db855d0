package dev.rapport.contact.behaviours;

import dev.rapport.access.ForRoles;
import dev.rapport.access.Role;
import dev.rapport.customer.Consents;
import dev.rapport.customer.Customers;
import dev.rapport.customer.judgement.CustomerFacts;
import dev.rapport.customer.judgement.FactsOfCustomers;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Word;
import dev.rapport.rules.Decision;
import dev.rapport.rules.Decision.Reason;
import dev.rapport.rules.Rules;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * How interested a customer is, how strong the relationship and how likely they take part, with the reasons. What was done on
 * our channels alone never says more than {@link SignalLevel#LOW}, and beside all else lifts a level by one step at most,
 * whatever the rulebooks say.
 */
@Service
public class Signals {

    static final String LEVEL = "level";

    /**
     * What the rules say.
     *
     * @param points the score, 0 to 100
     * @param reasons each with its points
     * @param isHeldBack whether what was done on our channels alone would say more
     */
    public record Signal(SignalKind kind, SignalLevel level, int points, List<Reason> reasons, boolean isHeldBack) {}

    private final Rules rules;
    private final SignalSources sources;
    private final FactsOfCustomers facts;
    private final Customers customers;
    private final Consents consents;

    Signals(Rules rules, SignalSources sources, FactsOfCustomers facts, Customers customers, Consents consents) {
        this.consents = consents;
        this.rules = rules;
        this.sources = sources;
        this.facts = facts;
        this.customers = customers;
    }

    /** One of each kind; none of a customer who does not want to be evaluated. */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.AUDITOR, Role.ADMIN})
    @Transactional(readOnly = true)
    public List<Signal> of(CustomerId customer) {
        var id = customers
                .card(customer)
                .orElseThrow(() -> Refused.notFound("error.no-such-id", customer))
                .id();
        var known = facts.of(id);
        if (known.isEmpty() || consents.isEvaluationRefused(id)) return List.of();
        var did = sources.of(id);
        return Stream.of(SignalKind.values())
                .map(kind -> signal(kind, known.get(), did))
                .toList();
    }

    private Signal signal(SignalKind kind, CustomerFacts known, SignalFacts did) {
        var decision = rules.decide(kind.rulebook(), List.of(did, known));
        var most = most(kind, known, did);
        var level = level(decision);
        return new Signal(
                kind,
                level.atMost(most),
                decision.score(),
                decision.reasons().stream()
                        .filter(reason -> reason.points() != 0)
                        .toList(),
                level.compareTo(most) > 0);
    }

    private SignalLevel most(SignalKind kind, CustomerFacts known, SignalFacts did) {
        if (did.isNothingButSocial() && known.purchases() == 0) return SignalLevel.LOW;
        return level(rules.decide(kind.rulebook(), List.of(did.withoutSocial(), known)))
                .next();
    }

    static SignalLevel level(Decision decision) {
        return Optional.ofNullable(decision.text(LEVEL))
                .map(word -> Word.parse(SignalLevel.class, word))
                .orElse(SignalLevel.LOW);
    }
}
