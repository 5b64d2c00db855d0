package dev.rapport.notice;

import dev.rapport.platform.CustomerId;
import dev.rapport.platform.SubjectId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that a person was told.
 *
 * @param kind name of the event that told it
 * @param about the subject, or what is no case
 * @param number of the subject it is about
 * @param title of that subject; the name where it is a customer
 * @param customer that it is about, if it is about one itself
 * @param text the sentence in the person's language
 */
public record Notice(
        long id,
        String kind,
        SubjectId about,
        @Nullable String number,
        @Nullable String title,
        @Nullable CustomerId customer,
        String text,
        Instant at,
        boolean read) {}
