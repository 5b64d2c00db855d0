package dev.rapport.customer;

import dev.rapport.access.Access;
import dev.rapport.access.ForRoles;
import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.platform.Channel;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.ForEverybody;
import dev.rapport.platform.Refused;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What people read and write down of what customers allow. */
@Component
public class ConsentDesk {

    /**
     * @param doNotContact above all that was said
     * @param asked what does not count yet, or was not confirmed in time; the newest of each purpose
     */
    public record Allowed(boolean doNotContact, List<KeptConsent> said, List<AskedConsent> asked) {}

    private final Access access;
    private final CustomerQueries queries;
    private final Customers customers;
    private final Aliases aliases;
    private final Consents consents;
    private final ConsentWordings wordings;
    private final AddressBook addresses;
    private final Confirmations confirmations;
    private final ObjectProvider<AsksByMail> mails;
    private final Clock clock;

    ConsentDesk(
            Access access,
            CustomerQueries queries,
            Customers customers,
            Aliases aliases,
            Consents consents,
            ConsentWordings wordings,
            AddressBook addresses,
            Confirmations confirmations,
            ObjectProvider<AsksByMail> mails,
            Clock clock) {
        this.access = access;
        this.queries = queries;
        this.customers = customers;
        this.aliases = aliases;
        this.consents = consents;
        this.wordings = wordings;
        this.addresses = addresses;
        this.confirmations = confirmations;
        this.mails = mails;
        this.clock = clock;
    }

    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.AUDITOR, Role.ADMIN})
    @Transactional(readOnly = true)
    public Allowed of(CustomerId customer) {
        requireKnown(customer);
        var said = consents.all(customer);
        return new Allowed(
                customers.card(customer).map(CustomerCard::doNotContact).orElse(false), said, asked(customer, said));
    }

    /** One that was not confirmed is of no interest any more once they said something else. */
    private List<AskedConsent> asked(CustomerId customer, List<KeptConsent> said) {
        var now = clock.instant();
        var hindrance =
                mails.stream().findFirst().flatMap(AsksByMail::hindrance).orElse(null);
        var theirs = addresses.emails(customer);
        var newest = new EnumMap<Purpose, ConsentRequest>(Purpose.class);
        confirmations.of(customer).forEach(request -> newest.putIfAbsent(request.purpose(), request));
        return newest.values().stream()
                .filter(request -> request.isOpen()
                        || request.stateAt(now) == ConsentRequest.State.LAPSED
                                && said.stream().noneMatch(kept -> isLater(kept, request)))
                .map(request -> AskedConsent.of(
                        request, now, theirs.contains(request.address()) ? hindrance : Confirmations.NOT_THEIRS))
                .toList();
    }

    private static boolean isLater(KeptConsent kept, ConsentRequest request) {
        return kept.purpose() == request.purpose()
                && Channel.EMAIL.word().equals(kept.channel())
                && kept.at().isAfter(request.askedAt());
    }

    /**
     * Refused when the customer said something else later, or the wording is none. A yes to advertising by e-mail is asked for, see
     * {@link Allowed#asked}.
     */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Transactional
    public void say(CustomerId customer, ConsentStatement said) {
        requireKnown(customer);
        if (said.source() == ConsentSource.CONFIRMATION)
            throw Refused.invalid("consent.bad-source", said.source().word());
        if (said.wording() != null) wordings.require(said.purpose(), said.wording());
        consents.say(customer, said, access.current().map(Person::id).orElse(null));
    }

    /** Lets the mail be written once more by which a yes is confirmed; within limits, since nobody wants many. */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Transactional
    public void sendAgain(CustomerId customer, UUID request) {
        requireKnown(customer);
        confirmations.sendAgain(customer, request);
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
