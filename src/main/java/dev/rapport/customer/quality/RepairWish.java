package dev.rapport.customer.quality;

import dev.rapport.customer.owners.Owner;
import dev.rapport.platform.CleanText;
import dev.rapport.platform.Refused;

/**
 * What is to be done with all of some faults.
 *
 * @param to whom customers are given; nobody for other deeds
 * @param why as it stands in the history of each customer
 */
public record RepairWish(Deed deed, Which which, Owner to, String why) {

    private static final int SHORTEST_REASON = 4;
    private static final int LONGEST_REASON = 300;

    public RepairWish {
        why = CleanText.body(why);
    }

    /** As far as it can be told without looking at anything. */
    void requireSane() {
        if (deed.quality() != which.quality())
            throw Refused.invalid(
                            "quality.deed-of-another",
                            deed.word(),
                            which.quality().word())
                    .at("deed");
        if (deed == Deed.GIVE && to.equals(Owner.NOBODY))
            throw Refused.invalid("quality.to-whom").at("owner");
        if (why.length() < SHORTEST_REASON || why.length() > LONGEST_REASON)
            throw Refused.invalid("owners.reason-needed", SHORTEST_REASON, LONGEST_REASON)
                    .at("reason");
    }
}
