package dev.rapport.studio.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.rapport.access.Staff;
import dev.rapport.platform.Refused;
import dev.rapport.platform.ui.BpmnDiagram;
import dev.rapport.platform.ui.Chips;
import dev.rapport.platform.ui.Notices;
import dev.rapport.platform.ui.PageHead;
import dev.rapport.platform.ui.Panel;
import dev.rapport.platform.ui.Times;
import dev.rapport.studio.ProcessDrawing;
import dev.rapport.studio.ProcessLibrary;
import dev.rapport.studio.ProcessVersion;
import dev.rapport.studio.drafts.DraftDesk;
import dev.rapport.studio.drafts.DraftRelease;
import dev.rapport.studio.drafts.ProcessDraft;
import dev.rapport.studio.drafts.Release;
import dev.rapport.studio.forms.FormLibrary;
import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.List;

/** One version of a process: its diagram, and where its cases are. */
@Route("processes/:process/:version?([0-9]{1,9})")
@RolesAllowed({"DESIGNER", "MANAGER", "AUDITOR", "ADMIN"})
public class ProcessView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final transient ProcessLibrary library;
    private final transient DraftDesk desk;
    private final transient DraftRelease release;
    private final transient Staff staff;
    private final transient FormLibrary forms;
    private String title = "";

    ProcessView(ProcessLibrary library, DraftDesk desk, DraftRelease release, Staff staff, FormLibrary forms) {
        this.library = library;
        this.desk = desk;
        this.release = release;
        this.staff = staff;
        this.forms = forms;
        addClassName("page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent navigation) {
        var parameters = navigation.getRouteParameters();
        var id = parameters.get("process").orElse("");
        var versions = library.versions(id);
        var wanted = parameters.getInteger("version").orElse(versions.getFirst().version());
        show(
                versions,
                versions.stream()
                        .filter(version -> version.version() == wanted)
                        .findFirst()
                        .orElseThrow(() -> Refused.notFound("studio.no-such-version", wanted, id)));
    }

    @Override
    public String getPageTitle() {
        return title;
    }

    private void show(List<ProcessVersion> versions, ProcessVersion version) {
        title = getTranslation("studio.title", version.name(), version.version());
        var drawing = library.drawing(version);
        var instances = version.instances();
        removeAll();
        add(
                new PageHead(version.name())
                        .facts(
                                new Span(version.processId()),
                                Chips.info(getTranslation("studio.now-running", instances.present())),
                                Chips.plain(getTranslation("studio.have-completed", instances.completed())),
                                Chips.plain(getTranslation("studio.were-stopped", instances.terminated())),
                                Times.ago(version.deployedAt()))
                        .actions(actions(versions, drawing)),
                origin(versions, version),
                new Panel(getTranslation("studio.diagram"), diagram(drawing)),
                new Panel(getTranslation("studio.steps"), steps(drawing)),
                new Panel(getTranslation("studio.form.shown"), forms(version.processId())));
    }

    private Component[] actions(List<ProcessVersion> versions, ProcessDrawing drawing) {
        var version = drawing.version();
        var actions = new ArrayList<Component>(List.of(
                chooser(versions, version),
                button(
                        "studio.simulate",
                        () -> new SimulationDialog(version.name(), drawing.xml(), drawing.names()).open())));
        if (versions.size() > 1) actions.add(comparer(versions, version));
        if (!desk.mayDraw()) return actions.toArray(Component[]::new);
        if (version.equals(versions.getFirst()))
            actions.add(button("studio.draw", () -> leadTo(desk.drawLive(version.processId()))));
        else actions.add(button("studio.go-back", () -> goBack(version)));
        return actions.toArray(Component[]::new);
    }

    /** Who answers for the version, and whether the product has brought another since. */
    private Div origin(List<ProcessVersion> versions, ProcessVersion version) {
        var id = version.processId();
        var origin = new Div();
        origin.addClassName("stack");
        var from = release.of(id).get(version.version());
        if (from != null) origin.add(new Paragraph(words(from)));
        if (!version.equals(versions.getFirst())) return origin;
        var live = release.origin(id);
        if (live.designed()) origin.add(new Paragraph(getTranslation("studio.is-designed")));
        if (!live.productIsNewer()) return origin;
        var line = new Div(Chips.warning(getTranslation("studio.product-newer")));
        line.addClassName("row");
        line.add(new Anchor(
                "processes/%s/compare/%d/product".formatted(id, version.version()),
                getTranslation("studio.compare.show")));
        if (desk.mayDraw()) line.add(button("studio.draw-shipped", () -> leadTo(desk.drawShipped(id))));
        origin.add(line);
        return origin;
    }

    private String words(Release from) {
        var author = DraftWords.person(staff, from.author());
        var by = DraftWords.person(staff, from.deployedBy());
        return from.backTo() == null
                ? getTranslation(
                        "studio.released", author, DraftWords.person(staff, from.reviewer()), by, from.reason())
                : getTranslation("studio.released-back", from.backTo(), by, from.reason());
    }

    private void goBack(ProcessVersion version) {
        new WhyDialog(
                        getTranslation("studio.go-back"),
                        getTranslation("studio.go-back-text", version.version()),
                        "studio.bad-reason",
                        why -> {
                            var now = release.goBack(version.processId(), version.version(), why);
                            Notices.done(getTranslation("studio.gone-back", now));
                        })
                .open();
    }

    private void leadTo(ProcessDraft draft) {
        getUI().ifPresent(ui -> ui.navigate("process-drafts/" + draft.id()));
    }

    private Button button(String key, Runnable deed) {
        return new Button(getTranslation(key), click -> Notices.attempt(deed));
    }

    private Select<ProcessVersion> chooser(List<ProcessVersion> versions, ProcessVersion shown) {
        var chooser = new Select<ProcessVersion>();
        chooser.setWidth("15rem");
        chooser.setAriaLabel(getTranslation("studio.version"));
        chooser.setItems(versions);
        chooser.setValue(shown);
        chooser.setItemLabelGenerator(
                version -> getTranslation("studio.version-of", version.version(), Times.day(version.deployedAt())));
        chooser.addValueChangeListener(change -> UI.getCurrent()
                .navigate("processes/%s/%d"
                        .formatted(
                                change.getValue().processId(), change.getValue().version())));
        return chooser;
    }

    /** The older one stands before the newer one. */
    private Select<ProcessVersion> comparer(List<ProcessVersion> versions, ProcessVersion shown) {
        var chooser = new Select<ProcessVersion>();
        chooser.setWidth("12rem");
        chooser.setAriaLabel(getTranslation("studio.compare.with"));
        chooser.setPlaceholder(getTranslation("studio.compare.with"));
        chooser.setItems(
                versions.stream().filter(version -> !version.equals(shown)).toList());
        chooser.setItemLabelGenerator(version -> getTranslation("studio.compare.version", version.version()));
        chooser.addValueChangeListener(change -> {
            var other = change.getValue().version();
            UI.getCurrent()
                    .navigate("processes/%s/compare/%d/%d"
                            .formatted(
                                    shown.processId(),
                                    Math.min(other, shown.version()),
                                    Math.max(other, shown.version())));
        });
        return chooser;
    }

    private static BpmnDiagram diagram(ProcessDrawing drawing) {
        var diagram = new BpmnDiagram(drawing.xml(), drawing.names(), List.of(), List.of(), List.of(), List.of());
        diagram.addClassName("process-drawing");
        return diagram;
    }

    /** Those that tasks of the live version show. */
    private Component forms(String processId) {
        var shown = forms.shownBy(processId);
        if (shown.isEmpty()) return new Paragraph(getTranslation("studio.form.none-shown"));
        var links = new Div();
        links.addClassName("row");
        shown.forEach(form -> links.add(new Anchor("forms/" + form.formId(), form.formId())));
        return links;
    }

    private Component steps(ProcessDrawing drawing) {
        if (drawing.steps().isEmpty()) return new Paragraph(getTranslation("studio.no-steps"));
        var grid = new Grid<ProcessDrawing.Step>();
        grid.addThemeVariants(GridVariant.NO_BORDER);
        grid.setAllRowsVisible(true);
        grid.addColumn(ProcessDrawing.Step::name)
                .setHeader(getTranslation("studio.step"))
                .setWidth("12rem")
                .setFlexGrow(3);
        grid.addColumn(step -> step.traffic().present()).setHeader(getTranslation("studio.present"));
        grid.addColumn(step -> step.traffic().entered()).setHeader(getTranslation("studio.entered"));
        grid.addColumn(step -> step.traffic().terminated()).setHeader(getTranslation("studio.terminated"));
        grid.setItems(drawing.steps());
        return grid;
    }
}
