package dev.rapport.access;

import dev.rapport.platform.Word;
import java.time.Instant;

/**
 * How somebody stands at their telephone, as a telephone system tells; nobody gets work, or none, for it.
 *
 * @param since when it was told that it became so
 */
public record AtTelephone(Status status, Instant since) {

    /** Of several telephones the first of these counts. */
    public enum Status implements Word {
        BUSY,
        PAUSED,
        AVAILABLE,
        OFF
    }
}
