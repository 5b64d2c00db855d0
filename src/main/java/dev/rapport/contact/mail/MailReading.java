package dev.rapport.contact.mail;

import dev.rapport.contact.inbound.Heard;
import dev.rapport.contact.inbound.Heard.Part;
import dev.rapport.contact.inbound.Heard.Sender;
import dev.rapport.contact.inbound.NotArrived;
import dev.rapport.contact.inbound.Unreadable;
import dev.rapport.platform.Channel;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes of the bytes of a mail what it says. Whatever cannot be taken apart or does not fit comes as a file: no word is lost. */
final class MailReading {

    static final int LONGEST_TEXT = 100_000;
    private static final int LONGEST_HEADING = 500;
    private static final Set<String> GIVEN_BACK =
            Set.of("message/rfc822", "text/rfc822-headers", "message/rfc822-headers");

    private MailReading() {}

    /** That a mail of ours did not arrive, where a server says so by it. */
    static Optional<NotArrived> lost(byte[] body) {
        return DeliveryReport.in(
                MimeMail.of(Fetched.read(body).map(Fetched::mail).orElse(body)));
    }

    /** Says what a mail tells, whatever it looks like; unreadable is only what is empty. */
    static Heard of(byte[] body) {
        var fetched = Fetched.read(body);
        var bytes = fetched.map(Fetched::mail).orElse(body);
        if (bytes.length == 0) throw new Unreadable("is empty");
        var mail = MimeMail.of(bytes);
        var author = Mailbox.author(mail.headers());
        var from = author.orElseGet(() -> nobody(bytes));
        var heading = heading(mail.headers());
        var content = MailContent.of(mail.root());
        var said = Quotes.in(content.text(), heading);
        var there = fetched.map(Fetched::there)
                .or(() -> MessageIds.own(mail.headers()))
                .orElseGet(() -> MessageIds.hash(bytes));
        var earlier = earlier(mail);
        return new Heard(
                Channel.EMAIL,
                there,
                new Sender(from.address(), from.name()),
                earlier.isEmpty() ? there : earlier.getFirst(),
                earlier,
                heading,
                shortened(said.own(), LONGEST_TEXT)
                        + fetched.map(MailReading::left).orElse(""),
                parts(content, said, mail, bytes),
                (author.isEmpty() && !mail.headers().has("from"))
                        || fetched.filter(Fetched::isFlood).isPresent()
                        || Automatic.is(mail, from.address()),
                at(mail.headers(), fetched),
                Map.of(),
                Mailbox.copies(mail.headers(), from.address()));
    }

    /** Somebody else for each mail that names no sender: two of them are not one. Nothing is ever delivered there (RFC 2606). */
    private static Mailbox nobody(byte[] mail) {
        return new Mailbox("nobody-" + MessageIds.hash(mail).substring(7, 23) + "@mail.invalid", null);
    }

    /** The mail that began it. */
    static String thread(MimeMail mail, String there) {
        var earlier = earlier(mail);
        return earlier.isEmpty() ? there : earlier.getFirst();
    }

    /** What a mail says that it answers; what a server says of a mail is about the one that it gives back (RFC 3462). */
    private static List<String> earlier(MimeMail mail) {
        var earlier = MessageIds.earlier(mail.headers());
        if (!earlier.isEmpty() || !mail.root().type().equals(Automatic.REPORT)) return earlier;
        return givenBack(mail).stream().toList();
    }

    /** The id of the mail that a server gives back. */
    static Optional<String> givenBack(MimeMail mail) {
        return mail.root()
                .leaves()
                .filter(leaf -> GIVEN_BACK.contains(leaf.type()))
                .map(leaf -> MimeMail.of(leaf.bytes()).headers())
                .flatMap(headers -> MessageIds.own(headers).stream())
                .findFirst();
    }

    private static String heading(Headers headers) {
        return shortened(headers.line("subject"), LONGEST_HEADING);
    }

    private static List<Part> parts(MailContent content, Quotes said, MimeMail mail, byte[] bytes) {
        var parts = new ArrayList<>(content.files());
        if (said.own().length() > LONGEST_TEXT) parts.add(MailContent.file("text.txt", said.own()));
        if (!said.quoted().isEmpty()) parts.add(MailContent.file("quoted.txt", said.quoted()));
        if (!mail.isWhole()) parts.add(new Part("original.eml", "message/rfc822", bytes, false));
        return List.copyOf(parts);
    }

    /** Both languages: nobody knows yet who reads it. */
    private static String left(Fetched fetched) {
        if (fetched.left() == 0) return "";
        var size = Math.ceilDiv(fetched.left(), 1_000_000);
        return "[This mail has %d MB, more than is fetched. It lies in the mailbox. | 此邮件大小为 %d MB，超过收取上限，仍在邮箱中。]"
                .formatted(size, size);
    }

    /** When it came into the mailbox; what a mail says of itself is believed where nobody else says anything. */
    private static Instant at(Headers headers, Optional<Fetched> fetched) {
        return fetched.map(Fetched::at)
                .or(() -> headers.first("received").flatMap(line -> day(line.substring(line.lastIndexOf(';') + 1))))
                .or(() -> headers.first("date").flatMap(MailReading::day))
                .orElse(Instant.EPOCH);
    }

    private static Optional<Instant> day(String text) {
        try {
            return Optional.of(MailDates.read(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String shortened(String text, int longest) {
        if (text.length() <= longest) return text;
        return text.substring(0, Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest);
    }
}
