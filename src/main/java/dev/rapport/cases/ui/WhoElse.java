package dev.rapport.cases.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.html.Div;
import dev.rapport.access.Staff;
import dev.rapport.cases.OpenViews;
import dev.rapport.platform.CurrentUser;
import dev.rapport.platform.HeldWords;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import dev.rapport.platform.ui.Live;
import java.util.LinkedHashMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says who else has a case open, who of them is writing, and whose answer is on its way; and says the same of the reader to them. */
final class WhoElse extends Div {

    private final transient OpenViews views;
    private final transient HeldWords held;
    private final transient Staff staff;
    private final transient CurrentUser me;
    private volatile @Nullable SubjectId subject;
    private @Nullable UUID view;

    WhoElse(OpenViews views, HeldWords held, Staff staff, CurrentUser me, Live live) {
        this.views = views;
        this.held = held;
        this.staff = staff;
        this.me = me;
        addClassName("work-notice");
        getElement().setAttribute("role", "status");
        setVisible(false);
        live.refresh(this, OpenViews.Changed.class, changed -> changed.subject().equals(subject), this::show);
    }

    /** Of this case from now on. */
    void of(SubjectId now) {
        if (now.equals(subject)) {
            show();
            return;
        }
        leave();
        subject = now;
        if (isAttached()) come();
    }

    /** Something is typed on the page. */
    void types() {
        var open = view;
        if (open != null) views.types(open);
    }

    /** What was typed is sent. */
    void stops() {
        var open = view;
        if (open != null) views.stops(open);
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        come();
    }

    @Override
    protected void onDetach(DetachEvent detached) {
        leave();
    }

    private void come() {
        var now = subject;
        if (now == null || view != null) return;
        var ui = getUI().orElseThrow();
        me.id().ifPresent(person -> view = views.open(now, person, () -> Live.isThere(ui)));
        show();
    }

    private void leave() {
        var open = view;
        if (open != null) views.close(open);
        view = null;
    }

    private void show() {
        var now = subject;
        if (now == null) return;
        var words = new LinkedHashMap<UserId, String>();
        me.id().ifPresent(asker -> {
            held.answering(now, asker).forEach(one -> words.put(one, "cases.answer-waits"));
            views.others(now, asker)
                    .forEach(one ->
                            words.putIfAbsent(one.person(), one.isWriting() ? "cases.is-writing" : "cases.has-open"));
        });
        var names = staff.names(words.keySet());
        setText(words.entrySet().stream()
                .map(one -> getTranslation(one.getValue(), names.getOrDefault(one.getKey(), "–")))
                .collect(Collectors.joining(" · ")));
        setVisible(!words.isEmpty());
    }
}
