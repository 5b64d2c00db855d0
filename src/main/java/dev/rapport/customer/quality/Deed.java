package dev.rapport.customer.quality;

import dev.rapport.platform.Word;
import java.util.Arrays;
import java.util.List;

/** How many customers are mended at once. */
public enum Deed implements Word {
    GIVE(Quality.UNCLEAR_OWNERSHIP),
    RENEW_TAGS(Quality.OUTDATED_TAGS),
    REMOVE_TAGS(Quality.OUTDATED_TAGS);

    private final Quality quality;

    Deed(Quality quality) {
        this.quality = quality;
    }

    public Quality quality() {
        return quality;
    }

    public static List<Deed> of(Quality quality) {
        return Arrays.stream(values()).filter(deed -> deed.quality == quality).toList();
    }
}
