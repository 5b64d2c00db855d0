package dev.rapport.customer.notes.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.component.upload.UploadI18N;
import dev.rapport.customer.notes.About;
import dev.rapport.customer.notes.KeptFiles;
import dev.rapport.platform.Refused;
import dev.rapport.platform.ui.Notices;
import org.jspecify.annotations.Nullable;

/** The files beside one thing, newest first, and a place to drop further ones. */
class FilesBox extends Div {

    private static final int PAGE = 5;
    private static final int MOST_AT_ONCE = 10;

    private final transient KeptFiles files;
    private final transient About about;
    private final boolean mayWrite;
    private final UnorderedList list = new UnorderedList();
    private final Span none = new Span();
    private final Button more = small("files.more");
    private final Button removed = small("files.show-removed");
    private boolean showsRemoved;
    private @Nullable String next;
    private int pages = 1;

    FilesBox(KeptFiles files, About about, boolean mayWrite) {
        this.files = files;
        this.about = about;
        this.mayWrite = mayWrite;
        addClassName("stack");
        list.addClassName("plain-list");
        none.addClassName("secondary");
        more.addClickListener(click -> {
            pages++;
            readOn();
        });
        removed.addClickListener(click -> {
            showsRemoved = !showsRemoved;
            pages = 1;
            reload();
        });
        removed.setVisible(mayWrite);
        if (mayWrite) add(upload());
        var ways = new Div(more, removed);
        ways.addClassName("row");
        add(none, list, ways);
        reload();
    }

    final void reload() {
        list.removeAll();
        removed.setText(getTranslation(showsRemoved ? "files.show-there" : "files.show-removed"));
        next = null;
        var before = pages;
        for (var page = 0; page < before && (page == 0 || next != null); page++) readOn();
        none.setText(getTranslation(showsRemoved ? "files.none-removed" : "files.none"));
        none.setVisible(list.getComponentCount() == 0);
    }

    private void readOn() {
        var page = files.of(about, showsRemoved, PAGE, next);
        page.items().forEach(file -> list.add(new FileLine(files, file, this::reload)));
        next = page.next();
        more.setVisible(next != null);
    }

    private Upload upload() {
        var largest = files.largest();
        var upload = new Upload(new FileReceiver(files, about, this::reload));
        upload.setMaxFiles(MOST_AT_ONCE);
        upload.setMaxFileSize((int) Math.min(largest.toBytes(), Integer.MAX_VALUE));
        upload.setI18n(texts());
        upload.addAllFinishedListener(finished -> upload.clearFileList());
        upload.addFileRejectedListener(
                rejected -> Notices.refused(Refused.unfit("files.too-large", largest.toMegabytes())));
        upload.setWidthFull();
        return upload;
    }

    private UploadI18N texts() {
        var texts = new UploadI18N();
        texts.setAddFiles(new UploadI18N.AddFiles()
                .setOne(getTranslation("files.choose"))
                .setMany(getTranslation("files.choose")));
        texts.setDropFiles(
                new UploadI18N.DropFiles().setOne(getTranslation("files.drop")).setMany(getTranslation("files.drop")));
        return texts;
    }

    private Button small(String key) {
        var button = new Button(getTranslation(key));
        button.addThemeVariants(ButtonVariant.SMALL, ButtonVariant.TERTIARY);
        return button;
    }
}
