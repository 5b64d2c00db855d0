package dev.rapport.contact.mail;

import jakarta.mail.MessagingException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.protocol.BODY;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;
import org.eclipse.angus.mail.imap.protocol.UID;

/** Asks for several mails at once: one by one each would cost the way to the server and back. */
final class MailBytes {

    private MailBytes() {}

    /** Whole mails by their numbers, which stay unread; one that is not told is not there any more or has to be asked for alone. */
    @SuppressWarnings("unchecked")
    static Map<Long, byte[]> of(IMAPFolder folder, List<Long> uids) throws MessagingException {
        if (uids.isEmpty()) return Map.of();
        var numbers = uids.stream().map(String::valueOf).collect(Collectors.joining(","));
        return (Map<Long, byte[]>) folder.doCommand(protocol -> {
            var responses = protocol.command("UID FETCH " + numbers + " (UID BODY.PEEK[])", null);
            protocol.notifyResponseHandlers(responses);
            protocol.handleResult(responses[responses.length - 1]);
            return told(responses);
        });
    }

    private static Map<Long, byte[]> told(Response[] responses) {
        var bytes = new HashMap<Long, byte[]>();
        for (var response : responses) {
            if (!(response instanceof FetchResponse fetched)) continue;
            var uid = fetched.getItem(UID.class);
            var body = fetched.getItem(BODY.class);
            if (uid != null && body != null && body.getByteArray() != null)
                bytes.put(uid.uid, body.getByteArray().getNewBytes());
        }
        return bytes;
    }
}
