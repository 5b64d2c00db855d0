package dev.rapport.customer.reviews.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import dev.rapport.cases.ui.CaseTones;
import dev.rapport.customer.reviews.DataReview;
import dev.rapport.customer.reviews.ReviewKind;
import dev.rapport.customer.reviews.ReviewState;
import dev.rapport.platform.ui.Chips;
import dev.rapport.platform.ui.Chips.Tone;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A review in words. */
@Configuration(proxyBeanMethods = false)
class ReviewWords {

    @Bean
    CaseTones tonesOfReviews() {
        return new CaseTones(
                ReviewKind.REVIEW,
                Arrays.stream(ReviewState.values())
                        .collect(Collectors.toMap(state -> "ReviewState." + state, ReviewWords::tone)));
    }

    static Component chip(ReviewState state) {
        return Chips.of(tone(state), translated("ReviewState." + state));
    }

    static String check(DataReview review) {
        return translated("word.Quality." + review.quality());
    }

    /** Such as 40 → 3. */
    static String figures(DataReview review) {
        var after = review.after();
        return after == null
                ? translated("review.figure-before", review.before())
                : translated("review.figures", review.before(), after);
    }

    static String translated(String key, Object... arguments) {
        return UI.getCurrent().getTranslation(key, arguments);
    }

    private static Tone tone(ReviewState state) {
        return switch (state) {
            case OPEN -> Tone.INFO;
            case HELP, OVERDUE -> Tone.WARNING;
            case MENDED, NOTHING -> Tone.GOOD;
            case ACCEPTED -> Tone.PLAIN;
        };
    }
}
