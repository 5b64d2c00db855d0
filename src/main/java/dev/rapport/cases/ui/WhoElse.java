package dev.rapport.cases.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.html.Div;
import dev.rapport.access.Staff;
import dev.rapport.cases.OpenViews;
import dev.rapport.cases.OpenViews.Viewer;
import dev.rapport.platform.CurrentUser;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.ui.Live;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says who else has a case open, and who of them is writing; and says the same of the reader to them. */
final class WhoElse extends Div {

    private final transient OpenViews views;
    private final transient Staff staff;
    private final transient CurrentUser me;
    private volatile @Nullable SubjectId subject;
    private @Nullable UUID view;

    WhoElse(OpenViews views, Staff staff, CurrentUser me, Live live) {
        this.views = views;
        this.staff = staff;
        this.me = me;
        addClassName("work-notice");
        getElement().setAttribute("role", "status");
        setVisible(false);
        live.refresh(this, OpenViews.Changed.class, changed -> changed.subject().equals(subject), this::show);
    }

    /** Of this case from now on. */
    void of(SubjectId now) {
        if (now.equals(subject)) return;
        leave();
        subject = now;
        if (isAttached()) come();
    }

    /** Something is typed on the page. */
    void types() {
        var open = view;
        if (open != null) views.types(open);
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
        var others = me.id().map(asker -> views.others(now, asker)).orElseGet(List::of);
        var names = staff.names(others.stream().map(Viewer::person).toList());
        setText(others.stream()
                .map(one -> getTranslation(
                        one.isWriting() ? "cases.is-writing" : "cases.has-open", names.getOrDefault(one.person(), "–")))
                .collect(Collectors.joining(" · ")));
        setVisible(!others.isEmpty());
    }
}
