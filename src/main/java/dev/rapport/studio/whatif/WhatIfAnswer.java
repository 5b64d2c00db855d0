package dev.rapport.studio.whatif;

import dev.rapport.platform.SubjectId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What would have been kept and broken.
 *
 * @param cases how many were replayed
 * @param whole false when there were more cases than are replayed at once, so that only the first were
 * @param is under what is in force
 * @param would under what was asked about
 * @param appeared how many breaches there would be that there are not
 * @param vanished how many breaches there would not be
 * @param examples some of both
 */
public record WhatIfAnswer(
        int cases, boolean whole, Side is, Side would, int appeared, int vanished, List<Example> examples) {

    /** How many clocks there are, and how many of them passed their due time. */
    public record Side(int clocks, int breached) {}

    /** A breach that would appear or vanish, with the due time it has and the one it would have. */
    public record Example(
            SubjectId subject,
            @Nullable String number,
            @Nullable String external,
            String metric,
            boolean appears,
            @Nullable Instant due,
            @Nullable Instant wouldBeDue) {}
}
