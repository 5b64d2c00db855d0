package dev.rapport.platform;

/**
 * Words by which a customer is known, to be looked for once the customer is erased.
 *
 * @param query in SQL, one text a row; {@code :customers} are the customer's ids, {@code :cases} those of the customer's cases
 * @param others in SQL, those of {@code :words} that somebody else has as well, and that tell nobody apart; empty if that
 *     cannot be
 */
public record SoughtWords(Kind kind, String query, String others) {

    public enum Kind {
        NAME,
        PHONE,
        EMAIL,
        IDENTITY
    }

    public static SoughtWords of(Kind kind, String query) {
        return new SoughtWords(kind, query, "");
    }

    public SoughtWords sharedBy(String theirs) {
        return new SoughtWords(kind, query, theirs);
    }
}
