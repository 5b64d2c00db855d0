package dev.rapport.sales;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A lead that looks for its owner, as the rulebook {@code lead-routing} sees it.
 *
 * @param skills what its owner should know, such as a product series or a language; may be empty
 * @param customerOwner who looks after the customer whose lead it is, if it is a known one's
 */
public record LeadToRoute(
        int score,
        @Nullable String band,
        @Nullable String territory,
        Set<String> skills,
        @Nullable String customerOwner) {}
