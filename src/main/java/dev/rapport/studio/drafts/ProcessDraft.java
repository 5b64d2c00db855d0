package dev.rapport.studio.drafts;

import dev.rapport.platform.Refused;
import dev.rapport.platform.Revision;
import dev.rapport.platform.UserId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A change of a process on its way to be live.
 *
 * @param name of the process, in the text
 * @param baseVersion the live version that it is compared with and takes the place of; absent where the process is new
 * @param author who began it
 * @param changedBy who drew last
 * @param reviewer who approved it, if somebody did in this text
 * @param deployedVersion the version that it became
 * @param originalName of the file that was brought in, whose bytes are kept
 */
public record ProcessDraft(
        UUID id,
        String processId,
        String name,
        @Nullable Integer baseVersion,
        DraftState state,
        UserId author,
        Instant createdAt,
        long version,
        UserId changedBy,
        Instant changedAt,
        @Nullable UserId askedBy,
        @Nullable UserId reviewer,
        @Nullable Integer deployedVersion,
        @Nullable Instant removedAt,
        @Nullable String originalName) {

    /** What somebody who changes it must have read. */
    public Revision revision() {
        return Revision.of(id, version);
    }

    public boolean isRemoved() {
        return removedAt != null;
    }

    /** Refuses a change of what is deployed or in the bin. */
    void requireOpen() {
        if (isRemoved()) throw Refused.conflict("studio.draft.is-removed");
        if (state == DraftState.DEPLOYED)
            throw Refused.conflict("studio.draft.is-deployed", String.valueOf(deployedVersion));
    }

    /** Refuses unless it is in this state. */
    void require(DraftState wanted, String otherwise) {
        requireOpen();
        if (state != wanted) throw Refused.conflict(otherwise);
    }
}
