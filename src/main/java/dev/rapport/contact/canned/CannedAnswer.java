package dev.rapport.contact.canned;

import dev.rapport.platform.Channel;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Revision;
import dev.rapport.platform.UserId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A text that staff insert into what they answer.
 *
 * @param owner whose own it is
 * @param team whose it is; everybody's if there is no owner either
 * @param code by which it is found with few keys
 * @param channels those on which it is offered; all if empty
 * @param words with variables
 * @param inserted how often it was
 */
public record CannedAnswer(
        UUID id,
        @Nullable UserId owner,
        @Nullable String team,
        String name,
        String code,
        CannedLanguage language,
        List<Channel> channels,
        String words,
        long version,
        @Nullable UserId changedBy,
        Instant changedAt,
        @Nullable Instant removedAt,
        long inserted,
        @Nullable Instant insertedAt) {

    public CannedFor whose() {
        if (owner != null) return CannedFor.ME;
        return team == null ? CannedFor.EVERYBODY : CannedFor.TEAM;
    }

    /** What somebody who changes it must have read. */
    public Revision revision() {
        return Revision.of(id, version);
    }

    boolean isRemoved() {
        return removedAt != null;
    }

    void requireStanding() {
        if (isRemoved()) throw Refused.conflict("canned.is-removed", name);
    }
}
