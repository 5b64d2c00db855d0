package dev.rapport.notice;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that a person was told.
 *
 * @param kind name of the event that told it
 * @param number of the subject it is about
 * @param title of that subject
 * @param text the sentence in the person's language
 */
public record Notice(
        long id,
        String kind,
        @Nullable String number,
        @Nullable String title,
        String text,
        Instant at,
        boolean read) {}
