package dev.rapport.customer.duplicates;

/** By what customers are brought together to be compared; one of them is enough. */
public enum BlockingRule {
    PHONE,
    EMAIL,
    IDENTITY,
    BIRTH,
    MAIL_NAME,
    NAME_SOUND,
    FIRM_LETTERS,
    FIRM_START,
    FAMILY_AND_PLACE,
    GIVEN_AND_PLACE,
    NAME_SKETCH,
    STREET,
    HALF_IDENTITY;

    private static final int PLACE = 58;
    private static final BlockingRule[] ALL = values();

    /** The rule in the highest bits, so that keys of one rule stand together. */
    long key(long hash) {
        return (long) ordinal() << PLACE | hash >>> 64 - PLACE;
    }

    static BlockingRule of(long key) {
        return ALL[(int) (key >>> PLACE)];
    }

    /** Whether the customers it brings together agree in what tells people from their namesakes. */
    boolean isEvidence() {
        return this == PHONE || this == EMAIL || this == IDENTITY || this == BIRTH;
    }

    boolean isName() {
        return this == NAME_SOUND || this == FIRM_LETTERS;
    }
}
