package dev.rapport.platform;

import com.vaadin.flow.i18n.I18NProvider;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * All texts that people read, from {@code i18n/<module>.properties} (English) and {@code i18n/<module>_zh.properties}
 * (Simplified Chinese). Arguments are placed as in {@link MessageFormat}. A missing Chinese text falls back to English.
 *
 * <p>Names and words that rules use are their own key: {@code rules/<module>/words.txt} holds their Chinese, one a line,
 * as {@code English | 中文}.
 */
@ForStrangers("words hold no data")
@Component
public class Texts implements I18NProvider {

    public static final List<Locale> LOCALES = List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE);

    private static final String BETWEEN_LANGUAGES = " | ";

    private final Map<String, String> english = new HashMap<>();
    private final Map<String, String> chinese = new HashMap<>();

    public Texts() throws IOException {
        var resources = new PathMatchingResourcePatternResolver();
        for (var file : resources.getResources("classpath*:rules/*/words.txt")) addWords(file);
        for (var file : resources.getResources("classpath*:i18n/*.properties")) {
            var properties = new Properties();
            try (var reader = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
                properties.load(reader);
            }
            var name = String.valueOf(file.getFilename());
            var target = name.endsWith("_zh.properties") ? chinese : english;
            properties.forEach((key, text) -> target.put((String) key, (String) text));
        }
    }

    private void addWords(Resource file) throws IOException {
        for (var line : file.getContentAsString(StandardCharsets.UTF_8).lines().toList()) {
            var between = line.lastIndexOf(BETWEEN_LANGUAGES);
            if (between > 0 && !line.startsWith("#"))
                chinese.put(
                        line.substring(0, between).strip(),
                        line.substring(between + BETWEEN_LANGUAGES.length()).strip());
        }
    }

    @Override
    public List<Locale> getProvidedLocales() {
        return LOCALES;
    }

    @Override
    public String getTranslation(String key, Locale locale, Object... arguments) {
        return get(locale, key, arguments);
    }

    public String get(Locale locale, String key, Object... arguments) {
        var own = "zh".equals(locale.getLanguage()) ? chinese.get(key) : null;
        var text = own != null ? own : english.getOrDefault(key, key);
        if (arguments.length == 0) return text.replace("''", "'");
        return new MessageFormat(text, locale).format(spoken(arguments, locale));
    }

    private Object[] spoken(Object[] arguments, Locale locale) {
        return Arrays.stream(arguments)
                .map(argument -> spoken(argument, locale))
                .toArray();
    }

    private @Nullable Object spoken(@Nullable Object argument, Locale locale) {
        return switch (argument) {
            case Bilingual both -> both.in(locale);
            case Phrase(var key, var own) -> get(locale, key, own);
            case List<?> several ->
                several.stream()
                        .map(one -> String.valueOf(spoken(one, locale)))
                        .collect(Collectors.joining("zh".equals(locale.getLanguage()) ? "、" : ", "));
            case null, default -> argument;
        };
    }

    /** Whether a text exists at all; for texts that are looked up by a name that came from data. */
    public boolean has(String key) {
        return english.containsKey(key);
    }
}
