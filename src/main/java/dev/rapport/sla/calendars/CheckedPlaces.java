package dev.rapport.sla.calendars;

import dev.rapport.platform.Refused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;

/** The countries and regions whose computed holidays agree with a second source, with the last year for which they do. */
final class CheckedPlaces {

    private static final String FILE = "sla/holidays/checked.properties";

    private final Map<String, Integer> until = new TreeMap<>();

    CheckedPlaces() {
        try {
            PropertiesLoaderUtils.loadProperties(new ClassPathResource(FILE))
                    .forEach((place, year) -> until.put((String) place, Integer.valueOf((String) year)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Also those of which only regions were checked. */
    List<String> countries() {
        return until.keySet().stream()
                .map(place -> place.split("-", 2)[0])
                .distinct()
                .toList();
    }

    /** Their codes within the country. */
    List<String> regions(String country) {
        var start = country + "-";
        return until.keySet().stream()
                .filter(place -> place.startsWith(start))
                .map(place -> place.substring(start.length()))
                .toList();
    }

    boolean isWhole(String country) {
        return until.containsKey(country);
    }

    int until(String country, @Nullable String region) {
        var place = region == null ? country : country + "-" + region;
        var year = until.get(place);
        if (year == null) throw Refused.notFound("sla.holidays-unchecked", place);
        return year;
    }
}
