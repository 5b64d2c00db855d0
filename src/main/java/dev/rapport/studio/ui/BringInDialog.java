package dev.rapport.studio.ui;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.component.upload.UploadI18N;
import com.vaadin.flow.server.streams.UploadHandler;
import dev.rapport.engine.model.BpmnBytes;
import dev.rapport.platform.Refused;
import dev.rapport.platform.ui.FormDialog;
import dev.rapport.platform.ui.Notices;
import dev.rapport.studio.drafts.DraftDesk;
import dev.rapport.studio.drafts.ProcessDraft;
import java.util.function.Consumer;

/** Takes in a {@code .bpmn} file; one of a process that is there already becomes a draft of that after asking. */
final class BringInDialog extends FormDialog {

    private final transient DraftDesk desk;
    private final transient Consumer<ProcessDraft> begun;

    BringInDialog(DraftDesk desk, Consumer<ProcessDraft> begun) {
        this.desk = desk;
        this.begun = begun;
        setHeaderTitle(getTranslation("studio.bring-in"));
        var upload =
                new Upload(UploadHandler.inMemory((metadata, bytes) -> bringIn(metadata.fileName(), bytes, false)));
        upload.setMaxFiles(1);
        upload.setMaxFileSize(BpmnBytes.MOST);
        upload.setI18n(texts());
        upload.setWidthFull();
        upload.addFileRejectedListener(
                rejected -> Notices.refused(Refused.invalid("error.bpmn-file-too-large", BpmnBytes.MOST / 1024)));
        content(new Paragraph(getTranslation("studio.bring-in-hint")), upload);
    }

    private UploadI18N texts() {
        var texts = new UploadI18N();
        texts.setAddFiles(new UploadI18N.AddFiles().setOne(getTranslation("studio.choose-file")));
        texts.setDropFiles(new UploadI18N.DropFiles().setOne(getTranslation("studio.drop-file")));
        return texts;
    }

    void bringIn(String name, byte[] bytes, boolean agreed) {
        try {
            var draft = desk.bringIn(name, bytes, agreed);
            close();
            begun.accept(draft);
        } catch (Refused refused) {
            if (refused.key().equals("studio.draft.exists-already"))
                ask(
                        getTranslation("studio.bring-in"),
                        new Paragraph(getTranslation(refused.key(), refused.arguments())),
                        getTranslation("studio.bring-in-as-draft"),
                        () -> bringIn(name, bytes, true));
            else Notices.refused(refused);
        }
    }
}
