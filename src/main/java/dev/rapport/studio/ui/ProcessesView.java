package dev.rapport.studio.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import dev.rapport.cases.StuckRuns;
import dev.rapport.platform.Page;
import dev.rapport.platform.ui.ListPage;
import dev.rapport.platform.ui.Times;
import dev.rapport.studio.ProcessLibrary;
import dev.rapport.studio.ProcessVersion;
import jakarta.annotation.security.RolesAllowed;
import org.jspecify.annotations.Nullable;

/** The processes that are deployed. */
@Route("processes")
@Menu(title = "nav.processes", order = 75, icon = "vaadin:cluster")
@RolesAllowed({"DESIGNER", "MANAGER", "AUDITOR", "ADMIN"})
public class ProcessesView extends ListPage<ProcessVersion> {

    private final transient ProcessLibrary library;

    ProcessesView(ProcessLibrary library, StuckRuns stuckRuns) {
        super("nav.processes");
        this.library = library;
        above(new StuckList(stuckRuns));
        var columns = columns();
        columns.card("studio.process", ProcessesView::name);
        columns.cell("studio.process", ProcessesView::name).width("11rem", 3).wideOnly();
        columns.words("studio.version", process -> String.valueOf(process.version()))
                .narrow()
                .labelled();
        columns.words(
                        "studio.running",
                        process -> String.valueOf(process.instances().present()))
                .narrow()
                .labelled();
        columns.words(
                        "studio.completed",
                        process -> String.valueOf(process.instances().completed()))
                .narrow()
                .labelled();
        columns.cell("studio.deployed", process -> Times.ago(process.deployedAt()))
                .width("8rem", 1);
        ifNothing(VaadinIcon.CLUSTER, "studio.none");
    }

    @Override
    protected Page<ProcessVersion> read(int limit, @Nullable String after) {
        return new Page<>(library.newest(), null);
    }

    private static Div name(ProcessVersion process) {
        var id = new Div(process.processId());
        id.addClassName("secondary");
        return new Div(new Anchor("processes/" + process.processId(), process.name()), id);
    }
}
