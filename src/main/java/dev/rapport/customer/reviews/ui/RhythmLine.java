package dev.rapport.customer.reviews.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.rapport.customer.reviews.DataReviews;
import dev.rapport.customer.reviews.ReviewRhythm;
import dev.rapport.platform.ui.Times;

/** When a check is reviewed next, what came of the last time, and the way to change that. */
public class RhythmLine extends Div {

    public RhythmLine(DataReviews reviews, ReviewRhythm one, Runnable changed) {
        addClassName("pipeline-sums");
        var next = new Span(next(one));
        next.addClassName("secondary");
        add(next);
        var newest = one.newest();
        if (newest != null) {
            var link = new Anchor(
                    "data-reviews/" + newest.number(),
                    getTranslation("review.newest", newest.number(), getTranslation("ReviewState." + newest.state())));
            add(link);
        }
        if (!reviews.mayPlan()) return;
        var choose =
                new Button(getTranslation("review.choose"), click -> new RhythmDialog(reviews, one, changed).open());
        choose.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        choose.setAriaLabel(getTranslation("review.choose-for", getTranslation("word.Quality." + one.quality())));
        add(choose);
    }

    private String next(ReviewRhythm one) {
        var rhythm = one.rhythm();
        var on = one.nextOn();
        return rhythm == null || on == null
                ? getTranslation("review.never")
                : getTranslation("review.next", getTranslation("word.Rhythm." + rhythm), Times.day(on));
    }
}
