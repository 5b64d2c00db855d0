package dev.rapport.customer.quality.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import dev.rapport.customer.quality.QualityFigure;
import dev.rapport.platform.ui.Times;
import java.text.NumberFormat;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One check with its count, its share of all customers, how it changed and who answers for it. */
class QualityTile extends Section {

    private static final double SMALLEST_SHARE = 0.1;

    private final Div lines = new Div();

    QualityTile(QualityFigure figure, boolean isChosen, Function<@Nullable String, String> teamName) {
        addClassName("panel");
        var number = new Anchor(
                "data-quality?check=" + figure.quality().word(),
                NumberFormat.getIntegerInstance(getLocale()).format(figure.faults()));
        number.setAriaLabel(
                getTranslation("quality.show", getTranslation("word.Quality." + figure.quality()), figure.faults()));
        if (isChosen) number.getElement().setAttribute("aria-current", "true");
        lines.addClassName("pipeline-sums");
        lines.add(number, secondary(share(figure)), secondary(change(figure)), secondary(charge(figure, teamName)));
        add(new H2(getTranslation("word.Quality." + figure.quality())), lines);
    }

    void charge(Runnable open) {
        var button = new Button(getTranslation("quality.give-to-team"), click -> open.run());
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        add(button);
    }

    /** Few of many are never none. */
    private String share(QualityFigure figure) {
        return figure.faults() > 0 && figure.share() < SMALLEST_SHARE
                ? getTranslation("quality.share-under", SMALLEST_SHARE)
                : getTranslation("quality.share", figure.share());
    }

    private String change(QualityFigure figure) {
        var change = figure.change();
        var since = figure.changeSince();
        if (change == null || since == null) return getTranslation("quality.first-day");
        var day = Times.day(since);
        if (change == 0) return getTranslation("quality.as-many", day);
        return change > 0 ? getTranslation("quality.more", change, day) : getTranslation("quality.fewer", -change, day);
    }

    private String charge(QualityFigure figure, Function<@Nullable String, String> teamName) {
        if (figure.charge() != null) return getTranslation("quality.charge", teamName.apply(figure.charge()));
        if (figure.teams().isEmpty()) return getTranslation("quality.each-team");
        return getTranslation(
                "quality.charge-own",
                figure.teams().stream()
                        .map(one -> "%s %s"
                                .formatted(
                                        teamName.apply(one.team()),
                                        NumberFormat.getIntegerInstance(getLocale())
                                                .format(one.faults())))
                        .collect(Collectors.joining(", ")));
    }

    private static Span secondary(String words) {
        var span = new Span(words);
        span.addClassName("secondary");
        return span;
    }
}
