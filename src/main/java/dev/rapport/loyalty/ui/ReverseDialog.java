package dev.rapport.loyalty.ui;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import dev.rapport.loyalty.Points;
import dev.rapport.loyalty.PointsEntry;
import dev.rapport.platform.ui.FormDialog;

/** Takes an entry back, with a reason. */
class ReverseDialog extends FormDialog {

    ReverseDialog(Points points, PointsEntry entry, Runnable changed) {
        setHeaderTitle(getTranslation("points.take-back"));
        content(new Paragraph(getTranslation(
                entry.points() > 0 ? "points.take-back-earned" : "points.take-back-spent",
                PointsWords.signed(entry.points(), getLocale()))));
        var number = new TextField(getTranslation("points.number"));
        number.setHelperText(getTranslation("points.all-of-it"));
        var reason = new TextField(getTranslation("points.reason"));
        reason.setMaxLength(300);
        field(
                number,
                "points.bad-number",
                "points.reversed-already",
                "error.unclear-number",
                "error.unclear-whole-number");
        required(reason, "points.reason-missing", "points.too-long");
        saves(getTranslation("points.take-back"), () -> {
            var written = number.getValue().strip();
            points.reverse(
                    entry.customer(),
                    entry.id(),
                    written.isEmpty() ? null : PointsWords.read(written),
                    reason.getValue(),
                    null);
            changed.run();
        });
    }
}
