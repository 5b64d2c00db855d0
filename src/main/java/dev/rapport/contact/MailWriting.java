package dev.rapport.contact;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.mail.javamail.MimeMessageHelper;

/**
 * Writes a letter as a mail of plain text.
 *
 * @param from address of the sender
 * @param shown name beside it; may be empty
 */
record MailWriting(String from, String shown) {

    /** Fits into the 75 signs of an encoded word, however long a point is in UTF-8. */
    private static final int POINTS_A_WORD = 11;

    /** Whether a header could be ended by what stands in it. */
    boolean isUnfit(Letter letter) {
        return Stream.of(List.of(letter.address(), letter.heading(), from, shown), letter.earlier(), letter.copies())
                .flatMap(List::stream)
                .anyMatch(text -> text.chars().anyMatch(Character::isISOControl));
    }

    /** The same however often it is sent, so that a repeat is known. */
    String id(Letter letter) {
        return "<" + letter.id() + "@" + from.substring(from.indexOf('@') + 1).replaceFirst(">$", "") + ">";
    }

    /** That a mail comes from a machine keeps out-of-office answers away (RFC 3834). */
    void write(MimeMessage message, Letter letter) throws MessagingException, UnsupportedEncodingException {
        var mail = new MimeMessageHelper(message, StandardCharsets.UTF_8.name());
        message.setHeader("Message-ID", id(letter));
        if (!letter.earlier().isEmpty()) {
            message.setHeader("In-Reply-To", letter.earlier().getLast());
            message.setHeader("References", String.join(" ", letter.earlier()));
        }
        if (letter.automatic()) message.setHeader("Auto-Submitted", "auto-generated");
        if (shown.isEmpty()) mail.setFrom(from);
        else mail.setFrom(new InternetAddress(from, shown, StandardCharsets.UTF_8.name()));
        mail.setTo(letter.address());
        if (!letter.copies().isEmpty()) mail.setCc(letter.copies().toArray(String[]::new));
        mail.setSubject(letter.heading());
        if (letter.heading().contains("=?")) message.setHeader("Subject", encoded(letter.heading()));
        mail.setText(letter.body());
    }

    /** Words that look as if they were encoded already are, so that they are read as they were written (RFC 2047). */
    private static String encoded(String words) {
        var points = words.codePoints().toArray();
        return IntStream.iterate(0, from -> from < points.length, from -> from + POINTS_A_WORD)
                .mapToObj(from -> new String(points, from, Math.min(POINTS_A_WORD, points.length - from)))
                .map(part -> Base64.getEncoder().encodeToString(part.getBytes(StandardCharsets.UTF_8)))
                .map(part -> "=?UTF-8?B?" + part + "?=")
                .collect(Collectors.joining("\r\n "));
    }
}
