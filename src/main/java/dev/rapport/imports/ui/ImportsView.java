package dev.rapport.imports.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.DownloadHandler;
import dev.rapport.imports.ImportProgress;
import dev.rapport.imports.ImportStatus;
import dev.rapport.imports.ImportUndos;
import dev.rapport.imports.Imports;
import dev.rapport.imports.SavedMappings;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Page;
import dev.rapport.platform.ui.Chips;
import dev.rapport.platform.ui.InAdministration;
import dev.rapport.platform.ui.InAdministration.Group;
import dev.rapport.platform.ui.ListPage;
import dev.rapport.platform.ui.Live;
import dev.rapport.platform.ui.Notices;
import dev.rapport.platform.ui.Panel;
import dev.rapport.platform.ui.Times;
import jakarta.annotation.security.RolesAllowed;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Files brought in: choosing one, watching it, and reading why rows were left out. */
@Route("imports")
@Menu(title = "nav.imports", order = 90, icon = "vaadin:upload")
@InAdministration(Group.DATA)
@RolesAllowed({"SALES", "MANAGER", "AUDITOR", "ADMIN"})
public class ImportsView extends ListPage<ImportStatus> {

    private static final int STAYS_SHOWN = 100;

    private final transient Imports imports;
    private final transient ImportUndos undos;
    private final Div shown = new Div();
    private @Nullable UUID selected;

    ImportsView(Imports imports, ImportUndos undos, SavedMappings mappings, Live live) {
        super("nav.imports", "id");
        this.undos = undos;
        this.imports = imports;
        if (!imports.kinds().isEmpty()) {
            head().facts(new Anchor("imports/mappings", getTranslation("imports.mappings")));
            above(new Panel(getTranslation("imports.bring-in"), new ImportForm(imports, mappings, this::select)));
        }
        above(shown);
        var columns = columns();
        columns.card("imports.file", ImportsView::link);
        columns.cell("imports.file", ImportsView::link).width("10rem", 3).wideOnly();
        columns.words("imports.kind", status -> kind(status.kind()));
        columns.cell("imports.state", this::state).width("11rem", 1);
        columns.words("imports.created", status -> "%,d".formatted(status.created()))
                .labelled();
        columns.words("imports.changed", status -> "%,d".formatted(status.changed()))
                .labelled();
        columns.words("imports.unchanged", status -> "%,d".formatted(status.unchanged()))
                .labelled();
        columns.words("imports.rejected", status -> "%,d".formatted(status.rejected()))
                .labelled();
        columns.cell("imports.started", status -> Times.ago(status.createdAt()));
        ifNothing(VaadinIcon.UPLOAD, "imports.none");
        live.refresh(this, ImportProgress.class, this::refresh);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent navigation) {
        super.beforeEnter(navigation);
        selected = asked("id", text -> Optional.of(Ids.parse(text))).orElse(null);
        showSelected();
    }

    @Override
    protected Page<ImportStatus> read(int limit, @Nullable String after) {
        return imports.list(limit, after);
    }

    private void select(UUID id) {
        turn(Map.of("id", id.toString()));
    }

    private void refresh() {
        reload();
        showSelected();
    }

    private void showSelected() {
        shown.removeAll();
        Optional.ofNullable(selected).map(imports::get).ifPresent(status -> shown.add(details(status)));
    }

    private static Anchor link(ImportStatus status) {
        return new Anchor("imports?id=" + status.id(), status.fileName());
    }

    private Panel details(ImportStatus status) {
        var figures = new Span(getTranslation(
                status.trial() ? "imports.trial-figures" : "imports.figures",
                status.rows(),
                status.created(),
                status.changed(),
                status.unchanged(),
                status.rejected(),
                status.skipped(),
                status.alike()));
        var bar = new ProgressBar(0, 100, status.percent());
        bar.setVisible(!status.state().ended());
        var head = new Div(state(status), new Span(kind(status.kind()) + " · " + status.fileName()), figures);
        waiting(status).ifPresent(head::add);
        head.addClassName("row");
        var content = new Div(head, bar);
        content.addClassName("stack");
        if (status.failure() != null) content.add(Chips.bad(status.failure()));
        var undo = undos.of(status.id());
        content.add(actions(status, undo.isEmpty()));
        undo.ifPresent(asked -> content.add(new UndoPanel(asked, undos.stays(status.id(), STAYS_SHOWN, null))));
        content.add(errors(status), notes(status));
        return new Panel(getTranslation("imports.this"), content);
    }

    private Optional<Component> waiting(ImportStatus status) {
        return Optional.ofNullable(status.waitsFor())
                .map(first -> new Anchor(
                        "imports?id=" + first.id(),
                        getTranslation(
                                first.ahead() == 1 ? "imports.waits-for-one" : "imports.waits-for",
                                first.fileName(),
                                kind(first.kind()),
                                first.percent(),
                                first.ahead())));
    }

