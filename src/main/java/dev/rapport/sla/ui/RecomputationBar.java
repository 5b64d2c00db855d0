package dev.rapport.sla.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import dev.rapport.platform.ui.Chips;
import dev.rapport.sla.recomputation.Recomputation;
import org.jspecify.annotations.Nullable;

/** How far open clocks are computed again, or what came of it. */
public final class RecomputationBar extends Div {

    public RecomputationBar() {
        addClassName("calendar-progress");
        getElement().setAttribute("aria-live", "polite");
    }

    public void show(@Nullable Recomputation job) {
        removeAll();
        if (job == null) return;
        var figures = new Span(getTranslation(
                job.endedAt() == null ? "sla.recomputing" : "sla.recomputed",
                job.done(),
                job.total(),
                job.earlier(),
                job.later()));
        figures.addClassName("secondary");
        if (job.endedAt() == null) {
            var line = new ProgressBar(0, 1, job.share());
            line.setIndeterminate(job.total() == 0);
            line.getElement().setAttribute("aria-label", getTranslation("sla.recomputing-label"));
            add(line);
        }
        add(figures);
        if (job.failures() > 0 && job.endedAt() == null)
            add(Chips.warning(getTranslation("sla.recomputing-stumbled", job.failures())));
    }
}
