package dev.rapport.studio.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import dev.rapport.access.Staff;
import dev.rapport.cases.StuckRuns;
import dev.rapport.platform.Page;
import dev.rapport.platform.ui.ListPage;
import dev.rapport.platform.ui.Times;
import dev.rapport.studio.ProcessLibrary;
import dev.rapport.studio.ProcessVersion;
import dev.rapport.studio.drafts.DraftDesk;
import dev.rapport.studio.drafts.DraftRelease;
import dev.rapport.studio.drafts.ProcessDraft;
import dev.rapport.studio.drafts.Release;
import dev.rapport.studio.forms.FormLibrary;
import jakarta.annotation.security.RolesAllowed;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The processes that are deployed, with who answers for them, and the drafts that may take their places. */
@Route("processes")
@Menu(title = "nav.processes", order = 75, icon = "vaadin:cluster")
@RolesAllowed({"DESIGNER", "MANAGER", "AUDITOR", "ADMIN"})
public class ProcessesView extends ListPage<ProcessVersion> {

    private final transient ProcessLibrary library;
    private final transient DraftRelease release;
    private final transient Staff staff;
    private transient Map<String, Release> releases = Map.of();

    ProcessesView(
            ProcessLibrary library,
            FormLibrary forms,
            StuckRuns stuckRuns,
            DraftDesk desk,
            DraftRelease release,
            Staff staff) {
        super("nav.processes");
        this.library = library;
        this.release = release;
        this.staff = staff;
        above(new StuckList(stuckRuns), new DraftLines(desk, staff), new FormLines(forms));
        var columns = columns();
        columns.card("studio.process", ProcessesView::name);
        columns.cell("studio.process", ProcessesView::name).width("11rem", 3).wideOnly();
        columns.words("studio.version", process -> String.valueOf(process.version()))
                .narrow()
                .labelled();
        columns.words("studio.author", this::author).width("9rem", 1).labelled();
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
        if (desk.mayDraw()) head().actions(bringIn(desk), begin(desk));
    }

    @Override
    protected Page<ProcessVersion> read(int limit, @Nullable String after) {
        releases = release.newest();
        return new Page<>(library.newest(), null);
    }

    private String author(ProcessVersion process) {
        var last = releases.get(process.processId());
        return last == null || last.version() != process.version()
                ? getTranslation("studio.by-product")
                : DraftWords.person(staff, last.author());
    }

    private Button bringIn(DraftDesk desk) {
        return new Button(getTranslation("studio.bring-in"), click -> new BringInDialog(desk, this::open).open());
    }

    private Button begin(DraftDesk desk) {
        var begin = new Button(
                getTranslation("studio.new"),
                VaadinIcon.PLUS.create(),
                click -> new NewProcessDialog(desk, this::open).open());
        begin.addThemeVariants(ButtonVariant.PRIMARY);
        return begin;
    }

    private void open(ProcessDraft draft) {
        getUI().ifPresent(ui -> ui.navigate("process-drafts/" + draft.id()));
    }

    private static Div name(ProcessVersion process) {
        var id = new Div(process.processId());
        id.addClassName("secondary");
        return new Div(new Anchor("processes/" + process.processId(), process.name()), id);
    }
}
