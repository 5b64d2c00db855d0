package dev.rapport.contact.played;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.Socket;
import java.util.Base64;
import java.util.Locale;

/** One that sends by SMTP (RFC 5321), logged in as the mailbox's owner. */
final class SmtpTalk {

    private final PlayedMail server;
    private final MailLines lines;
    private boolean isIn;

    SmtpTalk(PlayedMail server, Socket socket) throws IOException {
        this.server = server;
        lines = new MailLines(socket);
    }

    void talk() throws IOException {
        lines.say("220 played.example");
        for (var line = lines.read(); line != null; line = lines.read()) {
            var word = line.split(" ", 2)[0].toUpperCase(Locale.ROOT);
            switch (word) {
                case "EHLO" -> {
                    lines.say("250-played.example");
                    lines.say("250-8BITMIME");
                    lines.say("250 AUTH PLAIN LOGIN");
                }
                case "HELO", "RSET", "NOOP" -> lines.say("250 OK");
                case "AUTH" -> auth(line.substring("AUTH".length()).strip());
                case "MAIL", "RCPT" -> lines.say(isIn ? "250 OK" : "530 log in first");
                case "DATA" -> data();
                case "QUIT" -> {
                    lines.say("221 bye");
                    return;
                }
                default -> lines.say("502 not played");
            }
        }
    }

    private void auth(String said) throws IOException {
        var words = said.split(" ", 2);
        if (words[0].equalsIgnoreCase("PLAIN")) {
            var all = decoded(words.length == 2 ? words[1] : asked("")).split("\0", -1);
            isIn = all.length == 3 && server.isLogin(all[1], all[2]);
        } else {
            var user = decoded(words.length == 2 ? words[1] : asked("VXNlcm5hbWU6"));
            isIn = server.isLogin(user, decoded(asked("UGFzc3dvcmQ6")));
        }
        lines.say(isIn ? "235 welcome" : "535 that is not the password");
    }

    private String asked(String question) throws IOException {
        lines.say("334 " + question);
        var said = lines.read();
        return said == null ? "" : said;
    }

    private static String decoded(String said) {
        try {
            return new String(Base64.getDecoder().decode(said), UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private void data() throws IOException {
        if (!isIn) {
            lines.say("530 log in first");
            return;
        }
        lines.say("354 go on, and end with a dot");
        var mail = new StringBuilder();
        for (var line = lines.read(); line != null && !line.equals("."); line = lines.read())
            mail.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
        server.taken(mail.toString().getBytes(ISO_8859_1));
        lines.say("250 taken");
    }
}
