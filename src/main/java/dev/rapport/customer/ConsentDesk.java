package dev.rapport.customer;

import dev.rapport.access.Access;
import dev.rapport.access.ForRoles;
import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.ForEverybody;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What people read and write down of what customers allow. */
@Component
public class ConsentDesk {

    /** @param doNotContact above all that was said */
    public record Allowed(boolean doNotContact, List<KeptConsent> said) {}

    private final Access access;
    private final CustomerQueries queries;
    private final Customers customers;
    private final Aliases aliases;
    private final Consents consents;
    private final ConsentWordings wordings;
    private final Clock clock;

    ConsentDesk(
            Access access,
            CustomerQueries queries,
            Customers customers,
            Aliases aliases,
            Consents consents,
            ConsentWordings wordings,
            Clock clock) {
        this.access = access;
        this.queries = queries;
        this.customers = customers;
        this.aliases = aliases;
        this.consents = consents;
        this.wordings = wordings;
        this.clock = clock;
    }

    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.AUDITOR, Role.ADMIN})
    @Transactional(readOnly = true)
    public Allowed of(CustomerId customer) {
        requireKnown(customer);
        return new Allowed(
                customers.card(customer).map(CustomerCard::doNotContact).orElse(false), consents.all(customer));
    }

    /** Refused when the customer said something else later, or the wording is none. */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Transactional
    public void say(CustomerId customer, ConsentStatement said) {
        requireKnown(customer);
        if (said.wording() != null) wordings.require(said.purpose(), said.wording());
        consents.say(customer, said, access.current().map(Person::id).orElse(null));
    }

    /** When somebody said something of whom only the day is known: of today, now, which is absent. */
    @ForEverybody("tells only what day it is")
    public @Nullable Instant saidOn(LocalDate day, ZoneId zone) {
        return day.equals(LocalDate.now(clock.withZone(zone)))
                ? null
                : day.atStartOfDay(zone).toInstant();
    }

    /** "Do not contact", or no longer. */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Transactional
    public void forbidContact(CustomerId customer, boolean forbidden) {
        requireKnown(customer);
        consents.forbidContact(customer, forbidden);
    }

    private void requireKnown(CustomerId id) {
        if (queries.find(id).isEmpty()) throw aliases.missing(id);
    }
}
