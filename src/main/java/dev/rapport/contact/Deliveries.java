package dev.rapport.contact;

import dev.rapport.contact.Delivery.State;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** For carriers that tell how far what they took got. */
@Component
public class Deliveries {

    private final Messages messages;

    Deliveries(Messages messages) {
        this.messages = messages;
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
}
