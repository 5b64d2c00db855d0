package dev.rapport.studio.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.rapport.access.Staff;
import dev.rapport.platform.ui.Times;
import dev.rapport.studio.drafts.DraftReview;
import dev.rapport.studio.drafts.Remark;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** What people said of a draft, each remark with its answers below it. */
class RemarkList extends Div {

    private final transient DraftReview review;
    private final transient Staff staff;
    private final transient Consumer<String> select;

    RemarkList(DraftReview review, Staff staff, Consumer<String> select) {
        this.review = review;
        this.staff = staff;
        this.select = select;
        addClassName("stack");
    }

    /** @param mayWrite whether the asker may say something */
    void show(UUID draft, boolean mayWrite) {
        removeAll();
        var remarks = review.remarks(draft);
        if (remarks.isEmpty()) add(new Span(getTranslation("studio.draft.no-remarks")));
        remarks.stream()
                .filter(remark -> remark.answers() == null)
                .forEach(remark -> add(thread(draft, remark, remarks, mayWrite)));
        if (!mayWrite) return;
        add(small("studio.draft.remark", () -> new RemarkDialog(review, draft, null, () -> show(draft, true)).open()));
    }

    private Div thread(UUID draft, Remark remark, List<Remark> all, boolean mayWrite) {
        var thread = new Div(line(remark));
        thread.addClassName("draft-remark");
        all.stream().filter(answer -> remark.id().equals(answer.answers())).forEach(answer -> {
            var line = line(answer);
            line.addClassName("draft-answer");
            thread.add(line);
        });
        if (mayWrite)
            thread.add(small(
                    "studio.draft.answer",
                    () -> new RemarkDialog(review, draft, remark.id(), () -> show(draft, true)).open()));
        return thread;
    }

    private Div line(Remark remark) {
        var head = new Div(new Span(DraftWords.person(staff, remark.author())), Times.ago(remark.writtenAt()));
        head.addClassNames("row", "secondary");
        var element = remark.elementId();
        if (element != null && remark.answers() == null) {
            var open = new Button(element, click -> select.accept(element));
            open.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
            head.add(open);
        }
        var words = new Div(remark.words());
        words.addClassName("draft-words");
        return new Div(head, words);
    }

    private Button small(String key, Runnable deed) {
        var button = new Button(getTranslation(key), click -> deed.run());
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        return button;
    }
}
