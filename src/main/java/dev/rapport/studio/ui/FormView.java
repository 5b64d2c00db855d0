package dev.rapport.studio.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.rapport.engine.model.FormTexts;
import dev.rapport.platform.Refused;
import dev.rapport.platform.ui.BpmnForm;
import dev.rapport.platform.ui.Chips;
import dev.rapport.platform.ui.PageHead;
import dev.rapport.platform.ui.Panel;
import dev.rapport.platform.ui.Times;
import dev.rapport.studio.forms.FormCheck;
import dev.rapport.studio.forms.FormLibrary;
import dev.rapport.studio.forms.FormProblem;
import dev.rapport.studio.forms.FormUse;
import dev.rapport.studio.forms.FormVersion;
import dev.rapport.studio.forms.SampleValues;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** One version of a form as staff will see it, with the tasks that show it and what is wrong with it. */
@Route("forms/:form/:version?([0-9]{1,9})")
@RolesAllowed({"DESIGNER", "MANAGER", "AUDITOR", "ADMIN"})
public class FormView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final transient FormLibrary library;
    private final transient FormCheck check;
    private final transient JsonMapper json;
    private String title = "";

    FormView(FormLibrary library, FormCheck check, JsonMapper json) {
        this.library = library;
        this.check = check;
        this.json = json;
        addClassName("page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent navigation) {
        var parameters = navigation.getRouteParameters();
        var id = parameters.get("form").orElse("");
        var versions = library.versions(id);
        var wanted = parameters.getInteger("version").orElse(versions.getFirst().version());
        show(
                versions,
                versions.stream()
                        .filter(version -> version.version() == wanted)
                        .findFirst()
                        .orElseThrow(() -> Refused.notFound("studio.no-such-form-version", wanted, id)));
    }

    @Override
    public String getPageTitle() {
        return title;
    }

    private void show(List<FormVersion> versions, FormVersion version) {
        title = getTranslation("studio.form.title", version.formId(), version.version());
        var isLive = version.equals(versions.getFirst());
        var text = library.text(version);
        var problems = check.check(text);
        removeAll();
        add(
                new PageHead(getTranslation("studio.form.title", version.formId(), version.version()))
                        .facts(
                                isLive
                                        ? Chips.good(getTranslation("studio.form.is-live"))
                                        : Chips.plain(getTranslation("studio.form.was-live")),
                                Times.ago(version.deployedAt()))
                        .actions(chooser(versions, version)),
                new Paragraph(getTranslation("studio.form.versions-stay")),
                new Panel(getTranslation("studio.form.preview"), preview(text, problems)),
                new Panel(getTranslation("studio.form.uses"), uses(version.formId())),
                new Panel(getTranslation("studio.draft.problems"), problems(problems)));
    }

    /** What cannot be read, or has parts that the viewer may not know, is not handed to it. */
    private Component preview(String text, List<FormProblem> problems) {
        var isShowable = problems.stream().map(FormProblem::rule).noneMatch(rule -> switch (rule) {
            case READABLE, KNOWN_TYPE, EXPRESSION, PLAIN -> true;
            default -> false;
        });
        if (!isShowable) return new Paragraph(getTranslation("studio.form.no-preview"));
        var language = UI.getCurrent().getLocale();
        var schema = FormTexts.cut((ObjectNode) json.readTree(text), language);
        return new Div(
                new BpmnForm(schema, SampleValues.of(schema, language)),
                new Paragraph(getTranslation("studio.form.sample")));
    }

    private Component uses(String formId) {
        var uses = library.uses(formId);
        if (uses.isEmpty()) return new Paragraph(getTranslation("studio.form.no-uses"));
        var lines = new Div();
        lines.addClassName("stack");
        uses.forEach(use -> lines.add(line(use)));
        return lines;
    }

    private Div line(FormUse use) {
        var line = new Div(
                new Anchor("processes/" + use.processId(), use.process()),
                new Span(use.task()),
                new Span(getTranslation(use.isNewest() ? "studio.form.shows-newest" : "studio.form.shows-its-own")));
        line.addClassName("row");
        return line;
    }

    private Component problems(List<FormProblem> problems) {
        var lines = new Div();
        lines.addClassName("stack");
        if (problems.isEmpty()) lines.add(Chips.good(getTranslation("studio.draft.no-problems")));
        problems.forEach(problem -> lines.add(line(problem)));
        return lines;
    }

    private Div line(FormProblem problem) {
        var chip = problem.isError()
                ? Chips.bad(getTranslation("studio.draft.error"))
                : Chips.warning(getTranslation("studio.draft.warning"));
        var line = new Div(
                chip,
                new Span(
                        getTranslation(problem.rule().key(), problem.arguments().toArray())));
        line.addClassNames("row", "draft-problem");
        return line;
    }

    private Select<FormVersion> chooser(List<FormVersion> versions, FormVersion shown) {
        var chooser = new Select<FormVersion>();
        chooser.setWidth("15rem");
        chooser.setAriaLabel(getTranslation("studio.version"));
        chooser.setItems(versions);
        chooser.setValue(shown);
        chooser.setItemLabelGenerator(
                version -> getTranslation("studio.version-of", version.version(), Times.day(version.deployedAt())));
        chooser.addValueChangeListener(change -> UI.getCurrent()
                .navigate("forms/%s/%d"
                        .formatted(change.getValue().formId(), change.getValue().version())));
        return chooser;
    }
}
