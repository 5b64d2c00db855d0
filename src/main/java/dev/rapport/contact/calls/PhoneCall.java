package dev.rapport.contact.calls;

import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Revision;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A call, as its telephone system told it.
 *
 * @param direction absent as long as nobody said
 * @param other number of the other side as the asker may see it; absent where it was suppressed
 * @param agents extensions that rang or spoke, in the order in which they did
 * @param outcome absent while it lasts
 * @param customer absent as long as nobody knows who it is
 * @param isMaybe whether somebody is known who may be them
 * @param linkedBy who said who it is, if a person did
 * @param owner who speaks or spoke, or whose telephone alone rings
 * @param isRecorded whether the telephone system says where it can be listened to
 * @param version grows with every change that people make
 */
public record PhoneCall(
        SubjectId id,
        String number,
        UUID account,
        Told.@Nullable Direction direction,
        @Nullable String other,
        @Nullable String ours,
        @Nullable String queue,
        List<String> agents,
        CallState state,
        @Nullable CallOutcome outcome,
        Instant beganAt,
        @Nullable Instant answeredAt,
        @Nullable Instant endedAt,
        @Nullable CustomerId customer,
        boolean isMaybe,
        @Nullable UserId linkedBy,
        @Nullable String proof,
        @Nullable UserId owner,
        String team,
        boolean isRecorded,
        long version) {

    public PhoneCall {
        agents = List.copyOf(agents);
    }

    /** What somebody who changes it must have read. */
    public Revision revision() {
        return Revision.of(id, version);
    }

    public boolean isIncoming() {
        return direction != Told.Direction.OUT;
    }

    /** Whether somebody called us and spoke with nobody. */
    public boolean isMissed() {
        return isIncoming() && outcome != null && outcome != CallOutcome.ANSWERED;
    }

    /** How long was spoken; absent where nobody did, still does, or nobody told when it ended. */
    public @Nullable Duration spoken() {
        if (answeredAt == null || endedAt == null || !endedAt.isAfter(answeredAt)) return null;
        return Duration.between(answeredAt, endedAt);
    }

    /** The same as somebody may read it. */
    PhoneCall told(@Nullable String shown, @Nullable String why) {
        return new PhoneCall(
                id,
                number,
                account,
                direction,
                shown,
                ours,
                queue,
                agents,
                state,
                outcome,
                beganAt,
                answeredAt,
                endedAt,
                customer,
                isMaybe,
                linkedBy,
                why,
                owner,
                team,
                isRecorded,
                version);
    }

    /** The same for somebody to whom it is being passed on while another speaks. */
    PhoneCall ringing() {
        if (state != CallState.TALKING) return this;
        return new PhoneCall(
                id,
                number,
                account,
                direction,
                other,
                ours,
                queue,
                agents,
                CallState.RINGING,
                outcome,
                beganAt,
                answeredAt,
                endedAt,
                customer,
                isMaybe,
                linkedBy,
                proof,
                owner,
                team,
                isRecorded,
                version);
    }

    Refused changed() {
        return Refused.changed("call.changed-meanwhile", number);
    }

    @Override
    public String toString() {
        return number;
    }
}
