package dev.rapport.contact.calls;

import dev.rapport.platform.Word;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that a telephone system told of a call.
 *
 * @param there the call's id on the other side
 * @param agents extensions or accounts that it is about, as {@link Extensions} writes them; none if about the whole call
 * @param other number of the other side; absent where it is not known
 * @param ours the number of ours that was called, or called out
 * @param recording where the telephone system keeps it
 * @param leftOut whether its call is none of ours to keep
 * @param at when it was; absent if the other side does not say
 */
public record Told(
        String there,
        Event event,
        List<String> agents,
        @Nullable Direction direction,
        @Nullable String other,
        @Nullable String ours,
        @Nullable String queue,
        @Nullable String cause,
        @Nullable String recording,
        boolean leftOut,
        @Nullable Instant at)
        implements PhoneNews {

    public enum Event {
        NEW_CALL,
        ANSWER,

        /** A telephone rings no more, or is out of the call, which goes on. */
        LEFT,
        HANGUP,

        /** Says no more than where the call can be listened to. */
        RECORDING
    }

    /** From where a call comes: in from outside, or out from us. */
    public enum Direction implements Word {
        IN,
        OUT
    }

    public Told {
        agents = List.copyOf(agents);
    }

    Told withoutNumbers() {
        return new Told(there, event, agents, direction, null, null, queue, cause, null, true, at);
    }

    @Override
    public String toString() {
        return event + " of " + there;
    }
}
