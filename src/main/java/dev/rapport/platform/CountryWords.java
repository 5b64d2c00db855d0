package dev.rapport.platform;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Countries as people write them: by code, or by name in English, Chinese or German. */
public final class CountryWords {

    private static final Map<String, String> CODES = codes();

    private CountryWords() {}

    /** The two letters of the country that is meant. */
    public static Optional<String> code(String written) {
        return Optional.ofNullable(CODES.get(key(written)));
    }

    private static Map<String, String> codes() {
        var codes = new HashMap<String, String>();
        for (var code : Locale.getISOCountries()) {
            var country = Locale.of("", code);
            for (var language : new Locale[] {Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE, Locale.GERMAN})
                codes.putIfAbsent(key(country.getDisplayCountry(language)), code);
            codes.put(key(country.getISO3Country()), code);
            codes.put(key(code), code);
        }
        codes.put(key("UK"), "GB");
        codes.put(key("Great Britain"), "GB");
        codes.put(key("United States of America"), "US");
        codes.put(key("PR China"), "CN");
        codes.put(key("中华人民共和国"), "CN");
        return Map.copyOf(codes);
    }

    private static String key(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}]+", "");
    }
}
