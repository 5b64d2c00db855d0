package dev.rapport.customer.search;

import dev.rapport.customer.FoundBy;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a customer's name is found by. Every way to say it is kept with spaces around its words.
 *
 * @param written folded, also with umlauts spelled out and without signs
 * @param read in pinyin
 * @param initials of the pinyin
 */
public record SearchKey(List<String> written, List<String> read, List<String> initials) {

    public static SearchKey of(String name, boolean isPerson) {
        var spellings = Spelling.of(name);
        var readings = spellings.isEmpty()
                ? List.<Pinyin>of()
                : Pinyin.of(spellings.getFirst().text(), isPerson);
        return new SearchKey(
                spaced(spellings.stream().map(spelling -> spelling.text().strip())),
                spaced(readings.stream().flatMap(Pinyin::written)),
                spaced(readings.stream().flatMap(Pinyin::initials)));
    }

    /** As it is kept: {@code | stuck gmbh | stueck gmbh |}, with initials between strokes, since they are never exact. */
    public String text() {
        return Stream.concat(written.stream(), read.stream()).collect(Collectors.joining("|", "|", "|"))
                + initials.stream().collect(Collectors.joining("/", "/", "/"));
    }

    public int[] grams() {
        return Stream.of(written, read, initials)
                .flatMap(List::stream)
                .flatMap(way -> Word.in(way).stream())
                .flatMap(word -> word.grams().stream())
                .distinct()
                .mapToInt(Integer::intValue)
                .sorted()
                .toArray();
    }

    /** As the text of an array in the database. */
    public String writtenGrams() {
        return Arrays.stream(grams()).mapToObj(String::valueOf).collect(Collectors.joining(",", "{", "}"));
    }

    /** What of the name the words are found in: the name as it is written, its pinyin, or the initials of that. */
    public FoundBy how(SoughtName sought) {
        if (sought.isIn(written)) return FoundBy.NAME;
        var spoken = Stream.concat(written.stream(), read.stream()).toList();
        return sought.isIn(spoken) ? FoundBy.PINYIN : FoundBy.INITIALS;
    }

    private static List<String> spaced(Stream<String> ways) {
        Set<String> distinct = ways.filter(way -> !way.isEmpty())
                .map(way -> " " + way + " ")
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return List.copyOf(distinct);
    }
}
