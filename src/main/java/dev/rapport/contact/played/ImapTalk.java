package dev.rapport.contact.played;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.rapport.contact.played.PlayedMail.Kept;
import java.io.IOException;
import java.net.Socket;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One that reads the mailbox by IMAP (RFC 3501, and RFC 2177 for waiting): what is there is listed and fetched, nothing is changed.
 * Mails are never removed, so that the number of each is its UID.
 */
final class ImapTalk {

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("dd-MMM-yyyy HH:mm:ss Z", Locale.US).withZone(ZoneOffset.UTC);
    private static final Pattern WORD = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"|(\\S+)");
    private static final int LOOK = 200;

    private final PlayedMail server;
    private final MailLines lines;
    private boolean isIn;
    private int told;

    ImapTalk(PlayedMail server, Socket socket) throws IOException {
        this.server = server;
        lines = new MailLines(socket);
    }

    static String date(Instant at) {
        return DATE.format(at);
    }

    void talk() throws IOException {
        lines.say("* OK IMAP4rev1 played.example");
        for (var line = command(); line != null; line = command()) {
            var words = line.split(" ", 3);
            if (words.length < 2) {
                lines.say("* BAD a tag and a command");
                continue;
            }
            var command = words[1].toUpperCase(Locale.ROOT);
            var rest = words.length == 3 ? words[2] : "";
            if (command.equals("LOGOUT")) {
                lines.say("* BYE");
                lines.say(words[0] + " OK");
                return;
            }
            lines.say(words[0] + " " + answer(command, rest));
        }
    }

    /** With what it brings along in pieces of announced length (literals). */
    private @Nullable String command() throws IOException {
        var line = lines.read();
        while (line != null && line.matches("(?s).*\\{\\d{1,4}\\+?}")) {
            var brace = line.lastIndexOf('{');
            var announced = line.substring(brace + 1).replaceAll("\\D", "");
            lines.say("+ go on");
            var piece = lines.read(Integer.parseInt(announced))
                    .replace("\\", "\\\\")
                    .replace("\"", "\\\"");
            var more = lines.read();
            if (more == null) return null;
            line = line.substring(0, brace) + '"' + piece + '"' + more;
        }
        return line;
    }

    private String answer(String command, String rest) throws IOException {
        return switch (command) {
            case "CAPABILITY" -> {
                lines.say("* CAPABILITY IMAP4rev1 IDLE");
                yield "OK";
            }
            case "LOGIN" -> {
                var said = words(rest);
                isIn = said.size() == 2 && server.isLogin(said.get(0), said.get(1));
                yield isIn ? "OK" : "NO [AUTHENTICATIONFAILED] that is not the password";
            }
            default -> isIn ? within(command, rest) : "NO log in first";
        };
    }

    private String within(String command, String rest) throws IOException {
        switch (command) {
            case "LIST", "LSUB" -> {
                var said = words(rest);
                if (said.size() == 2 && matches(said.get(1))) lines.say("* " + command + " () \"/\" INBOX");
            }
            case "STATUS" ->
                lines.say("* STATUS INBOX (MESSAGES %d UIDNEXT %d UIDVALIDITY %d)"
                        .formatted(count(), count() + 1, server.validity()));
            case "SELECT", "EXAMINE" -> {
                if (!matches(words(rest).getFirst())) return "NO there is no such folder";
                return open();
            }
            case "FETCH" -> fetch(rest, false);
            case "UID" -> {
                var words = rest.split(" ", 2);
                if (!words[0].equalsIgnoreCase("FETCH")) return "BAD not played";
                fetch(words[1], true);
            }
            case "IDLE" -> idle();
            case "NOOP", "CHECK" -> tellMore();
            case "CLOSE", "UNSELECT" -> {
                // nothing was changed
            }
            default -> {
                return "BAD not played";
            }
        }
        return "OK";
    }

    private String open() throws IOException {
        told = count();
        lines.say("* FLAGS (\\Seen)");
        lines.say("* " + told + " EXISTS");
        lines.say("* 0 RECENT");
        lines.say("* OK [UIDVALIDITY " + server.validity() + "]");
        lines.say("* OK [UIDNEXT " + (told + 1) + "]");
        return "OK [READ-ONLY]";
    }

    private void idle() throws IOException {
        lines.say("+ waiting");
        while (!lines.isMore(LOOK)) tellMore();
        lines.read();
    }

    private void tellMore() throws IOException {
        if (count() == told) return;
        told = count();
        lines.say("* " + told + " EXISTS");
    }

    private void fetch(String rest, boolean byUid) throws IOException {
        var words = rest.split(" ", 2);
        var wanted = words[1].toUpperCase(Locale.ROOT);
        for (var mail : meant(words[0])) {
            var said = new StringBuilder("* " + mail.uid() + " FETCH (");
            if (byUid || wanted.contains("UID"))
                said.append("UID ").append(mail.uid()).append(' ');
            if (wanted.contains("RFC822.SIZE"))
                said.append("RFC822.SIZE ").append(mail.bytes().length).append(' ');
            if (wanted.contains("INTERNALDATE"))
                said.append("INTERNALDATE \"").append(mail.at()).append("\" ");
            if (wanted.contains("FLAGS")) said.append("FLAGS () ");
            if (wanted.contains("[HEADER]")) say(said, "BODY[HEADER]", head(mail));
            else if (wanted.contains("[]")) say(said, "BODY[]", mail.bytes());
            else lines.say(said.toString().strip() + ")");
        }
    }

    private void say(StringBuilder before, String part, byte[] bytes) throws IOException {
        lines.say(before + part + " {" + bytes.length + "}\r\n", bytes, ")");
    }

    private static byte[] head(Kept mail) {
        var text = new String(mail.bytes(), ISO_8859_1);
        return text.substring(0, text.indexOf("\r\n\r\n") + "\r\n\r\n".length()).getBytes(ISO_8859_1);
    }

    /** A range to the end has the last in it, whatever it begins with. */
    private List<Kept> meant(String set) {
        var mails = server.mails();
        var meant = new ArrayList<Kept>();
        for (var range : set.split(",")) {
            var ends = range.split(":", 2);
            var one = number(ends[0], mails.size());
            var other = number(ends[ends.length - 1], mails.size());
            for (var mail : mails)
                if (mail.uid() >= Math.min(one, other) && mail.uid() <= Math.max(one, other)) meant.add(mail);
        }
        return meant;
    }

    private static long number(String said, int last) {
        return said.equals("*") ? last : Long.parseLong(said);
    }

    private int count() {
        return server.mails().size();
    }

    private static boolean matches(String folder) {
        return folder.equalsIgnoreCase("INBOX") || folder.equals("*") || folder.equals("%");
    }

    private static List<String> words(String line) {
        return WORD.matcher(line)
                .results()
                .map(word ->
                        word.group(1) == null ? word.group(2) : word.group(1).replaceAll("\\\\(.)", "$1"))
                .toList();
    }
}
