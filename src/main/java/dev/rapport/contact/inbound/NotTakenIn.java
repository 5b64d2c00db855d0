package dev.rapport.contact.inbound;

import dev.rapport.platform.SubjectId;
import dev.rapport.platform.TellsPeople;
import dev.rapport.platform.UserId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Something that came in cannot be taken in, and nobody will see it until somebody does something about it.
 *
 * @param subject the account, which is no case
 * @param account its name
 * @param count how much of it is new
 */
record NotTakenIn(UUID eventId, SubjectId subject, Instant at, String account, int count, List<UserId> told)
        implements TellsPeople {}
