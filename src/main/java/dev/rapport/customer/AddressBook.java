package dev.rapport.customer;

import dev.rapport.platform.Channel;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.PhoneNumber;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Where customers are reached, for what carries words to them. Of several addresses the one known longest. */
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
    private final CustomerQueries queries;

    AddressBook(ContactPoints points, CustomerQueries queries) {
        this.points = points;
        this.queries = queries;
    }

    public Optional<Address> email(CustomerId customer) {
        return points.all(customer, ContactPoint.Kind.EMAIL).stream()
                .map(AddressBook::address)
                .findFirst();
    }

    /** A number that takes text messages. */
    public Optional<Address> textMessages(CustomerId customer) {
        return points.all(customer, ContactPoint.Kind.PHONE).stream()
                .filter(point -> new PhoneNumber(point.value(), point.extension()).takesTextMessages())
                .map(AddressBook::address)
                .findFirst();
    }

    /** Who the customer is on a channel that knows its people itself. */
    public Optional<Address> identity(CustomerId customer, Channel channel) {
        return queries.identities(customer).stream()
                .filter(identity -> identity.channel().equals(channel.word()))
                .map(identity -> new Address(identity.external(), ""))
                .findFirst();
    }

    private static Address address(ContactPoint point) {
        return new Address(point.value(), point.masked());
    }
}
