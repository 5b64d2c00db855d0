package dev.rapport.customer.notes.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.streams.UploadEvent;
import com.vaadin.flow.server.streams.UploadHandler;
import dev.rapport.customer.notes.About;
import dev.rapport.customer.notes.KeptFiles;
import dev.rapport.platform.Refused;
import dev.rapport.platform.ui.Notices;

/** Takes in what a browser sends; an upload that is cancelled leaves nothing behind. */
class FileReceiver implements UploadHandler {

    private final transient KeptFiles files;
    private final transient About about;
    private final transient Runnable changed;

    /** @param changed told on the screen */
    FileReceiver(KeptFiles files, About about, Runnable changed) {
        this.files = files;
        this.about = about;
        this.changed = changed;
    }

    @Override
    public void handleUploadRequest(UploadEvent upload) {
        var screen = upload.getUI();
        try {
            var name = files.add(about, upload.getFileName(), upload::getInputStream)
                    .name();
            screen.access(() -> {
                changed.run();
                Notices.done(say(screen, "files.was-added", name));
            });
        } catch (Refused refused) {
            upload.reject(say(screen, refused.key(), refused.arguments()));
            screen.access(() -> Notices.refused(refused));
        }
    }

    private static String say(UI screen, String key, Object... arguments) {
        return screen.getTranslation(key, arguments);
    }
}
