package dev.rapport.contact.calls;

import dev.rapport.access.AtTelephone.Status;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How people stand at their telephones from now on.
 *
 * @param agents extensions or accounts, as {@link Extensions} writes them
 * @param at when it was; absent if the other side does not say
 */
public record AgentTold(
        List<String> agents, Status status, @Nullable Instant at) implements PhoneNews {

    public AgentTold {
        agents = List.copyOf(agents);
    }
}
