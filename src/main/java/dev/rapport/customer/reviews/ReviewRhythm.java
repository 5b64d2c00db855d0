package dev.rapport.customer.reviews;

import dev.rapport.customer.quality.Quality;
import dev.rapport.platform.Revision;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How a check is reviewed.
 *
 * @param rhythm absent where it is not, unless somebody begins a review by hand
 * @param nextOn the working day on which the next review begins
 * @param newest the review that began last
 */
public record ReviewRhythm(
        Quality quality,
        @Nullable Rhythm rhythm,
        @Nullable LocalDate nextOn,
        @Nullable DataReview newest) {

    /** What somebody who chooses another rhythm must have read. */
    public Revision revision() {
        return revision(rhythm);
    }

    static Revision revision(@Nullable Rhythm rhythm) {
        return Revision.of(rhythm);
    }
}
