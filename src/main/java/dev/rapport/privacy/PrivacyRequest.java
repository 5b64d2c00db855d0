package dev.rapport.privacy;

import dev.rapport.platform.CustomerId;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import dev.rapport.platform.Word;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a person asks about what is kept of them.
 *
 * @param words what they ask, as it was taken down
 * @param owner the clerk, who alone receives what is delivered
 * @param proposal "grant" or "refuse", with what was done or why; by somebody else than who decides
 */
public record PrivacyRequest(
        SubjectId id,
        String number,
        CustomerId customer,
        Kind kind,
        Law law,
        String words,
        State state,
        @Nullable UserId owner,
        String team,
        Instant openedAt,
        @Nullable String identityHow,
        @Nullable String proposal,
        @Nullable String proposalText,
        @Nullable UserId preparedBy,
        @Nullable String reason,
        @Nullable UserId decidedBy,
        @Nullable Instant closedAt) {

    public enum Kind implements Word {
        /** To have all that is kept of them. */
        ACCESS,
        CORRECTION,
        /** That it is used for advertising and evaluated. */
        OBJECTION,
        /** That it is deleted, as far as no law keeps it. */
        ERASURE
    }

    /** Under which the request is made; it says how long we have. */
    public enum Law implements Word {
        PIPL,
        GDPR
    }

    public enum State implements Word {
        RECEIVED,
        IDENTIFIED,
        COLLECTED,
        PREPARED,
        /** Granted: what is kept goes, and is looked for afterwards. */
        ERASING,
        FULFILLED,
        REFUSED
    }

    public boolean isOver() {
        return state == State.FULFILLED || state == State.REFUSED;
    }

    /** Whether what was collected can be looked at by those who work on it. */
    public boolean isBeingAnswered() {
        return state == State.COLLECTED || state == State.PREPARED;
    }
}
