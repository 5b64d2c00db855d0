package dev.rapport.platform;

/** Why somebody does something out of the ordinary. Four dashes are no reason; a Chinese character says as much as two letters. */
public final class GivenReason {

    private static final int SHORTEST = 4;
    private static final int LONGEST = 300;

    private GivenReason() {}

    /**
     * As it is kept.
     *
     * @param key of the refusal of what is none, which is given the least and the most number of characters
     */
    public static String read(String said, String key) {
        var reason = CleanText.body(said);
        require(reason, key);
        return reason;
    }

    /** The same of a field. */
    public static String read(String said, String key, String field) {
        try {
            return read(said, key);
        } catch (Refused none) {
            throw none.at(field);
        }
    }

    /** Refuses what is none. */
    public static void require(String reason, String key) {
        if (!isOne(reason)) throw Refused.invalid(key, SHORTEST, LONGEST);
    }

    private static boolean isOne(String reason) {
        var letters = reason.codePoints()
                .filter(Character::isLetterOrDigit)
                .map(letter -> Character.isIdeographic(letter) ? 2 : 1)
                .sum();
        return letters >= SHORTEST && reason.length() <= LONGEST;
    }
}
