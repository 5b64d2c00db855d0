package dev.rapport.customer;

import dev.rapport.platform.CleanText;
import dev.rapport.platform.UserId;
import org.jspecify.annotations.Nullable;

/**
 * Which customers somebody wants to see; what is absent lets all pass.
 *
 * @param text what is searched for; empty if nothing
 * @param tag a word in any spelling
 * @param nobodys those without an owner only
 * @param membership word of the level of which they are members today, lapsed ones left out
 */
public record CustomerFilter(
        String text,
        @Nullable String tag,
        @Nullable UserId owner,
        boolean nobodys,
        @Nullable String tier,
        @Nullable Lifecycle lifecycle,
        @Nullable String membership) {

    public CustomerFilter {
        text = text.strip();
        tag = CleanText.lineOrNull(tag);
        tier = CleanText.lineOrNull(tier);
        membership = CleanText.lineOrNull(membership);
    }

    static CustomerFilter of(String text) {
        return new CustomerFilter(text, null, null, false, null, null, null);
    }

    /** Whether it asks for something besides the text. */
    boolean isNarrow() {
        return tag != null || owner != null || nobodys || tier != null || lifecycle != null || membership != null;
    }
}
