package dev.rapport.marketing.segments.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import dev.rapport.access.Staff;
import dev.rapport.marketing.segments.Segment;
import dev.rapport.marketing.segments.SegmentFilter;
import dev.rapport.marketing.segments.SegmentState;
import dev.rapport.marketing.segments.Segments;
import dev.rapport.platform.Page;
import dev.rapport.platform.ui.ListFilter;
import dev.rapport.platform.ui.ListPage;
import dev.rapport.platform.ui.Notices;
import dev.rapport.platform.ui.Times;
import jakarta.annotation.security.RolesAllowed;
import org.jspecify.annotations.Nullable;

/** Segments that somebody may see, by name, and those that were removed of late. */
@Route("segments")
@Menu(title = "nav.segments", order = 52, icon = "vaadin:pie-chart")
@RolesAllowed({"SALES", "SERVICE", "COMMUNITY", "MANAGER", "AUDITOR", "ADMIN"})
public class SegmentsView extends ListPage<Segment> {

    private final transient Segments segments;
    private final transient ListFilter<String> words = search("segment.search");
    private final transient ListFilter<SegmentState> state = choice(
            "state", "segment.state", SegmentState.values(), value -> getTranslation("word.SegmentState." + value));
    private final transient ListFilter<Boolean> stuck = only("stuck", "segment.only-stuck");
    private final transient ListFilter<Boolean> removed = only("removed", "segment.removed");

    SegmentsView(Segments segments, Staff staff) {
        super("nav.segments");
        this.segments = segments;
        var columns = columns();
        columns.card("segment.name", SegmentsView::link);
        columns.cell("segment.name", SegmentsView::link).width("14rem", 3).wideOnly();
        columns.words("segment.purpose", Segment::purpose).width("14rem", 4);
        columns.cell("segment.state", SegmentWordsOf::state).width("9rem", 1);
        columns.words("segment.members", segment -> getTranslation("segment.say.number", segment.members()))
                .width("7rem", 0)
                .labelled();
        columns.words("segment.team", segment -> SegmentWordsOf.team(segment, staff))
                .labelled();
        columns.words("segment.owner", segment -> SegmentWordsOf.owner(segment, staff))
                .labelled();
        columns.cell("segment.changed-at", segment -> Times.ago(segment.changedAt()))
                .width("9rem", 0);
        columns.cell("segment.removed", this::restorer).width("8rem", 0);
        ifNothing(VaadinIcon.PIE_CHART, "segment.none");
        creates("segment.add", segments.mayMake(), () -> getUI().ifPresent(ui -> ui.navigate(SegmentEditView.class)));
    }

    @Override
    protected Page<Segment> read(int limit, @Nullable String after) {
        return segments.list(
                new SegmentFilter(words.orElse(""), state.get(), stuck.isSet(), removed.isSet()), limit, after);
    }

    private static Component link(Segment segment) {
        return segment.isRemoved() ? new Span(segment.name()) : new Anchor("segments/" + segment.id(), segment.name());
    }

    private Component restorer(Segment segment) {
        if (!segment.isRemoved() || !segments.mayMake()) return new Span();
        return new Button(getTranslation("segment.restore"), click -> {
            if (Notices.attempt(() -> segments.restore(segment.id())))
                Notices.done(getTranslation("segment.was-restored", segment.name()));
            reload();
        });
    }
}
