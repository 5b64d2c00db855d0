package dev.rapport.customer.notes.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import dev.rapport.customer.notes.KeptFile;
import dev.rapport.customer.notes.KeptFiles;
import dev.rapport.platform.ui.Chips;
import dev.rapport.platform.ui.Notices;
import dev.rapport.platform.ui.Times;

/** A file: its name, which saves it, how large it is, by whom and when, and what the reader may do with it. */
class FileLine extends ListItem {

    private static final long KILO = 1 << 10;
    private static final long MEGA = 1 << 20;

    private final transient KeptFiles files;
    private final transient KeptFile file;
    private final transient Runnable changed;

    FileLine(KeptFiles files, KeptFile file, Runnable changed) {
        this.files = files;
        this.file = file;
        this.changed = changed;
        var about = new Div(new Span(size() + " · " + file.addedBy()), new Span(" · "), Times.ago(file.addedAt()));
        about.addClassNames("secondary", "row");
        var ways = new Div();
        ways.addClassName("row");
        if (file.removedAt() != null) about.addComponentAsFirst(Chips.warning(getTranslation("notes.removed")));
        else if (file.kind().isShown()) ways.add(button("files.preview", () -> new PictureDialog(files, file).open()));
        if (file.mayRemove())
            ways.add(
                    file.removedAt() == null
                            ? button("notes.remove", this::remove)
                            : button("notes.restore", this::restore));
        add(name(), about, ways);
    }

    private Component name() {
        if (file.removedAt() != null) return new Span(file.name());
        var link = new Anchor(new FileSender(files, file.id(), false), file.name());
        link.getElement().setAttribute("download", true);
        return link;
    }

    private String size() {
        if (file.bytes() >= MEGA) return getTranslation("files.megabytes", (double) file.bytes() / MEGA);
        return getTranslation("files.kilobytes", Math.max(1, file.bytes() / KILO));
    }

    private void remove() {
        if (!Notices.attempt(() -> files.remove(file.id()))) return;
        changed.run();
        Notices.done(getTranslation("files.was-removed", file.name()), () -> {
            files.restore(file.id());
            changed.run();
        });
    }

    private void restore() {
        if (Notices.attempt(() -> files.restore(file.id()))) changed.run();
    }

    private Button button(String key, Runnable deed) {
        var button = new Button(getTranslation(key), click -> deed.run());
        button.addThemeVariants(ButtonVariant.SMALL, ButtonVariant.TERTIARY);
        button.setAriaLabel(getTranslation(key) + ": " + file.name());
        return button;
    }
}
