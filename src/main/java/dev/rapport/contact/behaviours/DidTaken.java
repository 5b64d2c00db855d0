package dev.rapport.contact.behaviours;

import dev.rapport.contact.accounts.ChannelAccount;
import dev.rapport.contact.inbound.Takes;
import dev.rapport.contact.inbound.Unreadable;
import dev.rapport.platform.Refused;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** Takes down what platforms tell that people did. */
@Component
class DidTaken implements Takes<Did> {

    private final Behaviours behaviours;

    DidTaken(Behaviours behaviours) {
        this.behaviours = behaviours;
    }

    @Override
    public Class<Did> what() {
        return Did.class;
    }

    @Override
    public void take(ChannelAccount account, Did did, Instant receivedAt) {
        try {
            behaviours.tell(account.platform() + " " + account.id(), List.of(did.what()));
        } catch (Refused refused) {
            throw new Unreadable(refused.key(), refused);
        }
    }
}
