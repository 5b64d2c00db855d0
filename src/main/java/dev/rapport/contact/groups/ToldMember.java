package dev.rapport.contact.groups;

import dev.rapport.platform.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody in a group, as its platform says.
 *
 * @param there their id there
 * @param isOurs whether the platform counts them to our firm
 * @param colleague absent where it is not known who of us that is
 * @param called what they call themselves there
 * @param by on whose invitation or by which code they came
 */
public record ToldMember(
        String there,
        boolean isOurs,
        @Nullable UserId colleague,
        Rank rank,
        @Nullable String called,
        Way way,
        @Nullable String by,
        Instant joinedAt) {

    public enum Rank {
        OWNER,
        ADMIN,
        OTHER
    }

    /** How they came. UNKNOWN: the platform does not say, or has no word that we know. */
    public enum Way {
        INVITED,
        SCAN,
        CODE,
        UNKNOWN
    }
}
