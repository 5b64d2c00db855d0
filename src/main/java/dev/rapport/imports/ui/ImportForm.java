package dev.rapport.imports.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.component.upload.UploadI18N;
import com.vaadin.flow.server.streams.UploadHandler;
import com.vaadin.flow.server.streams.UploadMetadata;
import dev.rapport.imports.GivenReading;
import dev.rapport.imports.ImportKind;
import dev.rapport.imports.Imports;
import dev.rapport.imports.MappedImportKind;
import dev.rapport.imports.SavedMappings;
import dev.rapport.imports.Treatment;
import dev.rapport.platform.Refused;
import dev.rapport.platform.ui.Notices;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.springframework.core.io.FileSystemResource;

/** Takes a file of a chosen kind. Words of the file that nobody explained yet are asked for before it starts. */
class ImportForm extends Div {

    private static final int LARGEST = 200 << 20;

    private final transient Imports imports;
    private final transient SavedMappings mappings;
    private final transient Consumer<UUID> started;
    private final Select<ImportKind> kind = new Select<>();

    ImportForm(Imports imports, SavedMappings mappings, Consumer<UUID> started) {
        this.imports = imports;
        this.mappings = mappings;
        this.started = started;
        addClassName("row");
        kind.setLabel(getTranslation("imports.kind"));
        kind.setItems(imports.kinds());
        kind.setItemLabelGenerator(item -> getTranslation("import.kind." + item.name()));
        kind.setValue(imports.kinds().getFirst());
        var upload = new Upload(UploadHandler.toTempFile(this::take));
        upload.setMaxFiles(1);
        upload.setMaxFileSize(LARGEST);
        upload.setI18n(texts());
        upload.addAllFinishedListener(finished -> upload.clearFileList());
        upload.addFileRejectedListener(
                rejected -> Notices.refused(Refused.invalid("imports.too-large", LARGEST >> 20)));
        add(kind, upload);
    }

    private void take(UploadMetadata metadata, File file) {
        var chosen = kind.getValue();
        var fileName = metadata.fileName();
        var source = new FileSystemResource(file);
        var stillAsked = new AtomicBoolean();
        var dialog = new PreviewDialog(
                chosen,
                fileName,
                mappings,
                (given, mapping) -> imports.preview(chosen.name(), source, given, mapping),
                (given, mapping, treatment) -> {
                    var unknown = imports.unknown(chosen.name(), source, mapping);
                    stillAsked.set(!unknown.isEmpty());
                    if (chosen instanceof MappedImportKind mapped && !unknown.isEmpty())
                        ask(mapped, unknown, file, fileName, treatment);
                    else begin(fileName, imports.start(chosen.name(), source, fileName, mapping, given, treatment));
                });
        dialog.addDetachListener(closed -> {
            if (!stillAsked.get()) delete(file);
        });
        dialog.open();
    }

    private void begin(String fileName, UUID id) {
        started.accept(id);
        Notices.done(getTranslation("imports.begun", fileName));
    }

    private void ask(
            MappedImportKind mapped,
            List<MappedImportKind.Unknown> unknown,
            File file,
            String fileName,
            Treatment treatment) {
        var dialog = new MappingDialog(
                mapped, unknown, (mapping, name) -> start(mapped, file, fileName, mapping, name, treatment));
        dialog.addDetachListener(closed -> delete(file));
        dialog.open();
    }

    private void start(
            ImportKind chosen, File file, String fileName, String mapping, String name, Treatment treatment) {
        if (!name.isBlank()) mappings.save(chosen.name(), name, false, List.of(), GivenReading.NOTHING, mapping);
        Notices.attempt(() -> begin(
                fileName,
                imports.start(
                        chosen.name(),
                        new FileSystemResource(file),
                        fileName,
                        mapping,
                        GivenReading.NOTHING,
                        treatment)));
        delete(file);
    }

    private static void delete(File file) {
        try {
            Files.deleteIfExists(file.toPath());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private UploadI18N texts() {
        var texts = new UploadI18N();
        texts.setAddFiles(new UploadI18N.AddFiles()
                .setOne(getTranslation("imports.choose-file"))
                .setMany(getTranslation("imports.choose-file")));
        texts.setDropFiles(new UploadI18N.DropFiles()
                .setOne(getTranslation("imports.drop-file"))
                .setMany(getTranslation("imports.drop-file")));
        return texts;
    }
}
