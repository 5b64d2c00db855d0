package dev.rapport.customer;

import dev.rapport.customer.AddressBook.Address;
import dev.rapport.customer.ConsentRequest.Outcome;
import dev.rapport.customer.CustomerEvent.ConsentAsked;
import dev.rapport.platform.Channel;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.EmailAddress;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Instants;
import dev.rapport.platform.Refused;
import dev.rapport.platform.UserId;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Asks customers to confirm a yes to advertising by e-mail, and stops asking who said no. A yes that stands goes on standing until
 * another is confirmed; a no as well.
 */
@Component
class AskedConsents {

    /** For how long a question waits for its mail. */
    static final Duration WAITS = Duration.ofDays(30);

    private final ConsentRequestRows rows;
    private final ConsentWordings wordings;
    private final AddressBook addresses;
    private final Customers customers;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    AskedConsents(
            ConsentRequestRows rows,
            ConsentWordings wordings,
            AddressBook addresses,
            Customers customers,
            Clock clock,
            ApplicationEventPublisher events) {
        this.rows = rows;
        this.wordings = wordings;
        this.addresses = addresses;
        this.customers = customers;
        this.clock = clock;
        this.events = events;
    }

    /**
     * Who is asked the same already is not asked again; another address or wording takes the place of what is open. No mail goes to
     * an address that the customer does not have.
     *
     * @param given where; the address known longest if absent
     */
    void ask(CustomerId customer, ConsentStatement said, @Nullable EmailAddress given, @Nullable UserId by) {
        var at = Objects.requireNonNull(said.at());
        var isForbidden = rows.lockedAndForbidden(customer);
        if (rows.saidLater(customer, said.purpose(), at)) throw Refused.conflict("consent.said-later");
        if (isForbidden) throw Refused.conflict("consent.do-not-contact-stands");
        var address = address(customer, given).orElseThrow(() -> Refused.conflict("consent.no-address"));
        var wording = wording(said);
        if (isAsked(customer, said, wording, address)) return;
        var now = Instants.now(clock);
        rows.open(customer, said.purpose()).ifPresent(one -> rows.end(one.id(), Outcome.REPLACED, now));
        rows.add(new ConsentRequest(
                Ids.next(),
                customer,
                said.purpose(),
                address.value(),
                language(customer),
                said.source(),
                wording,
                said.until(),
                at,
                by,
                now,
                now.plus(WAITS),
                0,
                true,
                null,
                null,
                null,
                null,
                null));
        events.publishEvent(new ConsentAsked(
                Ids.next(), CustomerEvent.subjectOf(customer), now, said.purpose(), address.masked(), said.source()));
    }

    /** Where they could be asked. */
    Optional<EmailAddress> address(CustomerId customer, @Nullable EmailAddress given) {
        var address = given == null
                ? addresses.email(customer).map(Address::inFull).flatMap(EmailAddress::parse)
                : Optional.of(given).filter(one -> !addresses.isClosed(customer, Channel.EMAIL, one.value()));
        return address.filter(EmailAddress::isDeliverable);
    }

    /** Whether just this is asked there, and not answered yet. */
    boolean isAsked(CustomerId customer, ConsentStatement said, EmailAddress address) {
        return isAsked(customer, said, wording(said), address);
    }

    private boolean isAsked(CustomerId customer, ConsentStatement said, int wording, EmailAddress address) {
        return rows.open(customer, said.purpose())
                .filter(one -> !one.hasLapsed(clock.instant()))
                .filter(one -> one.address().equals(address.value()) && one.wording() == wording)
                .filter(one -> Objects.equals(one.until(), said.until()))
                .isPresent();
    }

    private int wording(ConsentStatement said) {
        return Objects.requireNonNullElseGet(said.wording(), () -> wordings.newest(said.purpose()));
    }

    /** Whoever writes down what the customers say takes this first: a question and a no wait for each other. */
    void lock(Collection<CustomerId> customers) {
        rows.lock(customers);
    }

    /** It was not the customer who said so. Gives those who confirmed it, whose yes is not theirs either. */
    List<ConsentRequest> wasAnother(CustomerId customer, ConsentStatement said) {
        var all = rows.saidBy(customer, said);
        all.forEach(one -> rows.takeBack(one.id(), Instants.now(clock)));
        return all.stream().filter(one -> one.outcome() == Outcome.CONFIRMED).toList();
    }

    /** Who said no is asked nothing any more. */
    void stop(Collection<CustomerId> customers, Collection<Purpose> purposes, @Nullable String channel) {
        if (channel == null || channel.equals(Channel.EMAIL.word()))
            rows.withdraw(customers, purposes, Instants.now(clock));
    }

    void stopAll(CustomerId customer) {
        stop(List.of(customer), Purpose.OF_CONTACT, null);
    }

    private @Nullable String language(CustomerId customer) {
        return customers
                .language(customer)
                .map(known -> Locale.forLanguageTag(known).getLanguage().equals("zh") ? "zh" : "en")
                .orElse(null);
    }
}
