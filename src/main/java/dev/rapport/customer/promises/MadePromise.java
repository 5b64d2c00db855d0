package dev.rapport.customer.promises;

import dev.rapport.cases.SubjectStands;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Refused;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What somebody told a customer we would do.
 *
 * @param what empty where its words are not for the reader
 * @param dueAt by when
 * @param owner who answers for it; absent while it waits in the team's queue
 * @param team key of the team
 * @param reason why it was broken or withdrawn
 * @param endedAt absent while it is open
 */
public record MadePromise(
        SubjectId id,
        String number,
        CustomerId customer,
        String what,
        Instant dueAt,
        @Nullable UserId owner,
        String team,
        PromiseState state,
        @Nullable String reason,
        @Nullable UserId madeBy,
        Instant madeAt,
        @Nullable Instant endedAt) {

    /** The same, as somebody may read it. */
    MadePromise told(UnaryOperator<String> words) {
        return new MadePromise(
                id,
                number,
                customer,
                words.apply(what),
                dueAt,
                owner,
                team,
                state,
                reason == null ? null : words.apply(reason),
                madeBy,
                madeAt,
                endedAt);
    }

    MadePromise withoutWords() {
        return new MadePromise(id, number, customer, "", dueAt, owner, team, state, null, madeBy, madeAt, endedAt);
    }

    /** Whether its words are not for the reader. */
    public boolean isWithoutWords() {
        return what.isEmpty();
    }

    public boolean isOpen() {
        return state == PromiseState.OPEN;
    }

    /** Whether the time that was said had passed when it ended, or has by then. */
    public boolean isLate(Instant now) {
        return dueAt.isBefore(endedAt == null ? now : endedAt);
    }

    MadePromise ended(PromiseState how, @Nullable String why, Instant at) {
        requireOpen();
        if (how == PromiseState.BROKEN && at.isBefore(dueAt)) throw Refused.conflict("promise.not-due-yet", number);
        return new MadePromise(id, number, customer, what, dueAt, owner, team, how, why, madeBy, madeAt, at);
    }

    MadePromise moved(Instant due) {
        requireOpen();
        return new MadePromise(id, number, customer, what, due, owner, team, state, reason, madeBy, madeAt, null);
    }

    MadePromise heldBy(@Nullable UserId other, String otherTeam) {
        requireOpen();
        return new MadePromise(
                id, number, customer, what, dueAt, other, otherTeam, state, reason, madeBy, madeAt, null);
    }

    SubjectStands stands() {
        return new SubjectStands(id, "PromiseState." + state, endedAt);
    }

    private void requireOpen() {
        if (!isOpen()) throw Refused.conflict("promise.over", number);
    }
}
