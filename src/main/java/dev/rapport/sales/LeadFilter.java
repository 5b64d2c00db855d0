package dev.rapport.sales;

import dev.rapport.platform.Refused;
import dev.rapport.platform.UserId;
import org.jspecify.annotations.Nullable;

/**
 * Which leads a list shows; what is absent does not matter.
 *
 * @param text part of a name, a company or a number
 */
public record LeadFilter(
        @Nullable String text,
        @Nullable LeadStatus status,
        LeadScore.@Nullable Band band,
        @Nullable UserId owner) {

    public static final LeadFilter ALL = new LeadFilter(null, null, null, null);

    public LeadFilter {
        if (text != null && text.length() > 200) throw Refused.invalid("sales.search-too-long");
    }
}
