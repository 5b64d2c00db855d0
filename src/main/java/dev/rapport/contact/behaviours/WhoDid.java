package dev.rapport.contact.behaviours;

import dev.rapport.contact.conversations.LinkedAddresses;
import dev.rapport.customer.AddressOwners;
import dev.rapport.platform.Channel;
import dev.rapport.platform.CustomerId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Whose addresses are: their single owner's, or else whoever people said to write from there. */
@Component
class WhoDid {

    private final AddressOwners owners;
    private final LinkedAddresses linked;

    WhoDid(AddressOwners owners, LinkedAddresses linked) {
        this.owners = owners;
        this.linked = linked;
    }

    String address(Channel channel, String written) {
        return owners.address(channel, written);
    }

    Map<String, CustomerId> of(Collection<String> addresses) {
        var known = new HashMap<>(linked.of(addresses));
        known.putAll(owners.of(addresses));
        return known;
    }

    List<String> addressesOf(Collection<CustomerId> customers) {
        return Stream.concat(owners.addressesOf(customers).stream(), linked.addressesOf(customers).stream())
                .distinct()
                .toList();
    }
}
