package dev.rapport.studio.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.rapport.access.Staff;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Revision;
import dev.rapport.platform.ui.BpmnEditor;
import dev.rapport.platform.ui.Times;
import dev.rapport.studio.check.Problem;
import dev.rapport.studio.drafts.DraftDesk;
import dev.rapport.studio.drafts.ProcessDraft;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * The board on which a draft is drawn, and what became of the last change: kept, not kept and why, or drawn by somebody
 * else meanwhile.
 */
class DraftBoard extends Div {

    private static final Logger LOG = LoggerFactory.getLogger(DraftBoard.class);
    private static final String NARROW = "return window.innerWidth < 700";

    private final transient DraftDesk desk;
    private final transient Staff staff;
    private final transient Consumer<ProcessDraft> saved;
    private final BpmnEditor editor = new BpmnEditor("zh".equals(getLocale().getLanguage()));
    private final Div note = new Div();
    private @Nullable UUID id;
    private @Nullable String refused;
    private Revision read = Revision.ANY;
    private Instant drawnAt = Instant.EPOCH;
    private boolean mayDraw;
    private boolean isNarrow;
    private boolean isUnkept;

    /** @param saved told of each change that was kept */
    DraftBoard(DraftDesk desk, Staff staff, Consumer<ProcessDraft> saved) {
        this.desk = desk;
        this.staff = staff;
        this.saved = saved;
        addClassName("draft-board");
        note.addClassNames("row", "draft-note");
        note.getElement().setAttribute("role", "status");
        var frame = new Div(editor);
        frame.addClassName("draft-frame");
        add(note, frame);
        editor.onChanged(this::changed);
        getElement().executeJs(NARROW).then(Boolean.class, narrow -> {
            isNarrow = narrow;
            editor.readOnly(isNarrow || !mayDraw);
        });
    }

    /** @param offered element templates of the steps that may be drawn, as JSON */
    void offer(String offered) {
        editor.templates(offered);
    }

    /** Shows what is kept, in place of what is on the board. */
    void open(ProcessDraft draft, boolean mayChange) {
        id = draft.id();
        drawnAt = draft.changedAt();
        know(draft, mayChange);
        editor.open(desk.text(draft.id()));
        refused = null;
        unkept(false);
        note.removeAll();
    }

    /** It went a step further; what somebody else drew meanwhile is not what is read here. */
    void know(ProcessDraft draft, boolean mayChange) {
        if (!isBehind(draft)) read = draft.revision();
        mayDraw = mayChange;
        editor.readOnly(isNarrow || !mayChange);
    }

    void problems(List<Problem> problems) {
        editor.problems(problems.stream()
                .map(problem ->
                        new BpmnEditor.Mark(problem.elementId(), problem.isError(), DraftWords.sentence(problem)))
                .toList());
    }

    void select(String elementId) {
        editor.select(elementId);
    }

    Revision read() {
        return read;
    }

    /** Whether somebody has drawn since what is on the board was read or kept. */
    boolean isBehind(ProcessDraft now) {
        return now.changedAt().isAfter(drawnAt);
    }

    /** Whether something on the board is not kept: drawn a moment ago, or refused. */
    boolean isUnkept() {
        return mayDraw && (isUnkept || editor.isDirty());
    }

    /** Keeps what is not kept yet, and then does it; where nobody drew, nothing is written. */
    void whenKept(Runnable deed) {
        if (isUnkept()) whenKept(deed, () -> {});
        else deed.run();
    }

    /** @param otherwise done where it cannot be kept, or the browser does not say what is drawn */
    void whenKept(Runnable deed, Runnable otherwise) {
        var unused = editor.xml()
                .whenComplete((xml, failure) -> getUI().ifPresent(ui -> ui.accessSynchronously(() -> {
                    if (failure == null && (!mayDraw || keeps(xml, read))) deed.run();
                    else otherwise.run();
                })));
    }

    private void unkept(boolean yes) {
        isUnkept = yes;
        editor.unkept(yes);
    }

    private void changed(String xml) {
        if (mayDraw) keeps(xml, read);
    }

    private boolean keeps(String xml, Revision on) {
        return kept(xml, () -> desk.save(Objects.requireNonNull(id), xml, on));
    }

    private boolean kept(String xml, Supplier<ProcessDraft> save) {
        if (id == null) return false;
        unkept(true); // until it is
        try {
            var before = drawnAt;
            var draft = save.get();
            refused = null;
            unkept(false);
            read = draft.revision();
            drawnAt = draft.changedAt();
            if (!drawnAt.equals(before)) said("studio.draft.kept", Times.exact(drawnAt));
            saved.accept(draft);
            return true;
        } catch (Refused not) {
            if (not.kind() == Refused.Kind.CHANGED) crossed(desk.get(id), xml);
            else said("studio.draft.not-kept", getTranslation(not.key(), not.arguments()));
            return false;
        } catch (DataAccessException | TransactionException away) {
            LOG.warn("A drawing could not be kept", away);
            said("studio.draft.not-kept", getTranslation("studio.draft.away"));
            return false;
        }
    }

    /** Somebody else drew: says who, and lets the person choose what becomes of both. */
    void crossed(ProcessDraft now, @Nullable String drawn) {
        if (drawn != null) refused = drawn;
        var mine = refused;
        note.removeAll();
        note.addClassName("draft-note-bad");
        note.add(new Span(getTranslation(
                "studio.draft.drawn-meanwhile",
                DraftWords.person(staff, now.changedBy()),
                Times.exact(now.changedAt()))));
        note.add(new Button(getTranslation("studio.draft.show-theirs"), click -> showTheirs(now.id())));
        if (mine == null) return;
        note.add(
                new Button(getTranslation("studio.draft.take-over"), click -> takeOver(mine)),
                new Button(getTranslation("studio.draft.keep-copy"), click -> keepCopy(mine)));
    }

    /** What was drawn since the last answer is refused first, and then offered with the rest. */
    private void showTheirs(UUID draft) {
        if (mayDraw && editor.isDirty()) whenKept(() -> show(draft), () -> {});
        else show(draft);
    }

    private void show(UUID draft) {
        var now = desk.get(draft);
        open(now, mayDraw);
        saved.accept(now);
    }

    /** Theirs stays among the saved states. */
    private void takeOver(String mine) {
        kept(
                mine,
                () -> desk.takeOver(
                        Objects.requireNonNull(id),
                        mine,
                        desk.get(Objects.requireNonNull(id)).revision()));
    }

    private void keepCopy(String mine) {
        if (id == null) return;
        var copy = desk.keepCopy(id, mine);
        unkept(false);
        getUI().ifPresent(ui -> ui.navigate("process-drafts/" + copy.id()));
    }

    private void said(String key, String what) {
        note.removeClassName("draft-note-bad");
        note.setText(getTranslation(key, what));
    }
}
