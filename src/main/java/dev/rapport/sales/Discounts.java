package dev.rapport.sales;

import dev.rapport.customer.CustomerCard;
import dev.rapport.customer.Customers;
import dev.rapport.engine.TaskSubmission;
import dev.rapport.platform.Ids;
import dev.rapport.platform.SubjectId;
import dev.rapport.rules.Rules;
import dev.rapport.sales.OpportunityEvent.DiscountApproved;
import dev.rapport.sales.OpportunityEvent.DiscountAsked;
import dev.rapport.sales.OpportunityEvent.DiscountRefused;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Discounts and who may give them, by the rulebook {@code discount-limit}. */
@Service
@Transactional
class Discounts {

    /** The team whose members approve for each approver that the rules can name. */
    private static final Map<String, String> APPROVERS = Map.of("manager", "management");

    /** @param approverTeam who decides when it is above the limit */
    record Check(boolean aboveLimit, String approverTeam) {}

    private final Opportunities opportunities;
    private final Products products;
    private final Customers customers;
    private final Rules rules;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Discounts(
            Opportunities opportunities,
            Products products,
            Customers customers,
            Rules rules,
            ApplicationEventPublisher events,
            Clock clock) {
        this.opportunities = opportunities;
        this.products = products;
        this.customers = customers;
        this.rules = rules;
        this.events = events;
        this.clock = clock;
    }

    /** A discount that was approved before and did not change is not asked about again. */
    Check check(SubjectId id) {
        var opportunity = opportunities.take(id);
        var discount = opportunity.discount();
        var decision = rules.decide("discount-limit", List.of(facts(opportunity)));
        var limit = new BigDecimal(Optional.ofNullable(decision.text("limit")).orElse("0"));
        var approver = APPROVERS.getOrDefault(decision.text("approver"), "management");
        var above = discount.percent().compareTo(limit) > 0 && discount.approvedBy() == null;
        if (above) events.publishEvent(new DiscountAsked(Ids.next(), id, clock.instant(), discount.percent(), limit));
        return new Check(above, approver);
    }

    void decide(SubjectId id, TaskSubmission submission) {
        var opportunity = opportunities.take(id);
        var percent = opportunity.discount().percent();
        var by = submission.by();
        if ("approved".equals(submission.text("decision")) && by != null) {
            opportunities.save(opportunity.discountApproved(by));
            events.publishEvent(new DiscountApproved(Ids.next(), id, clock.instant(), percent, by));
        } else {
            opportunities.save(opportunity.discountRefused());
            var reason = Optional.ofNullable(submission.text("reason")).orElse("–");
            events.publishEvent(new DiscountRefused(Ids.next(), id, clock.instant(), percent, reason));
        }
    }

    private DiscountFacts facts(Opportunity opportunity) {
        return new DiscountFacts(
                series(opportunity.product()),
                opportunity.amount().amount(),
                opportunity.state().stage().key(),
                Optional.ofNullable(opportunity.customer())
                        .flatMap(customers::card)
                        .map(CustomerCard::tier)
                        .orElse(null));
    }

    private @Nullable String series(@Nullable ProductId product) {
        return product == null ? null : products.get(product).series();
    }
}
