package dev.rapport.platform;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** An enum whose constants people and other systems write as lower-case words with hyphens. */
public interface Word {

    String name();

    default String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Reads a word that came from outside; refuses others and names those there are. */
    static <E extends Enum<E> & Word> E parse(Class<E> type, String word) {
        var constants = type.getEnumConstants();
        return Arrays.stream(constants)
                .filter(constant -> constant.word().equals(word))
                .findFirst()
                .orElseThrow(() -> Refused.invalid(
                        "error.unknown-word",
                        word,
                        Arrays.stream(constants).map(Word::word).collect(Collectors.joining(", "))));
    }
}
