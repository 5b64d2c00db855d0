package dev.rapport.platform;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/** What facts of customers are called, and words of them, from texts. */
public final class FactWords {

    private final Texts texts;

    public FactWords(Texts texts) {
        this.texts = texts;
    }

    /** By the message {@code fact.<name>}. */
    public Function<Locale, String> called(String name) {
        return locale -> texts.get(locale, "fact." + name);
    }

    /** The constants of an enum by their names, called as {@code word.<simple name of the enum>.<name>} says. */
    public <E extends Enum<E>> Function<Locale, Map<String, String>> constants(Class<E> type) {
        var names = Arrays.stream(type.getEnumConstants()).map(Enum::name).toList();
        return keys("word." + type.getSimpleName() + ".", names);
    }

    /** Words that are called as the message of their key says. */
    public Function<Locale, Map<String, String>> keys(String prefix, List<String> words) {
        return locale -> said(words, locale, (word, reader) -> texts.get(reader, prefix + word));
    }

    /** Channels on which customers are spoken and written to. */
    public Function<Locale, Map<String, String>> channels() {
        return keys(
                "word.channel.", Channel.ofPeople().stream().map(Channel::word).toList());
    }

    /** Words that say themselves what they mean. */
    public static Map<String, String> themselves(Collection<String> words) {
        return said(words, Locale.ENGLISH, (word, locale) -> word);
    }

    public static Map<String, String> said(
            Collection<String> words, Locale locale, BiFunction<String, Locale, String> saying) {
        var said = new LinkedHashMap<String, String>();
        words.forEach(word -> said.put(word, saying.apply(word, locale)));
        return said;
    }
}
