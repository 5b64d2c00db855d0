package dev.rapport.customer.duplicates;

import java.util.stream.Stream;

/** What is compared of two customers. */
public enum Field {
    FIRM,
    GIVEN,
    FAMILY,
    PHONE,
    EMAIL,
    IDENTITY,
    BIRTH,
    STREET,
    CITY,
    POSTCODE,
    REGION;

    private static final Field[] ALL = values();

    static Field[] all() {
        return ALL;
    }

    /** By which people are told from their namesakes. */
    boolean isEvidence() {
        return this == PHONE || this == EMAIL || this == IDENTITY || this == BIRTH;
    }

    static Stream<Field> names() {
        return Stream.of(FIRM, GIVEN, FAMILY);
    }

    boolean isName() {
        return this == FIRM || this == GIVEN || this == FAMILY;
    }
}
