package dev.rapport.sales;

import dev.rapport.rules.Decision.Reason;
import java.util.List;

/** How promising a lead is, and why the rules say so. */
public record LeadScore(int points, Band band, List<Reason> reasons, int rulebookVersion) {

    /** The score in a word. */
    public enum Band {
        HOT,
        WARM,
        COLD
    }
}
