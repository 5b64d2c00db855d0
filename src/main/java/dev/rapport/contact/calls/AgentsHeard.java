package dev.rapport.contact.calls;

import dev.rapport.contact.accounts.ChannelAccount;
import dev.rapport.contact.inbound.Takes;
import java.time.Instant;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes in how people stand at their telephones. It is seen, and changes nothing about who gets which work. */
@Component
class AgentsHeard implements Takes<AgentTold> {

    private final AgentStatuses statuses;

    AgentsHeard(AgentStatuses statuses) {
        this.statuses = statuses;
    }

    @Override
    public Class<AgentTold> what() {
        return AgentTold.class;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void take(ChannelAccount account, AgentTold told, Instant receivedAt) {
        statuses.keep(account.id(), told, CallsHeard.time(told, receivedAt));
    }
}
