package dev.rapport.contact.behaviours;

import dev.rapport.platform.Channel;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody did on a channel.
 *
 * @param what the post, campaign, link or page
 */
public record Behaviour(
        UUID id,
        Channel channel,
        BehaviourKind kind,
        @Nullable String what,
        Instant at) {}
