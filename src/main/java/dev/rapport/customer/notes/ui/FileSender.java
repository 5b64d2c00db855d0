package dev.rapport.customer.notes.ui;

import com.vaadin.flow.server.streams.DownloadEvent;
import com.vaadin.flow.server.streams.DownloadHandler;
import dev.rapport.customer.notes.KeptFiles;
import dev.rapport.platform.Refused;
import java.io.IOException;
import java.util.UUID;

/** Gives a file to the browser: to be saved, or as a picture. Whoever may see it no more is refused then, too. */
class FileSender implements DownloadHandler {

    private static final int NOT_FOUND = 404;

    private final transient KeptFiles files;
    private final UUID file;
    private final boolean shown;

    FileSender(KeptFiles files, UUID file, boolean shown) {
        this.files = files;
        this.file = file;
        this.shown = shown;
    }

    @Override
    public void handleDownloadRequest(DownloadEvent asked) throws IOException {
        var response = asked.getResponse();
        try {
            var download = files.open(file);
            var found = download.file();
            if (shown && found.kind().isShown()) asked.inline(found.name());
            else asked.setFileName(found.name());
            asked.setContentType(found.kind().type());
            asked.setContentLength(found.bytes());
            response.setHeader("X-Content-Type-Options", "nosniff");
            response.setHeader("Content-Security-Policy", "sandbox; default-src 'none'; frame-ancestors 'none'");
            response.setHeader("Cache-Control", "private, no-store");
            try (var out = asked.getOutputStream()) {
                download.content().writeTo(out);
            }
        } catch (Refused refused) {
            response.setStatus(NOT_FOUND);
        }
    }
}
