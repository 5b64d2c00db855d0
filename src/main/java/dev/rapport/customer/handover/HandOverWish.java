package dev.rapport.customer.handover;

import dev.rapport.platform.CleanText;
import dev.rapport.platform.GivenReason;
import dev.rapport.platform.Refused;
import dev.rapport.platform.UserId;
import java.util.List;

/**
 * What somebody wants to give on.
 *
 * @param takers in turn, by their capacity; nobody: all go back to the team
 */
public record HandOverWish(UserId from, List<UserId> takers, boolean takesCases, boolean endsAccess, String why) {

    private static final int MOST_TAKERS = 50;

    public HandOverWish {
        takers = takers.stream().distinct().toList();
        why = CleanText.body(why);
    }

    void requireSane() {
        if (takers.size() > MOST_TAKERS) throw Refused.invalid("handover.too-many-takers", MOST_TAKERS);
        if (takers.contains(from)) throw Refused.invalid("handover.to-oneself").at("takers");
        GivenReason.read(why, "owners.reason-needed", "why");
    }
}
