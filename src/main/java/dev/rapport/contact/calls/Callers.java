package dev.rapport.contact.calls;

import dev.rapport.customer.AddressHolders;
import dev.rapport.customer.AddressHolders.Holder;
import dev.rapport.platform.Channel;
import dev.rapport.platform.CustomerId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Says whose a number is: who alone has it; of a number that nobody has, whom a person said it was before. Of several who share
 * one nobody is taken for another.
 */
@Component
class Callers {

    private final AddressHolders holders;
    private final CallRows rows;

    Callers(AddressHolders holders, CallRows rows) {
        this.holders = holders;
        this.rows = rows;
    }

    /** Who may be on the other side, those known longest first. */
    List<Holder> of(@Nullable String number) {
        return number == null ? List.of() : holders.of(Channel.PHONE, number);
    }

    Optional<CustomerId> known(@Nullable String number, List<Holder> found) {
        if (number == null) return Optional.empty();
        if (found.isEmpty()) return rows.linkedBefore(number);
        return found.size() == 1 && found.getFirst().isCertain()
                ? Optional.of(found.getFirst().id())
                : Optional.empty();
    }
}
