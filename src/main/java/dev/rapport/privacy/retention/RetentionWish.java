package dev.rapport.privacy.retention;

import dev.rapport.customer.Lifecycle;
import dev.rapport.platform.CleanText;
import dev.rapport.platform.Refused;
import org.jspecify.annotations.Nullable;

/**
 * Which customers a rule means.
 *
 * @param months for so long nobody needed them: no open case, nothing told, bought, used or noted
 * @param lifecycle any if absent
 * @param tag any if absent
 */
public record RetentionWish(
        String name,
        int months,
        @Nullable Lifecycle lifecycle,
        @Nullable String tag) {

    /** What somebody did within the last months is not over. */
    public static final int FEWEST = 6;

    public static final int MOST = 240;

    private static final int LONGEST = 100;

    public RetentionWish {
        name = CleanText.line(name);
        tag = CleanText.lineOrNull(tag);
        if (name.isEmpty() || name.length() > LONGEST)
            throw Refused.invalid("retention.bad-name", LONGEST).at("name");
        if (months < FEWEST || months > MOST)
            throw Refused.invalid("retention.bad-months", FEWEST, MOST).at("months");
        if (tag != null && tag.length() > LONGEST)
            throw Refused.invalid("retention.bad-tag", LONGEST).at("tag");
    }
}
