package dev.rapport.customer;

import dev.rapport.platform.CustomerId;
import dev.rapport.platform.EmailAddress;
import dev.rapport.platform.UserId;
import dev.rapport.platform.Word;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A yes to advertising by e-mail that somebody told us of, and that counts once it is confirmed at the address.
 *
 * @param address in its normal form
 * @param language in which they are asked; both if absent
 * @param wording version that they are asked to say yes to
 * @param until when the yes is to end; absent if it stands until it is taken back
 * @param by who wrote it down; absent if nobody did
 * @param waitsUntil when it lapses if no mail could be written
 * @param mails how many were written
 * @param mailWanted whether one is to be written as soon as it may
 * @param mailedAt when the last was written; absent as long as none was
 * @param expiresAt when the link in the last ends
 * @param outcome absent as long as nothing came of it
 * @param trouble key of the sentence that says why the last mail did not go out
 */
public record ConsentRequest(
        UUID id,
        CustomerId customer,
        Purpose purpose,
        String address,
        @Nullable String language,
        ConsentSource source,
        int wording,
        @Nullable Instant until,
        Instant saidAt,
        @Nullable UserId by,
        Instant askedAt,
        Instant waitsUntil,
        int mails,
        boolean mailWanted,
        @Nullable Instant mailedAt,
        @Nullable Instant expiresAt,
        @Nullable Instant endedAt,
        @Nullable Outcome outcome,
        @Nullable String trouble) {

    /** What came of it. */
    public enum Outcome implements Word {
        CONFIRMED,
        /** Whoever reads the address said no. */
        DECLINED,
        /** The customer said no another way, never said yes, or no longer has the address. */
        WITHDRAWN,
        /** They were asked something else, or elsewhere. */
        REPLACED,
        /** Nobody answered in time. */
        LAPSED
    }

    /** How it stands, for people. */
    public enum State implements Word {
        /** No mail was written yet. */
        WAITING,
        MAILED,
        LAPSED,
        ENDED
    }

    public State stateAt(Instant now) {
        if (outcome == Outcome.LAPSED || isOpen() && hasLapsed(now)) return State.LAPSED;
        if (!isOpen()) return State.ENDED;
        return mailedAt == null ? State.WAITING : State.MAILED;
    }

    public boolean isOpen() {
        return outcome == null;
    }

    public boolean hasLapsed(Instant now) {
        return !Objects.requireNonNullElse(expiresAt, waitsUntil).isAfter(now);
    }

    /** The address as everybody may see it. */
    public String masked() {
        return EmailAddress.read(address).masked();
    }

    @Override
    public String toString() {
        return "request " + id;
    }
}
