package dev.rapport.customer;

import dev.rapport.customer.CustomerEvent.ContactPointAdded;
import dev.rapport.customer.CustomerEvent.CustomerAdded;
import dev.rapport.customer.CustomerEvent.CustomerOwnerChanged;
import dev.rapport.platform.AsksNobody;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.CustomerTermsChanged;
import dev.rapport.platform.EmailAddress;
import dev.rapport.platform.Ids;
import dev.rapport.platform.PhoneNumber;
import dev.rapport.platform.Refused;
import dev.rapport.platform.UserId;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The customers: finding, adding and changing them. People come through the desk. */
@Component
public class Customers {

    private final CustomerRows rows;
    private final ContactPoints contactPoints;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Customers(CustomerRows rows, ContactPoints contactPoints, ApplicationEventPublisher events, Clock clock) {
        this.rows = rows;
        this.contactPoints = contactPoints;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Adds a customer, or gives the existing one with the same external id, phone or e-mail, and adds to that one what
     * it lacks. Of two callers at the same time, one adds and the other finds.
     */
    @Transactional
    @AsksNobody
    public CustomerId findOrAdd(NewCustomer customer) {
        var points = contactPoints.read(customer.contactPoints());
        rows.lock(Stream.concat(
                        Stream.ofNullable(customer.external()).map(external -> "EXTERNAL " + external),
                        points.stream().map(ContactPoint::key))
                .toList());
        var known = Optional.ofNullable(customer.external())
                .flatMap(rows::byExternal)
                .or(() -> points.stream()
                        .flatMap(point -> contactPoints.owners(point).stream())
                        .findFirst());
        known.ifPresent(id -> complete(id, customer, points));
        return known.orElseGet(() -> add(customer, points));
    }

    public Optional<CustomerCard> card(CustomerId id) {
        return rows.card(id);
    }

    /** Refuses a customer that does not exist. */
    public void require(CustomerId id) {
        if (rows.card(id).isEmpty()) throw Refused.invalid("customer.unknown", id);
    }

    public Optional<CustomerId> byExternal(String external) {
        return rows.byExternal(external);
    }

    /** Names for many ids in one query. */
    public Map<CustomerId, String> names(Collection<CustomerId> ids) {
        return rows.names(ids);
    }

    /** The one who is known longest by this phone number, else by this e-mail address. */
    public Optional<CustomerId> behind(@Nullable PhoneNumber phone, @Nullable EmailAddress email) {
        if (phone == null && email == null) return Optional.empty();
        return contactPoints.oldestOwner(phone, email);
    }

    /** Makes somebody answerable for the customer, or puts the customer into the pool. */
    @Transactional
    @AsksNobody
    public void changeOwner(CustomerId customer, @Nullable UserId owner) {
        if (rows.changeOwner(customer, owner))
            events.publishEvent(
                    new CustomerOwnerChanged(Ids.next(), CustomerEvent.subjectOf(customer), clock.instant(), owner));
    }

    /** Serves the customer otherwise from now on; what open cases are promised follows. */
    @Transactional
    @AsksNobody
    public void changeTerms(CustomerId customer, CustomerTerms terms, @Nullable UserId by) {
        if (!rows.changeTerms(customer, terms)) return;
        events.publishEvent(new CustomerEvent.TermsChanged(
                Ids.next(),
                CustomerEvent.subjectOf(customer),
                clock.instant(),
                terms.tier(),
                Objects.requireNonNullElse(terms.language(), "–"),
                Objects.requireNonNullElse(terms.contract(), "–")));
        events.publishEvent(new CustomerTermsChanged(customer, by));
    }

    CustomerTerms terms(CustomerId customer) {
        return rows.terms(customer);
    }

    /** Records how far the relationship has come. */
    @Transactional
    @AsksNobody
    public void changeLifecycle(CustomerId customer, Lifecycle lifecycle) {
        rows.changeLifecycle(customer, lifecycle);
    }

    /** Sets facts, replacing those of the same name. */
    @Transactional
    @AsksNobody
    public void learn(CustomerId customer, Map<String, String> facts) {
        rows.learn(customer, facts);
    }

    /** Says whose subsidiary the customer is, by external id; the parent may come later. */
    @Transactional
    @AsksNobody
    public void subsidiaryOf(CustomerId customer, String parentExternal) {
        rows.subsidiaryOf(customer, parentExternal);
    }

    private CustomerId add(NewCustomer customer, List<ContactPoint> points) {
        var id = CustomerId.next();
        rows.insert(id, customer);
        rows.learn(id, customer.facts());
        points.forEach(point -> contactPoints.add(id, point));
        events.publishEvent(
                new CustomerAdded(Ids.next(), CustomerEvent.subjectOf(id), clock.instant(), customer.name()));
        return id;
    }

    private void complete(CustomerId id, NewCustomer customer, List<ContactPoint> points) {
        rows.learnWhatIsMissing(id, customer);
        for (var point : points) {
            if (contactPoints.add(id, point))
                events.publishEvent(new ContactPointAdded(
                        Ids.next(), CustomerEvent.subjectOf(id), clock.instant(), point.masked()));
        }
    }
}
