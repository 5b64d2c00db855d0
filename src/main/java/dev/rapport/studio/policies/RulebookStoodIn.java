package dev.rapport.studio.policies;

import dev.rapport.platform.SubjectId;
import dev.rapport.platform.TellsPeople;
import dev.rapport.platform.UserId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A published rulebook could not decide.
 *
 * @param instead the version that decides in its place; 0 when none can
 */
public record RulebookStoodIn(
        UUID eventId, SubjectId subject, Instant at, String rulebook, int version, int instead, List<UserId> told)
        implements TellsPeople {}
