package dev.rapport.privacy.holds;

import dev.rapport.platform.CustomerId;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A hold.
 *
 * @param customer whose it is; absent for a case of nobody who is known
 * @param subject the case; absent for all of the customer
 * @param until its last day; absent until somebody lifts it
 * @param stands whether it stands today
 */
public record LegalHold(
        UUID id,
        @Nullable CustomerId customer,
        @Nullable SubjectId subject,
        String why,
        @Nullable LocalDate until,
        UserId by,
        Instant at,
        @Nullable UserId liftedBy,
        @Nullable Instant liftedAt,
        @Nullable String liftedWhy,
        boolean stands) {}
