package dev.rapport.contact;

import dev.rapport.contact.Delivery.State;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** For carriers that tell how far what they took got. */
@Component
public class Deliveries {

    private final Messages messages;
    private final LostMessages losing;

    Deliveries(Messages messages, LostMessages losing) {
        this.messages = messages;
        this.losing = losing;
    }

    /** @param there the id on the other side; one that nobody knows is no matter */
    @Transactional
    public void delivered(Carrier carrier, String there) {
        messages.advance(carrier.name(), there, State.DELIVERED);
    }

    @Transactional
    public void read(Carrier carrier, String there) {
        messages.advance(carrier.name(), there, State.READ);
    }

    /** What was taken goes another way, on which it is known by another id. */
    @Transactional
    public void wentOn(Carrier carrier, String there, String id) {
        messages.rename(carrier.name(), there, id);
    }

    /** What was taken does not arrive; it comes back to its author. */
    @Transactional
    public void lost(Carrier carrier, String there, Trouble why) {
        losing.lost(carrier.name(), there, why);
    }
}
