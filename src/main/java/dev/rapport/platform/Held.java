package dev.rapport.platform;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wrote for a customer, and which has not gone out yet.
 *
 * @param about what it is an answer to, in the words of its kind
 * @param content what was written, in the words of its kind
 * @param seen the newest message of the customer that the author had seen
 */
public record Held(
        UUID id,
        String kind,
        String about,
        UserId author,
        String content,
        @Nullable UUID seen) {}
