package dev.rapport.contact.conversations.ui;

import com.vaadin.flow.server.streams.DownloadEvent;
import com.vaadin.flow.server.streams.DownloadHandler;
import dev.rapport.contact.conversations.Conversations;
import dev.rapport.platform.Refused;
import java.io.IOException;
import java.util.UUID;

/** Gives a file that came along to the browser, to be saved. Whoever may read it no more is refused then, too. */
class PartSender implements DownloadHandler {

    private static final int NOT_FOUND = 404;

    private final transient Conversations conversations;
    private final String conversation;
    private final UUID part;

    PartSender(Conversations conversations, String conversation, UUID part) {
        this.conversations = conversations;
        this.conversation = conversation;
        this.part = part;
    }

    @Override
    public void handleDownloadRequest(DownloadEvent asked) throws IOException {
        var response = asked.getResponse();
        try {
            var content = conversations.content(conversation, part);
            asked.setFileName(conversations.part(conversation, part).name());
            asked.setContentType("application/octet-stream");
            asked.setContentLength(content.length);
            response.setHeader("X-Content-Type-Options", "nosniff");
            response.setHeader("Content-Security-Policy", "sandbox; default-src 'none'; frame-ancestors 'none'");
            response.setHeader("Cache-Control", "private, no-store");
            try (var out = asked.getOutputStream()) {
                out.write(content);
            }
        } catch (Refused refused) {
            response.setStatus(NOT_FOUND);
        }
    }
}
