package dev.rapport.contact.site;

import dev.rapport.platform.SubjectId;
import dev.rapport.platform.TellsPeople;
import dev.rapport.platform.UserId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Something that came by a form was held as spam, and whoever entered it was told that it was sent.
 *
 * @param subject the account of the site, which is no case
 * @param account its name
 */
record EntryHeld(UUID eventId, SubjectId subject, Instant at, String account, List<UserId> told)
        implements TellsPeople {}
