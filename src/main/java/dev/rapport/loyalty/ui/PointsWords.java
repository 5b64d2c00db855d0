package dev.rapport.loyalty.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import dev.rapport.loyalty.Occasion;
import dev.rapport.loyalty.PointsEntry;
import dev.rapport.loyalty.PointsEntry.Kind;
import dev.rapport.platform.Refused;
import dev.rapport.platform.WrittenNumber;
import java.text.NumberFormat;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Points in words. */
final class PointsWords {

    private PointsWords() {}

    static String number(long points, Locale locale) {
        return NumberFormat.getIntegerInstance(locale).format(points);
    }

    static String signed(long points, Locale locale) {
        return (points > 0 ? "+" : "−") + number(Math.abs(points), locale);
    }

    static String what(Component page, PointsEntry entry) {
        return switch (entry.kind()) {
            case EARN -> page.getTranslation("points.Occasion." + entry.occasion());
            case SPEND, EXPIRE -> page.getTranslation("points.Kind." + entry.kind());
            case REVERSE -> page.getTranslation(entry.points() < 0 ? "points.Kind.REVERSE" : "points.given-back");
        };
    }

    /** The sentence of the rule with its version, or what a person said. */
    static String why(Component page, PointsEntry entry) {
        if (entry.kind() == Kind.REVERSE && entry.occasion() == Occasion.PURCHASE)
            return page.getTranslation("points.returned");
        var rule = entry.rule();
        var locale = UI.getCurrent().getLocale();
        var because = rule == null || rule.because().isEmpty()
                ? null
                : page.getTranslation("points.rule", rule.in(locale), String.valueOf(rule.version()));
        return Stream.of(because, entry.reason(), entry.rule() == null ? entry.about() : null)
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" · "));
    }

    /** Whole points as somebody wrote them. */
    static long read(String text) {
        var number = WrittenNumber.read(text.strip(), 0);
        if (number.precision() > 12) throw Refused.unfit("points.bad-number", 1_000_000_000L);
        return number.longValue();
    }
}
