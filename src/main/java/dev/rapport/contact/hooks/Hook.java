package dev.rapport.contact.hooks;

import dev.rapport.contact.Trouble;
import dev.rapport.platform.Revision;
import dev.rapport.platform.UserId;
import dev.rapport.platform.Word;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An address of another system that is told what happens here.
 *
 * @param events names of what it is told, see {@link HookTypes}
 * @param offBecause why nobody switched it off; absent if somebody did, or it is on
 * @param beforeUntil until when the secret before signs as well; absent if there is none
 * @param takenAt when it last took something
 * @param failingSince since when it took nothing; absent while it does
 * @param trouble what kept it from taking the last
 */
public record Hook(
        UUID id,
        String name,
        String address,
        List<String> events,
        State state,
        @Nullable OffBecause offBecause,
        @Nullable Instant beforeUntil,
        @Nullable Instant takenAt,
        @Nullable Instant failingSince,
        @Nullable Trouble trouble,
        @Nullable UserId changedBy,
        Instant changedAt,
        long version) {

    /** Whether it is told anything. */
    public enum State implements Word {
        ON,
        OFF
    }

    /** What switched it off. */
    public enum OffBecause implements Word {
        GONE,
        FAILING
    }

    public boolean isOn() {
        return state == State.ON;
    }

    public Revision revision() {
        return Revision.of(id, version);
    }
}
