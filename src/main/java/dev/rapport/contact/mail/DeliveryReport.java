package dev.rapport.contact.mail;

import dev.rapport.contact.Trouble;
import dev.rapport.contact.inbound.NotArrived;
import dev.rapport.contact.mail.MimePart.Leaf;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a server says of a mail that it could not deliver, as RFC 3464 has it: which one, and why. What is late may still arrive, and
 * is none.
 */
final class DeliveryReport {

    private static final String STATUS = "message/delivery-status";
    private static final Pattern BLOCKS = Pattern.compile("(?:\\r?\\n){2,}");
    private static final Pattern FAILED = field("action", "failed\\b.*");
    private static final Pattern CODE = field("status", "(5\\.\\d{1,3}\\.\\d{1,3})\\b.*");
    private static final Pattern WORDS = field("diagnostic-code", "(?:[\\w-]{1,20};)?(.{1,300})");
    private static final int LONGEST = 50_000;

    private DeliveryReport() {}

    private static Pattern field(String name, String value) {
        return Pattern.compile("(?im)^" + name + "[ \\t]{0,20}:[ \\t]{0,20}" + value + "$");
    }

    static Optional<NotArrived> in(MimeMail mail) {
        if (!mail.root().type().equals(Automatic.REPORT)) return Optional.empty();
        return mail.root()
                .leaves()
                .filter(leaf -> leaf.type().equals(STATUS))
                .flatMap(leaf -> Arrays.stream(BLOCKS.split(unfolded(leaf))))
                .filter(block -> FAILED.matcher(block).find())
                .findFirst()
                .flatMap(block -> MailReading.givenBack(mail)
                        .map(id -> new NotArrived(id, new Trouble("contact.mail-came-back", why(block)))));
    }

    private static String unfolded(Leaf leaf) {
        var text = new String(leaf.bytes(), 0, Math.min(leaf.bytes().length, LONGEST), StandardCharsets.UTF_8);
        return text.replaceAll("\\r?\\n[ \\t]+(?=\\S)", " ");
    }

    private static String why(String block) {
        return (first(CODE, block) + " " + first(WORDS, block)).strip();
    }

    private static String first(Pattern pattern, String block) {
        return pattern.matcher(block)
                .results()
                .map(found -> found.group(1).strip())
                .findFirst()
                .orElse("");
    }
}
