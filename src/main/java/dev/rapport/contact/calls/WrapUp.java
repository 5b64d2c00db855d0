package dev.rapport.contact.calls;

import dev.rapport.platform.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a call was about, as who spoke wrote it down.
 *
 * @param about in a few words
 * @param note may be empty
 */
public record WrapUp(
        CallReason reason,
        String about,
        String note,
        @Nullable UserId by,
        Instant at) {}
