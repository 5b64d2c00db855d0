package dev.rapport.customer;

import dev.rapport.platform.Channel;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.PhoneNumber;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Where customers are reached, for what carries words to them. Of several addresses the one known longest; never one that is
 * not to be used, or out of date.
 */
@Component
public class AddressBook {

    /** @param masked as everybody may see it */
    public record Address(String inFull, String masked) {

        @Override
        public String toString() {
            return masked;
        }
    }

    private final ContactPoints points;
    private final IdentityRows identities;
    private final Clock clock;

    AddressBook(ContactPoints points, IdentityRows identities, Clock clock) {
        this.points = points;
        this.identities = identities;
        this.clock = clock;
    }

    public Optional<Address> email(CustomerId customer) {
        return points.usable(customer, ContactPoint.Kind.EMAIL, LocalDate.now(clock)).stream()
                .map(AddressBook::address)
                .findFirst();
    }

    /** All that may be used. */
    Set<String> emails(CustomerId customer) {
        return points.usable(customer, ContactPoint.Kind.EMAIL, LocalDate.now(clock)).stream()
                .map(ContactPoint::value)
                .collect(Collectors.toSet());
    }

    /** A number that takes text messages. */
    public Optional<Address> textMessages(CustomerId customer) {
        return points.usable(customer, ContactPoint.Kind.PHONE, LocalDate.now(clock)).stream()
                .filter(point -> new PhoneNumber(point.value(), point.extension()).takesTextMessages())
                .map(AddressBook::address)
                .findFirst();
    }

    /**
     * Whether the customer has addresses for the channel that are not to be used.
     *
     * @param address the one in question, in any spelling; any if absent
     */
    public boolean isClosed(CustomerId customer, Channel channel, @Nullable String address) {
        return switch (channel) {
            case EMAIL -> isClosed(customer, ContactPoint.Kind.EMAIL, address);
            case SMS -> isClosed(customer, ContactPoint.Kind.PHONE, address);
            default -> false;
        };
    }

    private boolean isClosed(CustomerId customer, ContactPoint.Kind kind, @Nullable String address) {
        return !points.closed(customer, kind, address, LocalDate.now(clock)).isEmpty();
    }

    /** Who the customer is, for sure, on a channel that knows its people itself. */
    public Optional<Address> identity(CustomerId customer, Channel channel) {
        return identities.of(customer).stream()
                .filter(identity -> identity.certainty() == Certainty.KNOWN)
                .filter(identity -> identity.channel().equals(channel.word()))
                .map(identity -> new Address(identity.external(), identity.masked()))
                .findFirst();
    }

    private static Address address(ContactPoint point) {
        return new Address(point.value(), point.masked());
    }
}
