package dev.rapport.studio.ui;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.textfield.TextArea;
import dev.rapport.platform.ui.FormDialog;
import dev.rapport.studio.drafts.DraftReview;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Says something of a draft or of one of its elements, or answers what somebody said. */
final class RemarkDialog extends FormDialog {

    private static final int LONGEST = 2_000;

    /** @param answers absent for a remark of its own */
    RemarkDialog(DraftReview review, UUID draft, @Nullable UUID answers, Runnable changed) {
        setHeaderTitle(getTranslation(answers == null ? "studio.draft.remark" : "studio.draft.answer"));
        var about = new ComboBox<Map.Entry<String, String>>(getTranslation("studio.draft.about"));
        about.setItems(review.elements(draft).entrySet());
        about.setItemLabelGenerator(element -> "%s (%s)".formatted(element.getValue(), element.getKey()));
        about.setHelperText(getTranslation("studio.draft.about-hint"));
        about.setClearButtonVisible(true);
        about.setVisible(answers == null);
        about.setWidthFull();
        var words = new TextArea(getTranslation("studio.draft.words"));
        words.setMaxLength(LONGEST);
        words.setMinRows(3);
        words.setWidthFull();
        field(about, "studio.draft.no-such-element");
        required(words, "studio.draft.bad-words");
        saves(getTranslation("studio.draft.say"), () -> {
            var element = about.getValue();
            review.remark(draft, element == null ? null : element.getKey(), answers, words.getValue());
            changed.run();
        });
    }
}
