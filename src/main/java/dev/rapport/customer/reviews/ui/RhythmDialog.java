package dev.rapport.customer.reviews.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.select.Select;
import dev.rapport.customer.quality.Quality;
import dev.rapport.customer.reviews.DataReview;
import dev.rapport.customer.reviews.DataReviews;
import dev.rapport.customer.reviews.ReviewRhythm;
import dev.rapport.customer.reviews.Rhythm;
import dev.rapport.platform.Revision;
import dev.rapport.platform.ui.FormDialog;
import dev.rapport.platform.ui.LastRead;
import dev.rapport.platform.ui.Notices;

/** Says how often a check is reviewed, or begins a review now. */
class RhythmDialog extends FormDialog {

    RhythmDialog(DataReviews reviews, ReviewRhythm one, Runnable changed) {
        setHeaderTitle(getTranslation("review.choose-for", getTranslation("word.Quality." + one.quality())));
        var rhythm = new Select<Rhythm>();
        rhythm.setLabel(getTranslation("review.rhythm"));
        rhythm.setItems(Rhythm.values());
        rhythm.setEmptySelectionAllowed(true);
        rhythm.setEmptySelectionCaption(getTranslation("review.never"));
        rhythm.setItemLabelGenerator(value -> getTranslation(value == null ? "review.never" : "word.Rhythm." + value));
        rhythm.setHelperText(getTranslation("review.rhythm-hint"));
        rhythm.setWidthFull();
        rhythm.setValue(one.rhythm());
        field(rhythm, "review.rhythm-changed-meanwhile");
        var read = new LastRead(one.revision());
        saves(getTranslation("quality.save"), () -> {
            read.replace(
                    revision -> reviews.choose(one.quality(), rhythm.getValue(), revision),
                    () -> now(reviews, one.quality()));
            changed.run();
        });
        getFooter().add(new Button(getTranslation("review.begin"), click -> begin(reviews, one.quality())));
    }

    private void begin(DataReviews reviews, Quality quality) {
        Notices.attempt(() -> {
            DataReview begun = reviews.begin(quality);
            close();
            UI.getCurrent().navigate("data-reviews/" + begun.number());
        });
    }

    private static Revision now(DataReviews reviews, Quality quality) {
        return reviews.rhythms().stream()
                .filter(one -> one.quality() == quality)
                .findFirst()
                .orElseThrow()
                .revision();
    }
}
