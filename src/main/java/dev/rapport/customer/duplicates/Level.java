package dev.rapport.customer.duplicates;

/** How far two customers agree in something; unknown where one of them lacks it. */
public enum Level {
    UNKNOWN,
    DIFFERENT,
    SIMILAR,
    NEARLY,
    SAME;

    private static final Level[] ALL = values();

    static Level at(int place) {
        return ALL[place];
    }

    boolean isAlike() {
        return compareTo(SIMILAR) >= 0;
    }
}
