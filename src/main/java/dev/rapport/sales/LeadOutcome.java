package dev.rapport.sales;

import dev.rapport.cases.CustomerLearnt;
import dev.rapport.contact.Talks;
import dev.rapport.customer.Consents;
import dev.rapport.customer.Customers;
import dev.rapport.customer.NewCustomer;
import dev.rapport.engine.TaskSubmission;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Money;
import dev.rapport.platform.NurtureWished;
import dev.rapport.platform.Refused;
import dev.rapport.platform.SubjectId;
import dev.rapport.sales.LeadEvent.LeadDiscarded;
import dev.rapport.sales.LeadEvent.LeadNurtured;
import dev.rapport.sales.LeadEvent.LeadQualified;
import dev.rapport.sales.OpportunityEvent.OpportunityGrew;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What comes of a lead once its owner has spoken with it. */
@Service
@Transactional
class LeadOutcome {

    private static final List<String> TOLD =
            List.of("country", "language", "interest", "product", "occupation", "goal");

    private final Leads leads;
    private final LeadLoads loads;
    private final LeadQueue queue;
    private final ContactClock contactClock;
    private final OpportunityIntake opportunities;
    private final Products products;
    private final Customers customers;
    private final Consents consents;
    private final Talks talks;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final String currency;

    LeadOutcome(
            Leads leads,
            LeadLoads loads,
            LeadQueue queue,
            ContactClock contactClock,
            OpportunityIntake opportunities,
            Products products,
            Customers customers,
            Consents consents,
            Talks talks,
            ApplicationEventPublisher events,
            Clock clock,
            @Value("${rapport.currency:CNY}") String currency) {
        this.leads = leads;
        this.loads = loads;
        this.queue = queue;
        this.contactClock = contactClock;
        this.opportunities = opportunities;
        this.products = products;
        this.customers = customers;
        this.consents = consents;
        this.talks = talks;
        this.events = events;
        this.clock = clock;
        this.currency = currency;
    }

    /** Makes an opportunity of it, with the product and the amount that the owner heard of. */
    void qualify(SubjectId id, TaskSubmission said) {
        var now = clock.instant();
        var lead = leads.take(id);
        var customer = customer(lead);
        close(lead.qualified(customer, now));
        learn(lead, customer, now);
        var opened = opportunities.open(wanted(lead, customer, said));
        events.publishEvent(new LeadQualified(Ids.next(), id, now, customer, opened.number()));
        events.publishEvent(new OpportunityGrew(
                Ids.next(),
                opened.id().subject(),
                now,
                id,
                Objects.requireNonNullElse(lead.contact().company(), "–"),
                Objects.requireNonNullElse(lead.origin().source(), "–"),
                Optional.ofNullable(said.text("note"))
                        .filter(note -> !note.isBlank())
                        .orElse(null)));
    }

    void nurture(SubjectId id, TaskSubmission said) {
        var now = clock.instant();
        var lead = leads.take(id);
        var customer = customer(lead);
        close(lead.nurtured(customer, now));
        learn(lead, customer, now);
        if (Boolean.TRUE.equals(said.data().get("consent")))
            consents.change(customer, NurtureWished.CHANNEL.word(), true);
        events.publishEvent(new LeadNurtured(Ids.next(), id, now, customer));
        events.publishEvent(new NurtureWished(Ids.next(), id, now, customer, said.by()));
    }

    void discard(SubjectId id, TaskSubmission said) {
        var now = clock.instant();
        var reason = Optional.ofNullable(said.text("discardReason"))
                .orElseThrow(() -> Refused.invalid("sales.reason-missing"));
        close(leads.take(id).discarded(reason, now));
        events.publishEvent(new LeadDiscarded(Ids.next(), id, now, reason));
    }

    private void learn(Lead lead, CustomerId customer, Instant now) {
        if (!customer.equals(lead.customer()))
            events.publishEvent(new CustomerLearnt(Ids.next(), lead.id().subject(), now, customer));
    }

    private void close(Lead closed) {
        leads.save(closed);
        contactClock.ends(closed, clock.instant());
        queue.wake(1);
        closed.owner().ifPresent(loads::remove); // last, because others wait for the row
    }

    /** The customer that it becomes, who takes over what it forbade. */
    private CustomerId customer(Lead lead) {
        var customer = known(lead);
        consents.refuse(LeadRefusals.of(lead, customer));
        return customer;
    }

    private CustomerId known(Lead lead) {
        var facts = told(lead);
        var known = lead.customer();
        if (known != null) {
            customers.learnMissing(known, facts);
            return known;
        }
        var contact = lead.contact();
        var fresh = new NewCustomer(
                NewCustomer.Kind.PERSON,
                contact.name(),
                null,
                null,
                lead.owner().orElse(null),
                contact.written(),
                facts);
        return talks.isOfConversation(lead.id().subject())
                ? customers.findWholeOrAdd(fresh)
                : customers.findOrAdd(fresh);
    }

    /** What the lead told of itself, without what it did on our pages. */
    private static Map<String, String> told(Lead lead) {
        var origin = lead.origin();
        var told = new HashMap<String, String>();
        for (var name : TOLD) {
            var fact = origin.facts().get(name);
            if (fact != null) told.put(name, fact);
        }
        var company = lead.contact().company();
        if (company != null) told.put("company", company);
        if (origin.city() != null) told.put("city", origin.city());
        if (origin.source() != null) told.put("source", origin.source());
        return told;
    }

    private NewOpportunity wanted(Lead lead, CustomerId customer, TaskSubmission said) {
        var product = Optional.ofNullable(said.text("product"))
                .map(name -> products.named(name).orElseThrow(() -> Refused.invalid("sales.no-such-product", name)))
                .orElse(null);
        var name = Stream.of(lead.contact().name(), lead.contact().company(), product == null ? null : product.name())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" · "));
        return new NewOpportunity(
                name.length() <= 200 ? name : name.substring(0, 200),
                customer,
                product == null ? null : product.id(),
                amount(said.text("amount"), product),
                lead.owner().orElseThrow(),
                lead.team().orElseThrow(),
                lead.id());
    }

    private Money amount(@Nullable String said, @Nullable Product product) {
        if (said == null && product != null) return product.price();
        var unit = product == null ? currency : product.price().currency().getCurrencyCode();
        return Money.of(said == null ? BigDecimal.ZERO : new BigDecimal(said), unit);
    }
}
