package dev.rapport.customer.duplicates;

/**
 * Two customers are the same person or firm only where the name agrees and a contact point or an identity does; a date of
 * birth counts as one. However much else speaks for it, people look at the others.
 */
final class HardRule {

    private HardRule() {}

    static boolean allows(long agreement) {
        return isNameAlike(agreement) && hasProof(agreement);
    }

    private static boolean isNameAlike(long agreement) {
        if (Agreement.level(agreement, Field.FIRM).compareTo(Level.NEARLY) >= 0) return true;
        var given = Agreement.level(agreement, Field.GIVEN);
        var family = Agreement.level(agreement, Field.FAMILY);
        if (!given.isAlike() && !family.isAlike()) return false;
        return given != Level.DIFFERENT && family != Level.DIFFERENT || isOneAlikeEnough(agreement);
    }

    /** Sisters and brothers share a name, a phone and a home; the one number that is a person's own they do not. */
    private static boolean isOneAlikeEnough(long agreement) {
        return Agreement.level(agreement, Field.IDENTITY).isAlike()
                || Agreement.level(agreement, Field.BIRTH).isAlike();
    }

    private static boolean hasProof(long agreement) {
        return Agreement.level(agreement, Field.PHONE) == Level.SAME
                || Agreement.level(agreement, Field.EMAIL) == Level.SAME
                || Agreement.level(agreement, Field.IDENTITY).isAlike()
                || Agreement.level(agreement, Field.BIRTH).isAlike();
    }
}
