package dev.rapport.customer.quality;

import dev.rapport.platform.Word;
import java.util.Arrays;
import java.util.List;

/** What may be wrong, in words that tell nothing of the customer. Of several of one check the first counts. */
public enum Flaw implements Word {
    SHARED_PHONE(Quality.DUPLICATE_PHONES),

    PLACEHOLDER(Quality.INCOMPLETE_NAMES),
    DIGITS_ONLY(Quality.INCOMPLETE_NAMES),
    FORM_OF_ADDRESS(Quality.INCOMPLETE_NAMES),
    ONE_CHARACTER(Quality.INCOMPLETE_NAMES),
    ONE_WORD(Quality.INCOMPLETE_NAMES),

    NO_CONTACT_POINT(Quality.INVALID_CONTACTS),
    UNREADABLE_PHONE(Quality.INVALID_CONTACTS),
    UNCERTAIN_PHONE(Quality.INVALID_CONTACTS),
    MALFORMED_MAIL(Quality.INVALID_CONTACTS),
    PAST_ITS_DAY(Quality.INVALID_CONTACTS),

    EXPIRED_TAG(Quality.OUTDATED_TAGS),
    OLD_TAG(Quality.OUTDATED_TAGS),

    NOBODYS(Quality.UNCLEAR_OWNERSHIP),
    OWNER_LEFT(Quality.UNCLEAR_OWNERSHIP),
    DESERTED(Quality.UNCLEAR_OWNERSHIP);

    private final Quality quality;

    Flaw(Quality quality) {
        this.quality = quality;
    }

    public Quality quality() {
        return quality;
    }

    public static List<Flaw> of(Quality quality) {
        return Arrays.stream(values()).filter(flaw -> flaw.quality == quality).toList();
    }
}
