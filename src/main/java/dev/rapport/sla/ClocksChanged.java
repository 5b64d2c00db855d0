package dev.rapport.sla;

import dev.rapport.platform.SubjectId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A subject's clocks were recomputed; published in the transaction that did it.
 *
 * @param nextDue when its earliest running clock falls due; absent when none runs
 */
public record ClocksChanged(SubjectId subject, @Nullable Instant nextDue) {}
