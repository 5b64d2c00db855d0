package dev.rapport.customer.quality;

import dev.rapport.customer.owners.Owner;
import dev.rapport.platform.CleanText;
import dev.rapport.platform.GivenReason;
import dev.rapport.platform.Refused;

/**
 * What is to be done with all of some faults.
 *
 * @param to whom customers are given; nobody for other deeds
 * @param why as it stands in the history of each customer
 */
public record RepairWish(Deed deed, Which which, Owner to, String why) {

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
        GivenReason.read(why, "owners.reason-needed", "reason");
    }
}
