package dev.rapport.customer.search;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The words by which somebody looks for a name, in any order, as conditions in SQL on the table {@code customer}. */
public record SoughtName(List<Spelling> spellings) {

    public static SoughtName of(String text) {
        return new SoughtName(Spelling.of(text));
    }

    /** Whether there is no word in it at all. */
    boolean isEmpty() {
        return spellings.isEmpty();
    }

    /**
     * All customers of such a name, to be used with {@link #parameters()}. Those whose key is not made yet are found by
     * the words of the plain name.
     */
    public String ids() {
        return """
                select id
                from customer
                where %s
                union all
                select id
                from customer
                where search_grams is null and (%s)
                """.formatted(inIndex(), wordsIn("' ' || name_key"));
    }

    /** What the index finds, and the key then proves. */
    String inIndex() {
        return isEmpty()
                ? "false"
                : each(i ->
                        "search_grams @> cast(:grams%d as int4[]) and search_key like all (cast(:words%d as text[]))"
                                .formatted(i, i));
    }

    /** @param key the expression whose words are looked at */
    String wordsIn(String key) {
        return isEmpty() ? "false" : each(i -> "%s like all (cast(:words%d as text[]))".formatted(key, i));
    }

    public Map<String, Object> parameters() {
        var parameters = new HashMap<String, Object>();
        for (var i = 0; i < spellings.size(); i++) {
            var words = spellings.get(i).words();
            parameters.put("words" + i, texts(words.stream().map(Word::pattern)));
            parameters.put(
                    "grams" + i,
                    words.stream()
                            .map(Word::needed)
                            .flatMap(Collection::stream)
                            .distinct()
                            .mapToInt(Integer::intValue)
                            .toArray());
        }
        return parameters;
    }

    /** For {@code like any}: the whole name. */
    String[] whole() {
        return texts(spellings.stream().map(spelling -> "%|" + spelling.text() + "|%"));
    }

    /** For {@code like any}: the words side by side, from the beginning of one. */
    String[] phrase() {
        return texts(spellings.stream().map(spelling -> "%" + spelling.text().stripTrailing() + "%"));
    }

    /** For {@code like all}: each word begins one of the name. */
    String[] beginnings() {
        return texts(spellings.stream()
                .limit(1)
                .flatMap(spelling -> spelling.words().stream().map(Word::beginning)));
    }

    /** Whether all words are in one of the ways to say a name. */
    boolean isIn(Collection<String> ways) {
        return spellings.stream()
                .anyMatch(spelling ->
                        spelling.words().stream().allMatch(word -> ways.stream().anyMatch(word::isIn)));
    }

    private String each(Function<Integer, String> condition) {
        return IntStream.range(0, spellings.size()).mapToObj(condition::apply).collect(Collectors.joining(" or "));
    }

    private static String[] texts(Stream<String> texts) {
        return texts.toArray(String[]::new);
    }
}
