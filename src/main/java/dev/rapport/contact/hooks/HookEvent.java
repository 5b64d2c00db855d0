package dev.rapport.contact.hooks;

import dev.rapport.platform.SubjectId;
import dev.rapport.platform.TellsPeople;
import dev.rapport.platform.UserId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * How addresses stand that are told what happens here, told to administrators: the later news takes the place of what they have not
 * read yet. The subject is the address, which is no case.
 */
sealed interface HookEvent extends TellsPeople {

    @Override
    default String topic() {
        return "webhook";
    }

    /** It has taken nothing for a while. */
    record WebhookFails(UUID eventId, SubjectId subject, Instant at, String webhook, List<UserId> told)
            implements HookEvent {}

    /** The other side said that it wants nothing more. */
    record WebhookGone(UUID eventId, SubjectId subject, Instant at, String webhook, List<UserId> told)
            implements HookEvent {}

    /** It took nothing for days and is told nothing more. */
    record WebhookGivenUp(UUID eventId, SubjectId subject, Instant at, String webhook, List<UserId> told)
            implements HookEvent {}
}
