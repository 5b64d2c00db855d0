package dev.rapport.privacy.holds.ui;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import dev.rapport.platform.ui.FormDialog;
import dev.rapport.privacy.holds.LegalHolds;
import dev.rapport.privacy.holds.LegalHolds.Listed;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lifts a hold, with the reason; says whose it is and whether another keeps them all the same. */
class LiftDialog extends FormDialog {

    LiftDialog(LegalHolds holds, Listed one, Runnable changed) {
        setHeaderTitle(getTranslation("holds.lift"));
        var why = new TextArea(getTranslation("holds.why-lifted"));
        why.setMaxLength(1000);
        var about = one.number() == null
                ? one.name()
                : Stream.of(one.number(), one.name()).filter(Objects::nonNull).collect(Collectors.joining(" · "));
        var another = holds.anotherStands(one.hold());
        content(
                new Paragraph(
                        getTranslation("holds.lift-which", about, one.hold().why())),
                new Paragraph(getTranslation(another ? "holds.lift-another" : "holds.lift-hint")));
        required(why, "holds.why-missing", "holds.lifted-already");
        saves(getTranslation("holds.lift"), () -> {
            holds.lift(one.hold().id(), why.getValue());
            changed.run();
        });
    }
}
