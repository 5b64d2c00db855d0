package dev.rapport.contact.played;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Lets somebody who types be customers who write mails, and shows what they are answered. */
final class SimulateMail {

    static final String TITLE = "mailbox";

    private static final String SUBJECT = "我的订单 My order";
    private static final String FIRST = "您好，请问我的订单什么时候到？ Hello, when will my order arrive?";

    private final PlayedMail server;
    private final PrintStream out;

    /** The newest that was said to a customer in the thread that goes on, by address. */
    private final Map<String, String> answered = new ConcurrentHashMap<>();

    private int customers;
    private String address = "";
    private String subject = SUBJECT;

    SimulateMail(PlayedMail server, PrintStream out) {
        this.server = server;
        this.out = out;
        server.onMail(this::tell);
    }

    /** Writes what is typed; whether somebody said that it is enough. */
    boolean play(BufferedReader lines) throws IOException {
        out.println("What you type here, the customer writes as a mail, in answer to the newest they got.");
        out.println(
                "/new: another customer   /subject WORDS: another mail of the same   /quit or Ctrl-C: the account is switched off again");
        another();
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            var typed = line.strip();
            if (typed.equals("/quit")) return true;
            else if (typed.equals("/new")) another();
            else if (typed.startsWith("/subject ")) {
                subject = typed.substring("/subject ".length()).strip();
                answered.remove(address);
                out.println("The next mail is about: " + subject);
            } else if (!typed.isEmpty()) writes(typed);
        }
        return false;
    }

    private void another() {
        customers++;
        subject = SUBJECT;
        address = "customer-" + UUID.randomUUID().toString().substring(0, 8) + "@customer.example";
        writes(FIRST);
    }

    private void writes(String text) {
        var earlier = answered.getOrDefault(address, "");
        out.println("A customer (" + address + ") writes: " + text);
        var id = server.comes(
                "Customer " + customers, address, earlier.isEmpty() ? subject : "Re: " + subject, text, earlier);
        answered.putIfAbsent(address, id);
    }

    private void tell(byte[] mail) {
        try {
            var read = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(mail));
            var to = read.getAllRecipients() == null
                    ? "nobody"
                    : new InternetAddress(read.getAllRecipients()[0].toString()).getAddress();
            if (read.getMessageID() != null) answered.put(to, read.getMessageID());
            out.println("Answered to " + to + " (" + read.getSubject() + "): " + text(read));
        } catch (MessagingException | IOException e) {
            out.println("Something was sent that cannot be read as a mail: " + e.getMessage());
        }
    }

    private static String text(Part part) throws MessagingException, IOException {
        if (part.isMimeType("text/plain")) return part.getContent().toString().strip();
        if (part.getContent() instanceof Multipart parts)
            for (var place = 0; place < parts.getCount(); place++) {
                var text = text(parts.getBodyPart(place));
                if (!text.isEmpty()) return text;
            }
        return "";
    }
}
