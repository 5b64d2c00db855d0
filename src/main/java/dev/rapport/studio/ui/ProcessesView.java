package dev.rapport.studio.ui;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import dev.rapport.cases.StuckRuns;
import dev.rapport.platform.ui.EmptyState;
import dev.rapport.platform.ui.PageHead;
import dev.rapport.platform.ui.Times;
import dev.rapport.studio.ProcessLibrary;
import dev.rapport.studio.ProcessVersion;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;

/** The processes that are deployed. */
@Route("processes")
@Menu(title = "nav.processes", order = 75, icon = "vaadin:cluster")
@RolesAllowed({"DESIGNER", "MANAGER", "AUDITOR", "ADMIN"})
public class ProcessesView extends Div implements HasDynamicTitle {

    ProcessesView(ProcessLibrary library, StuckRuns stuckRuns) {
        addClassName("page");
        add(new PageHead(getPageTitle()), new StuckList(stuckRuns));
        var found = library.newest();
        if (found.isEmpty())
            add(new EmptyState(VaadinIcon.CLUSTER, getTranslation("studio.none"), getTranslation("studio.none-hint")));
        else add(grid(found));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("nav.processes");
    }

    private Grid<ProcessVersion> grid(List<ProcessVersion> found) {
        var grid = new Grid<ProcessVersion>();
        grid.addThemeVariants(GridVariant.NO_BORDER);
        grid.setAllRowsVisible(true);
        grid.addComponentColumn(ProcessesView::name)
                .setHeader(getTranslation("studio.process"))
                .setWidth("11rem")
                .setFlexGrow(3);
        grid.addColumn(ProcessVersion::version)
                .setHeader(getTranslation("studio.version"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addColumn(process -> process.instances().present())
                .setHeader(getTranslation("studio.running"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addColumn(process -> process.instances().completed())
                .setHeader(getTranslation("studio.completed"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addComponentColumn(process -> Times.ago(process.deployedAt()))
                .setHeader(getTranslation("studio.deployed"))
                .setWidth("8rem");
        grid.setItems(found);
        return grid;
    }

    private static Div name(ProcessVersion process) {
        var id = new Div(process.processId());
        id.addClassName("secondary");
        return new Div(new Anchor("processes/" + process.processId(), process.name()), id);
    }
}
