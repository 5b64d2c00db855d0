package dev.rapport.contact.mail;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Whether a machine wrote a mail: one that is answered by a machine may go back and forth for ever (RFC 3834). */
final class Automatic {

    static final String REPORT = "multipart/report";

    private static final Set<String> PRECEDENCES = Set.of("bulk", "list", "junk", "auto_reply", "auto-reply");
    private static final List<String> ONLY_MACHINES = List.of(
            "list-id",
            "list-unsubscribe",
            "x-autoreply",
            "x-autorespond",
            "x-auto-reply",
            "x-autoreply-from",
            "x-mail-autoreply",
            "x-failed-recipients",
            "x-loop",
            "feedback-id");
    private static final List<String> DAEMONS = List.of("mailer-daemon@", "postmaster@", "no-reply@", "noreply@");

    private Automatic() {}

    static boolean is(MimeMail mail, String from) {
        var headers = mail.headers();
        var submitted = first(headers, "auto-submitted");
        return (!submitted.isEmpty() && !submitted.equals("no"))
                || mail.root().type().equals(REPORT)
                || headers.all("return-path").stream()
                        .anyMatch(path -> path.replaceAll("\\s", "").equals("<>"))
                || PRECEDENCES.contains(first(headers, "precedence"))
                || first(headers, "x-auto-response-suppress").equals("all")
                || ONLY_MACHINES.stream().anyMatch(headers::has)
                || DAEMONS.stream().anyMatch(from::startsWith);
    }

    /** Its first word. */
    private static String first(Headers headers, String name) {
        return headers.line(name).toLowerCase(Locale.ROOT).split("[;,\\s(]", 2)[0];
    }
}
