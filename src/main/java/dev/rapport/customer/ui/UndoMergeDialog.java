package dev.rapport.customer.ui;

import com.vaadin.flow.component.html.Paragraph;
import dev.rapport.customer.merge.Comparisons.Before;
import dev.rapport.customer.merge.Partings;
import dev.rapport.platform.Refused;
import dev.rapport.platform.ui.FormDialog;
import dev.rapport.platform.ui.Notices;

/** Makes two customers two again, after it was said what that means; later merges on top are undone with it when asked. */
class UndoMergeDialog extends FormDialog {

    private final transient Partings partings;
    private final transient Before before;
    private final transient Runnable changed;

    UndoMergeDialog(Partings partings, Before before, Runnable changed) {
        this.partings = partings;
        this.before = before;
        this.changed = changed;
        setHeaderTitle(getTranslation("customer.merge-undo-title", before.name()));
        content(new Paragraph(getTranslation("customer.merge-undo-text", before.name())));
        saves(getTranslation("customer.merge-undo-do", before.name()), this::undo);
    }

    private void undo() {
        try {
            part(false);
        } catch (Refused refused) {
            if (!refused.key().equals("customer.merge-later-first")) throw refused;
            ask(
                    getTranslation("customer.merge-undo-title", before.name()),
                    new Paragraph(getTranslation(refused.key(), refused.arguments())),
                    getTranslation("customer.merge-undo-all"),
                    () -> part(true));
        }
    }

    private void part(boolean withLater) {
        var parted = partings.part(before.id(), withLater);
        changed.run();
        Notices.done(
                parted.stayed().isEmpty()
                        ? getTranslation("customer.merge-undone", parted.name())
                        : getTranslation(
                                "customer.merge-undone-stayed", parted.name(), String.join(", ", parted.stayed())));
    }
}
