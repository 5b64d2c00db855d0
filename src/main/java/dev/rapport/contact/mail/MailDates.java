package dev.rapport.contact.mail;

import jakarta.mail.internet.MailDateFormat;
import java.text.ParseException;
import java.time.DateTimeException;
import java.time.Instant;

/** Times as mails write them (RFC 5322, section 3.3). */
final class MailDates {

    private static final Instant FIRST = Instant.parse("1971-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2199-12-31T00:00:00Z");

    private MailDates() {}

    static Instant read(String text) {
        try {
            var at = new MailDateFormat().parse(text.strip()).toInstant();
            if (at.isBefore(FIRST) || at.isAfter(LAST)) throw new DateTimeException("no time of a mail");
            return at;
        } catch (ParseException e) {
            throw new DateTimeException("no time of a mail", e);
        }
    }
}
