package dev.rapport.marketing.segments;

import dev.rapport.platform.Phrase;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Revision;
import dev.rapport.platform.UserId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Customers that match a condition.
 *
 * @param purpose what it is for, in words
 * @param members how many there are
 * @param computing whether members are still those of an earlier condition
 * @param stuck why it cannot be computed any more, if it cannot: members are those of that time
 */
public record Segment(
        UUID id,
        String name,
        String purpose,
        UserId owner,
        String team,
        Condition condition,
        SegmentState state,
        long members,
        boolean computing,
        long version,
        @Nullable UserId changedBy,
        Instant changedAt,
        @Nullable Instant frozenAt,
        @Nullable Instant removedAt,
        @Nullable Phrase stuck,
        @Nullable Instant stuckAt) {

    /** What somebody who changes it must have read. */
    public Revision revision() {
        return Revision.of(id, version);
    }

    public boolean isFrozen() {
        return state == SegmentState.FROZEN;
    }

    public boolean isRemoved() {
        return removedAt != null;
    }

    /** Refused where something new is to be done with it that it is not fit for. */
    public void requireFitForUse() {
        requireStanding();
        if (stuck != null) throw new Refused(Refused.Kind.CONFLICT, stuck.key(), stuck.arguments());
        if (computing) throw Refused.conflict("segment.still-computing", name);
    }

    void requireStanding() {
        if (isRemoved()) throw Refused.conflict("segment.is-removed", name);
    }

    SegmentDraft draft() {
        return new SegmentDraft(name, purpose, owner, team, condition);
    }

    boolean asksOtherwiseThan(Condition other) {
        return !condition.plain().equals(other.plain());
    }
}
