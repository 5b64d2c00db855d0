package dev.rapport.customer;

import dev.rapport.customer.CustomerEvent.ParentChanged;
import dev.rapport.customer.CustomerProfile.Relative;
import dev.rapport.customer.ProfileChange.What;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Refused;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A firm comes to belong to another one, and it is told. */
@Component
class ParentChanges implements ProfilePart {

    /** What is kept of it: names stay with those who have them. */
    record Above(UUID id) {

        static @Nullable Above of(@Nullable Relative parent) {
            return parent == null ? null : new Above(parent.id().value());
        }
    }

    private final ParentRows rows;
    private final CustomerQueries queries;
    private final CustomerRows customers;
    private final Aliases aliases;
    private final JsonMapper json;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ParentChanges(
            ParentRows rows,
            CustomerQueries queries,
            CustomerRows customers,
            Aliases aliases,
            JsonMapper json,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.queries = queries;
        this.customers = customers;
        this.aliases = aliases;
        this.json = json;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public Set<What> parts() {
        return Set.of(What.PARENT);
    }

    @Override
    public String said(What what, String which, JsonNode state, Locale reader) {
        return name(firm(state));
    }

    @Override
    public void restore(CustomerId customer, What what, String which, @Nullable JsonNode is, @Nullable JsonNode was) {
        var now = queries.parent(customer).orElse(null);
        if (!Objects.equals(now == null ? null : now.id(), is == null ? null : firm(is)))
            throw Refused.changed("customer.undo-not-what-it-was", now == null ? "–" : now.name());
        put(customer, now, was == null ? null : firm(was));
    }

    /** Who became one with another meanwhile is that one. */
    private CustomerId firm(JsonNode state) {
        return aliases.now(new CustomerId(json.treeToValue(state, Above.class).id()));
    }

    private String name(CustomerId firm) {
        return customers.names(List.of(firm)).getOrDefault(firm, "–");
    }

    /** Refused when one of the two is no firm, or when the parent is below already. */
    void put(CustomerId customer, @Nullable Relative before, @Nullable CustomerId parent) {
        rows.lock();
        if (parent != null) requireFit(customer, parent);
        rows.put(customer, parent);
        events.publishEvent(new ParentChanged(
                Ids.next(),
                CustomerEvent.subjectOf(customer),
                clock.instant(),
                before == null ? null : before.name(),
                parent == null ? null : name(parent)));
    }

    private void requireFit(CustomerId customer, CustomerId parent) {
        if (customer.equals(parent)) throw Refused.invalid("customer.parent-itself");
        if (!customers.hold(parent)) throw aliases.missing(parent);
        if (!isFirm(customer) || !isFirm(parent)) throw Refused.invalid("customer.parent-of-firms");
        if (rows.isAbove(customer, parent))
            throw Refused.conflict("customer.parent-below", name(parent), name(customer));
    }

    private boolean isFirm(CustomerId customer) {
        return customers.kind(customer) == NewCustomer.Kind.ORGANISATION;
    }
}