    private Div actions(ImportStatus status, boolean notUndone) {
        var actions = new Div();
        actions.addClassName("row");
        if (imports.kinds().isEmpty()) return actions;
        if (status.trial() && status.state().ended()) {
            leftOut(status).ifPresent(actions::add);
            var now = button("imports.begin-now", () -> select(imports.repeat(status.id())));
            now.removeThemeVariants(ButtonVariant.TERTIARY);
            now.addThemeVariants(ButtonVariant.PRIMARY);
            actions.add(now, secondary(getTranslation("imports.trial-hint")));
            return actions;
        }
        if (!status.state().ended()) {
            actions.add(button("imports.cancel", () -> imports.cancel(status.id())));
            return actions;
        }
        leftOut(status).ifPresent(actions::add);
        actions.add(button("imports.repeat", () -> select(imports.repeat(status.id()))));
        if (notUndone && undos.isOffered(status.kind())) actions.add(button("imports.undo", () -> askUndo(status)));
        else if (notUndone) actions.add(secondary(getTranslation("imports.undo-not")));
        return actions;
    }

    /** The rows that were left out, to be mended and brought in again. */
    private Optional<Component> leftOut(ImportStatus status) {
        if (status.rejected() == 0 || !imports.isTable(status.kind())) return Optional.empty();
        DownloadHandler handler = download -> {
            var file = imports.leftOut(status.id());
            download.setFileName(file.name());
            download.setContentType(file.contentType());
            try (var out = download.getOutputStream()) {
                file.write(out);
            }
        };
        var most = Imports.MOST_LEFT_OUT;
        var link = new Anchor(
                handler,
                status.rejected() > most
                        ? getTranslation("imports.left-out-first", most)
                        : getTranslation("imports.left-out-file", status.rejected()));
        link.getElement().setAttribute("download", true);
        return Optional.of(link);
    }

    /** With what would become of it. */
    private void askUndo(ImportStatus status) {
        var would = undos.prospect(status.id());
        var asked = new ConfirmDialog();
        asked.setHeader(getTranslation("imports.undo-title", status.fileName()));
        asked.setText(getTranslation("imports.undo-text", would.goes(), would.back(), would.stays()));
        asked.setConfirmText(getTranslation("imports.undo"));
        asked.setConfirmButtonTheme("error primary");
        asked.setCancelable(true);
        asked.setCancelText(getTranslation("ui.cancel"));
        asked.addConfirmListener(confirmed -> {
            if (Notices.attempt(() -> undos.undo(status.id()))) refresh();
        });
        asked.open();
    }

    private static Span secondary(String text) {
        var span = new Span(text);
        span.addClassName("secondary");
        return span;
    }

    private Button button(String text, Runnable deed) {
        var button = new Button(getTranslation(text), click -> {
            if (Notices.attempt(deed)) refresh();
        });
        button.addThemeVariants(ButtonVariant.TERTIARY);
        return button;
    }

    private Div errors(ImportStatus status) {
        var list = new Div();
        status.errors().forEach(error -> list.add(line(error)));
        if (status.moreErrors() > 0) list.add(new Span(getTranslation("imports.more-errors", status.moreErrors())));
        return list;
    }

    private Div notes(ImportStatus status) {
        var list = new Div();
        if (status.notes().isEmpty()) return list;
        list.add(new H3(getTranslation("imports.notes")));
        status.notes().forEach(note -> list.add(line(note)));
        if (status.moreNotes()) list.add(new Span(getTranslation("imports.more-notes")));
        return list;
    }

    private Div line(ImportStatus.Error error) {
        var line = new Span(getTranslation("imports.line", error.line()));
        line.addClassName("secondary");
        var row = new Div(line, new Span(error.reason()));
        row.addClassName("row");
        return row;
    }

    private Component state(ImportStatus status) {
        var state = getTranslation("word.ImportState." + status.state());
        var text = status.trial() ? getTranslation("imports.trial", state) : state;
        return switch (status.state()) {
            case DONE -> done(status, text);
            case FAILED -> Chips.bad(text);
            case WAITING, CANCELED -> Chips.plain(text);
            case RUNNING -> Chips.info(text + " " + status.percent() + " %");
        };
    }

    /** Rows that were left out are told in words; nothing but those is no success. */
    private Component done(ImportStatus status, String text) {
        var undone = status.undoOutcome();
        if (undone != null) return Chips.plain(getTranslation("word.UndoOutcome." + undone));
        if (status.rejected() == 0) return Chips.good(text);
        if (status.accepted() == 0) return Chips.bad(getTranslation("imports.all-left-out", text));
        return Chips.warning(getTranslation("imports.some-left-out", text, status.rejected()));
    }

    private String kind(String name) {
        return getTranslation("import.kind." + name);
    }
}
