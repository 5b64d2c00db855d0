package dev.rapport.privacy;

import dev.rapport.platform.ErasedRows.Way;
import dev.rapport.platform.Texts;
import dev.rapport.privacy.Erasure.Obstacle;
import dev.rapport.privacy.PrivacyRequest.Kind;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What the forms say of an erasure: what would become of it, or where something may be left. */
@Component
class ErasureWords {

    private final ErasureSteps steps;
    private final ScanPlaces places;
    private final Texts texts;

    ErasureWords(ErasureSteps steps, ScanPlaces places, Texts texts) {
        this.steps = steps;
        this.places = places;
        this.texts = texts;
    }

    /** Nothing for other kinds of requests. */
    String of(PrivacyRequest request, boolean isFound, Locale language) {
        if (request.kind() != Kind.ERASURE) return "";
        return isFound ? findings(request, language) : preview(request, language);
    }

    private String preview(PrivacyRequest request, Locale language) {
        if (!request.isBeingAnswered()) return "";
        var parts = steps.preview(request);
        var obstacles = steps.obstacles(request);
        var sum = texts.get(
                language,
                "privacy.erasure-sum",
                sum(parts, Way.DELETED),
                sum(parts, Way.BLANKED),
                sum(parts, Way.KEPT));
        if (steps.isHeld(request)) return sum + "\n\n" + texts.get(language, "privacy.erasure-held");
        return obstacles.isEmpty()
                ? sum
                : sum + "\n\n"
                        + texts.get(
                                language,
                                "privacy.erasure-obstructed",
                                obstacles.stream().map(Obstacle::number).collect(Collectors.joining(", ")));
    }

    private String findings(PrivacyRequest request, Locale language) {
        return places.of(request.id()).stream()
                .filter(place -> place.found() > 0)
                .map(place -> texts.get(
                        language, "privacy.found-in", place.name(), place.found(), String.join(", ", place.keys())))
                .collect(Collectors.joining("\n\n"));
    }

    private static long sum(List<Erasure.Part> parts, Way way) {
        return parts.stream()
                .filter(part -> part.way() == way)
                .mapToLong(Erasure.Part::rows)
                .sum();
    }
}
