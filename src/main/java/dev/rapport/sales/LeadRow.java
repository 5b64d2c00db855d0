package dev.rapport.sales;

import dev.rapport.platform.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A lead as a list shows it. */
public record LeadRow(
        LeadId id,
        String number,
        String name,
        @Nullable String company,
        @Nullable String source,
        @Nullable String city,
        LeadStatus status,
        @Nullable Integer points,
        LeadScore.@Nullable Band band,
        @Nullable UserId owner,
        @Nullable String team,
        Instant createdAt) {}
