package dev.rapport.sales;

import org.jspecify.annotations.Nullable;

/**
 * What the rulebook {@code lead-scoring} looks at: what the lead itself told or did, never what staff noted after
 * contact. Absent means not known; a lead typed in by hand knows little more than its source.
 *
 * @param origin how it came to us, such as "Landing Page Submission" or "API"
 * @param source where it came from, such as "Google" or "Reference"
 * @param secondsOnSite time spent on the web site in all visits
 * @param heardFrom how they say they heard of us
 * @param productNamed whether they named a product they want
 */
public record LeadFacts(
        @Nullable String origin,
        @Nullable String source,
        boolean doNotEmail,
        boolean doNotCall,
        @Nullable Integer visits,
        @Nullable Integer secondsOnSite,
        @Nullable Double pagesPerVisit,
        @Nullable String lastActivity,
        @Nullable String country,
        @Nullable String city,
        @Nullable String specialization,
        @Nullable String heardFrom,
        @Nullable String occupation,
        @Nullable String goal,
        boolean wantsFreeCopy,
        boolean hasPhone,
        boolean hasEmail,
        boolean productNamed) {}
