package dev.rapport.customer;

import dev.rapport.platform.CustomerId;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Where customers are reached, for what carries words to them. */
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

    AddressBook(ContactPoints points) {
        this.points = points;
    }

    public Optional<Address> email(CustomerId customer) {
        return points.first(customer, ContactPoint.Kind.EMAIL);
    }

    public Optional<Address> phone(CustomerId customer) {
        return points.first(customer, ContactPoint.Kind.PHONE);
    }
}
