package dev.rapport.customer;

import dev.rapport.platform.CleanText;
import dev.rapport.platform.UserId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which customers somebody wants to see; what is absent lets all pass.
 *
 * @param text what is searched for; empty if nothing
 * @param tag a word in any spelling
 * @param nobodys those without an owner only
 * @param facts what profiles say, by name, as it is kept; in any case of letters
 * @param membership word of the level of which they are members today, lapsed ones left out
 */
public record CustomerFilter(
        String text,
        @Nullable String tag,
        @Nullable UserId owner,
        boolean nobodys,
        @Nullable String tier,
        @Nullable Lifecycle lifecycle,
        @Nullable String membership,
        Map<String, String> facts) {

    public CustomerFilter {
        text = text.strip();
        tag = CleanText.lineOrNull(tag);
        tier = CleanText.lineOrNull(tier);
        membership = CleanText.lineOrNull(membership);
        facts = Map.copyOf(facts);
    }

    public CustomerFilter(
            String text,
            @Nullable String tag,
            @Nullable UserId owner,
            boolean nobodys,
            @Nullable String tier,
            @Nullable Lifecycle lifecycle,
            @Nullable String membership) {
        this(text, tag, owner, nobodys, tier, lifecycle, membership, Map.of());
    }

    public CustomerFilter saying(Map<String, String> other) {
        return new CustomerFilter(text, tag, owner, nobodys, tier, lifecycle, membership, other);
    }

    static CustomerFilter of(String text) {
        return new CustomerFilter(text, null, null, false, null, null, null);
    }

    /** Whether it asks for something besides the text. */
    boolean isNarrow() {
        return tag != null
                || owner != null
                || nobodys
                || tier != null
                || lifecycle != null
                || membership != null
                || !facts.isEmpty();
    }
}
