package dev.rapport.customer.duplicates;

/** How two customers compare in each field, in one number: three bits a field, and whether a person's names are swapped. */
final class Agreement {

    private static final int BITS = 3;
    private static final long SWAP = 1L << 60;
    private static final int SHORTEST_IDENTITY = 6;
    private static final int LONG_NAME = 8;
    private static final double NEARLY = 0.92;
    private static final double SIMILAR = 0.82;

    private Agreement() {}

    static long of(Known a, Known b) {
        var levels = a.isFirm() ? at(Field.FIRM, a.firm().compared(b.firm())) : names(a.name(), b.name());
        return levels
                | at(Field.PHONE, phone(common(a.phones(), b.phones()), levels))
                | at(Field.EMAIL, mail(a, b))
                | at(Field.IDENTITY, identity(a.identities(), b.identities()))
                | at(Field.BIRTH, digits(a.birth(), b.birth()))
                | at(Field.STREET, words(a.street(), b.street()))
                | at(Field.CITY, words(a.city(), b.city()))
                | at(Field.POSTCODE, digits(a.postcode(), b.postcode()))
                | at(Field.REGION, words(a.region(), b.region()));
    }

    static Level level(long agreement, Field field) {
        return Level.at((int) (agreement >>> field.ordinal() * BITS) & 7);
    }

    static boolean isSwapped(long agreement) {
        return (agreement & SWAP) != 0;
    }

    private static long at(Field field, Level level) {
        return (long) level.ordinal() << field.ordinal() * BITS;
    }

    private static long names(PersonName a, PersonName b) {
        var given = a.given().compared(b.given());
        var family = a.family().compared(b.family());
        if (given == Level.SAME && family == Level.SAME) return at(Field.GIVEN, given) | at(Field.FAMILY, family);
        var givenAsFamily = a.given().compared(b.family());
        var familyAsGiven = a.family().compared(b.given());
        if (alike(givenAsFamily) + alike(familyAsGiven) > alike(given) + alike(family))
            return at(Field.GIVEN, familyAsGiven) | at(Field.FAMILY, givenAsFamily) | SWAP;
        if ((given == Level.DIFFERENT || family == Level.DIFFERENT) && isOneInAll(a, b))
            return at(Field.GIVEN, Level.SIMILAR) | at(Field.FAMILY, Level.SIMILAR);
        return at(Field.GIVEN, given) | at(Field.FAMILY, family);
    }

    /** Where a space stands elsewhere, the parts differ and the whole does not. */
    private static boolean isOneInAll(PersonName a, PersonName b) {
        var one = a.given().sound() + a.family().sound();
        var other = b.given().sound() + b.family().sound();
        return !a.family().isChinese()
                && !b.family().isChinese()
                && a.given().sound().length() != b.given().sound().length()
                && Math.min(one.length(), other.length()) >= LONG_NAME
                && (Strings.within(2, one, other)
                        || Strings.within(2, one, b.family().sound() + b.given().sound()));
    }

    private static int alike(Level level) {
        return level == Level.UNKNOWN || level == Level.DIFFERENT ? 0 : level.ordinal();
    }

    /** Under another name it is a switchboard or a family's phone, which says little. */
    private static Level phone(Level phone, long names) {
        var isOther = Field.names().anyMatch(name -> level(names, name) == Level.DIFFERENT);
        return phone == Level.SAME && isOther ? Level.SIMILAR : phone;
    }

    private static Level common(long[] a, long[] b) {
        if (a.length == 0 || b.length == 0) return Level.UNKNOWN;
        return hasCommon(a, b) ? Level.SAME : Level.DIFFERENT;
    }

    private static boolean hasCommon(long[] a, long[] b) {
        for (var one : a) for (var other : b) if (one == other) return true;
        return false;
    }

    private static Level mail(Known a, Known b) {
        var whole = common(a.emails(), b.emails());
        return whole == Level.DIFFERENT && hasCommon(a.mailNames(), b.mailNames()) ? Level.SIMILAR : whole;
    }

    private static Level identity(String[] a, String[] b) {
        var best = Level.UNKNOWN;
        for (var one : a)
            for (var other : b) {
                if (!platform(one).equals(platform(other))) continue;
                var level = one.equals(other)
                        ? Level.SAME
                        : Math.min(one.length(), other.length()) >= SHORTEST_IDENTITY && Strings.within(1, one, other)
                                ? Level.SIMILAR
                                : Level.DIFFERENT;
                if (level.compareTo(best) > 0) best = level;
            }
        return best;
    }

    /** Who somebody is on one platform tells nothing of who they are on another. */
    private static String platform(String identity) {
        return identity.substring(0, Math.max(0, identity.indexOf(' ')));
    }

    private static Level digits(String a, String b) {
        if (a.isEmpty() || b.isEmpty()) return Level.UNKNOWN;
        if (a.equals(b)) return Level.SAME;
        return Strings.within(1, a, b) ? Level.SIMILAR : Level.DIFFERENT;
    }

    private static Level words(String a, String b) {
        if (a.isEmpty() || b.isEmpty()) return Level.UNKNOWN;
        if (a.equals(b)) return Level.SAME;
        var likeness = Strings.jaroWinkler(a, b);
        return likeness >= NEARLY ? Level.NEARLY : likeness >= SIMILAR ? Level.SIMILAR : Level.DIFFERENT;
    }
}
