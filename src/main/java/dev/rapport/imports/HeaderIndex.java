package dev.rapport.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Where in a header something is said, however many columns there are. */
final class HeaderIndex {

    private final Map<String, List<Integer>> called = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, List<Integer>> words = new HashMap<>();
    private final Map<String, List<Integer>> ofNumbers = new HashMap<>();

    /** The next column. */
    void add(int place, String name) {
        put(called, name, place);
        put(words, HeaderWords.folded(name), place);
        put(ofNumbers, HeaderWords.folded(Units.bare(name)), place);
    }

    /** Those that are called like this. */
    IntStream called(String name) {
        return places(called, name);
    }

    /**
     * Those that say this word, the first first.
     *
     * @param isNumber whether a unit may stand beside it
     */
    IntStream saying(String word, boolean isNumber) {
        return isNumber
                ? IntStream.concat(places(words, word), places(ofNumbers, word)).sorted()
                : places(words, word);
    }

    private static void put(Map<String, List<Integer>> index, String word, int place) {
        index.computeIfAbsent(word, fresh -> new ArrayList<>()).add(place);
    }

    private static IntStream places(Map<String, List<Integer>> index, String word) {
        return index.getOrDefault(word, List.of()).stream().mapToInt(Integer::intValue);
    }
}
