package dev.rapport.contact.mail;

import com.icegreen.greenmail.util.GreenMail;
import java.util.Map;
import java.util.TreeMap;

/** What a mail account of a server in a test is told. */
public final class MailSettingsForTests {

    private MailSettingsForTests() {}

    /** @param more further fields and their values, in turn */
    public static Map<String, String> of(GreenMail server, String name, String... more) {
        var values = new TreeMap<>(Map.of(
                "address", name + "@acme.example",
                "imap-host", "localhost",
                "imap-port", String.valueOf(server.getImap().getPort()),
                "imap-security", "plain",
                "imap-user", "support",
                "imap-password", "right",
                "imap-folder", "INBOX",
                "smtp-host", "localhost"));
        values.putAll(Map.of(
                "smtp-port", String.valueOf(server.getSmtp().getPort()),
                "smtp-security", "plain",
                "smtp-user", "support",
                "smtp-password", "right"));
        for (var i = 0; i < more.length; i += 2) values.put(more[i], more[i + 1]);
        return values;
    }
}
