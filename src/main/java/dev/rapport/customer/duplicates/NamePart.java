package dev.rapport.customer.duplicates;

/**
 * A given or a family name.
 *
 * @param text folded, Chinese simplified
 * @param sound Chinese in pinyin; of others the text itself
 */
record NamePart(String text, String sound) {

    static final NamePart UNKNOWN = new NamePart("", "");

    private static final double NEARLY = 0.92;
    private static final double SIMILAR = 0.82;
    private static final int LONG_SOUND = 5;

    boolean isUnknown() {
        return text.isEmpty();
    }

    /** Chinese characters that only sound alike are nearly the same. Brothers share one of two characters: that is no likeness. */
    Level compared(NamePart other) {
        if (isUnknown() || other.isUnknown()) return Level.UNKNOWN;
        if (text.equals(other.text)) return Level.SAME;
        if (sound.equals(other.sound)) return Level.NEARLY;
        if (isChinese() && other.isChinese()) return isHalfHeard(other) ? Level.SIMILAR : Level.DIFFERENT;
        var likeness = Strings.jaroWinkler(sound, other.sound);
        return likeness >= NEARLY ? Level.NEARLY : likeness >= SIMILAR ? Level.SIMILAR : Level.DIFFERENT;
    }

    private boolean isHalfHeard(NamePart other) {
        return Math.min(sound.length(), other.sound.length()) >= LONG_SOUND && Strings.within(1, sound, other.sound);
    }

    boolean isChinese() {
        return !text.equals(sound);
    }
}
