package dev.rapport.customer.membership;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A membership as it was told.
 *
 * @param number a new one takes the next of the series if absent, one that is there keeps its own
 * @param level its word, or its name in either language
 * @param since today if absent, or what it was
 * @param validUntil of a new one what the level says if absent; of one that is there, that it has no end
 */
public record NewMembership(
        @Nullable String number,
        String level,
        @Nullable LocalDate since,
        @Nullable LocalDate validUntil) {}
