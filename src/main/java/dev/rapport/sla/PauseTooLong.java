package dev.rapport.sla;

import dev.rapport.platform.SubjectId;
import dev.rapport.platform.TellsPeople;
import dev.rapport.platform.UserId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A case has waited for longer than the limit and the wait has no end yet; told once a pause.
 *
 * @param waiting for what
 * @param by who set the pause
 * @param told the lead of the team that holds the case
 */
public record PauseTooLong(
        UUID eventId,
        SubjectId subject,
        Instant at,
        @Nullable String waiting,
        Instant since,
        @Nullable UserId by,
        List<UserId> told)
        implements TellsPeople {}
