package dev.rapport.contact.mail;

import dev.rapport.contact.Trouble;
import dev.rapport.contact.inbound.NotArrived;
import dev.rapport.contact.mail.MimePart.Leaf;
import dev.rapport.platform.CleanText;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
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
    private static final Pattern MEANT = recipient("original");
    private static final Pattern FINAL = recipient("final");
    private static final int LONGEST = 50_000;

    private DeliveryReport() {}

    private static Pattern field(String name, String value) {
        return Pattern.compile("(?im)^" + name + "[ \\t]{0,20}:[ \\t]{0,20}" + value + "$");
    }

    private static Pattern recipient(String which) {
        return field(which + "-recipient", "(?:[\\w-]{1,20}[ \\t]{0,5};)?[ \\t]{0,5}<?([^\\s<>]{3,320})>?[ \\t]{0,5}");
    }

    static Optional<NotArrived> in(MimeMail mail) {
        if (!mail.root().type().equals(Automatic.REPORT)) return Optional.empty();
        var failed = mail.root()
                .leaves()
                .filter(leaf -> leaf.type().equals(STATUS))
                .flatMap(leaf -> Arrays.stream(BLOCKS.split(unfolded(leaf))))
                .filter(block -> FAILED.matcher(block).find())
                .toList();
        if (failed.isEmpty()) return Optional.empty();
        return MailReading.givenBack(mail)
                .map(id -> new NotArrived(
                        id, new Trouble("contact.mail-came-back", why(failed.getFirst())), recipients(failed)));
    }

    /** None where one of them is not named. */
    private static List<String> recipients(List<String> failed) {
        var named = failed.stream().map(DeliveryReport::address).distinct().toList();
        return named.contains("") ? List.of() : named;
    }

    /** As we wrote it, where the server says so; else as it knew it at last. */
    private static String address(String block) {
        var meant = first(MEANT, block);
        var address = meant.isEmpty() ? first(FINAL, block) : meant;
        return CleanText.isFit(address) ? address.toLowerCase(Locale.ROOT) : "";
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
