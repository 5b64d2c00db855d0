package dev.rapport.customer.uncovering;

import dev.rapport.platform.UserId;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;

/**
 * What one person had shown on a day.
 *
 * @param shown how many phones, addresses and the like, however often each
 * @param ofOthers how many of them of customers that are neither theirs nor their team's
 * @param usual how many on a usual day of the {@value #DAYS} before on which they had any
 */
public record UncoveringDay(UserId person, LocalDate day, int shown, int ofOthers, int usual) {

    /** Why a day is unusual. */
    public enum Sign {
        /** Much more than on other days. */
        MANY,
        /** Of customers that others answer for. */
        OF_OTHERS
    }

    static final int DAYS = 28;
    private static final int MANY = 20;
    private static final int TIMES_USUAL = 3;
    private static final int MANY_OF_OTHERS = 10;

    /** Empty on a usual day. */
    public Set<Sign> signs() {
        var signs = EnumSet.noneOf(Sign.class);
        if (shown >= Math.max(MANY, TIMES_USUAL * usual)) signs.add(Sign.MANY);
        if (ofOthers >= Math.max(MANY_OF_OTHERS, TIMES_USUAL * usual)) signs.add(Sign.OF_OTHERS);
        return signs;
    }
}
