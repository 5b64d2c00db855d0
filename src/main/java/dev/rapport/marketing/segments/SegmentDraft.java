package dev.rapport.marketing.segments;

import dev.rapport.platform.CleanText;
import dev.rapport.platform.Refused;
import dev.rapport.platform.UserId;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says of a segment.
 *
 * @param owner who answers for it; who asks if absent
 */
public record SegmentDraft(
        String name, String purpose, @Nullable UserId owner, String team, Condition condition) {

    public static final int LONGEST_NAME = 80;
    public static final int LONGEST_PURPOSE = 500;

    /** The same as it is kept; refused with what cannot be. */
    SegmentDraft checked() {
        var clean =
                new SegmentDraft(CleanText.line(name), CleanText.body(purpose), owner, CleanText.line(team), condition);
        if (clean.name.isEmpty() || clean.name.length() > LONGEST_NAME)
            throw Refused.invalid("segment.bad-name", LONGEST_NAME).at("name");
        if (clean.purpose.length() > LONGEST_PURPOSE)
            throw Refused.invalid("segment.bad-purpose", LONGEST_PURPOSE).at("purpose");
        if (clean.team.isEmpty()) throw Refused.invalid("segment.which-team").at("team");
        return clean;
    }
}
