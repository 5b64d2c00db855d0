package dev.rapport.marketing.segments;

import dev.rapport.platform.CustomerFact;
import dev.rapport.platform.CustomerFact.Type;
import dev.rapport.platform.Word;
import java.util.List;

/** What can be asked of a fact. */
public enum Asks implements Word {
    ANY_OF,
    NONE_OF,
    IS,
    CONTAINS,
    AT_LEAST,
    AT_MOST,

    /** On that day or later. */
    FROM,

    /** Before that day. */
    UNTIL,

    /** Of late. */
    WITHIN,

    /** Once, and not of late. */
    BEFORE,

    /** Soon. */
    NEXT,
    YES,
    NO,
    KNOWN,
    UNKNOWN;

    /** A day that comes again each year is never once for all. */
    public static List<Asks> of(CustomerFact fact) {
        return of(fact.type()).stream()
                .filter(asks -> !(fact.yearly() != null && asks == BEFORE))
                .toList();
    }

    private static List<Asks> of(Type type) {
        return switch (type) {
            case CHOICE -> List.of(ANY_OF, NONE_OF, KNOWN, UNKNOWN);
            case TEXT -> List.of(IS, CONTAINS, KNOWN, UNKNOWN);
            case NUMBER -> List.of(AT_LEAST, AT_MOST, KNOWN, UNKNOWN);
            case DAY -> List.of(WITHIN, BEFORE, NEXT, FROM, UNTIL, KNOWN, UNKNOWN);
            case COUNT -> List.of(AT_LEAST, AT_MOST);
            case FLAG -> List.of(YES, NO);
        };
    }

    public boolean takesValue() {
        return switch (this) {
            case IS, CONTAINS, AT_LEAST, AT_MOST, FROM, UNTIL -> true;
            default -> false;
        };
    }

    /** Whether words must be chosen. */
    public boolean takesWords() {
        return this == ANY_OF || this == NONE_OF;
    }

    /** Whether words may narrow what is asked. */
    public boolean mayTakeWords(CustomerFact fact) {
        return takesWords() || (fact.type() == Type.COUNT || fact.type() == Type.NUMBER) && fact.choice() != null;
    }

    /** Whether a number of days must be told. */
    public boolean takesDays() {
        return this == WITHIN || this == BEFORE || this == NEXT;
    }

    public boolean mayTakeDays(CustomerFact fact) {
        return takesDays() || fact.type() == Type.COUNT && fact.at() != null;
    }
}
