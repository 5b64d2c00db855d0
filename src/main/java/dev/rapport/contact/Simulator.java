package dev.rapport.contact;

import dev.rapport.customer.AddressBook;
import dev.rapport.customer.AddressBook.Address;
import dev.rapport.platform.Channel;
import dev.rapport.platform.CustomerId;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Lets the sample organisation be tried: takes everything on every channel, and nothing leaves the house. */
@Component
@Order(100)
@ConditionalOnProperty(name = "rapport.empty", havingValue = "false", matchIfMissing = true)
class Simulator implements Carrier {

    static final String NAME = "simulator";

    private final AddressBook addresses;

    Simulator(AddressBook addresses) {
        this.addresses = addresses;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String account() {
        return NAME;
    }

    @Override
    public Set<Channel> channels() {
        return EnumSet.complementOf(EnumSet.of(Channel.PHONE, Channel.IN_PERSON, Channel.API, Channel.IMPORT));
    }

    @Override
    public boolean isReady() {
        return true;
    }

    @Override
    public Reach reach(CustomerId customer, Channel channel) {
        return switch (channel) {
            case EMAIL -> at(addresses.email(customer), "contact.no-email");
            case SMS -> at(addresses.phone(customer), "contact.no-phone");
            default -> new Reach.At(customer.toString(), "");
        };
    }

    private static Reach at(Optional<Address> address, String otherwise) {
        return address.<Reach>map(known -> new Reach.At(known.inFull(), known.masked()))
                .orElseGet(() -> new Reach.Nowhere(otherwise));
    }

    @Override
    public Outcome send(Letter letter) {
        return new Outcome.Accepted(letter.id().toString());
    }
}
