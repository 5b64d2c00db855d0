package dev.rapport.contact.mail;

import dev.rapport.platform.EmailAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whom a header names.
 *
 * @param name what they call themselves; absent where it looks like an address, which would be read as theirs
 */
record Mailbox(String address, @Nullable String name) {

    private static final int MOST = 100;
    private static final int MOST_COPIES = 20;
    private static final int LONGEST = 254;
    private static final int LONGEST_NAME = 200;

    /**
     * Who wrote: of several authors the one that sent it. Where an author is named that cannot be read, nobody is: who sent it for
     * them, or gets what does not arrive, may do so for many, and two authors would be one.
     */
    static Optional<Mailbox> author(Headers headers) {
        var authors = all(headers.first("from").orElse(""), headers.around());
        var senders = all(headers.first("sender").orElse(""), headers.around());
        if (!headers.has("from")) return senders.stream().findFirst();
        return authors.stream()
                .filter(author -> senders.stream().anyMatch(one -> one.address().equals(author.address())))
                .findFirst()
                .or(() -> authors.stream().findFirst());
    }

    /** Whom it went to beside the author and the mailbox in which it lies, as far as they can be written to. */
    static List<String> copies(Headers headers, String author) {
        var own = Stream.of("delivered-to", "x-original-to", "envelope-to")
                .flatMap(name -> headers.all(name).stream())
                .flatMap(text -> EmailAddress.parse(text).stream())
                .map(EmailAddress::value)
                .collect(Collectors.toSet());
        return Stream.of("to", "cc")
                .flatMap(name -> headers.all(name).stream())
                .flatMap(header -> all(header, headers.around()).stream())
                .flatMap(one -> EmailAddress.parse(one.address()).filter(EmailAddress::isDeliverable).stream())
                .map(EmailAddress::value)
                .filter(address -> !address.equals(author) && !own.contains(address))
                .distinct()
                .limit(MOST_COPIES)
                .toList();
    }

    /** Read before encoded words are: what they hide is no address. */
    private static List<Mailbox> all(String header, @Nullable String around) {
        return new Reading(header.replaceAll("\\r?\\n[ \\t]*", " "), around).all();
    }

    private static Optional<Mailbox> of(String name, String address, @Nullable String around) {
        return written(address).map(known -> new Mailbox(known, shown(name, around)));
    }

    private static Optional<String> written(String address) {
        var plain = EncodedWords.line(address, null).replaceAll("\\s", "");
        var normal = EmailAddress.parse(plain).map(EmailAddress::value);
        return normal.isPresent()
                ? normal
                : Optional.of(plain.toLowerCase(Locale.ROOT))
                        .filter(other -> other.matches("[^@<>,;\"]{1,120}@[^@<>,;\"]{1,120}"))
                        .filter(other -> other.length() <= LONGEST);
    }

    private static @Nullable String shown(String name, @Nullable String around) {
        var line = EncodedWords.line(name, around)
                .replaceAll("^['\"]+|['\"]+$", "")
                .strip();
        if (line.isEmpty() || line.indexOf('@') >= 0 || line.indexOf('＠') >= 0) return null;
        return line.length() <= LONGEST_NAME ? line : line.substring(0, line.offsetByCodePoints(0, LONGEST_NAME / 2));
    }

    /** Goes through a list of addresses sign by sign (RFC 5322, section 3.4), and takes what is wrong as it is meant. */
    private static final class Reading {

        private final String text;
        private final @Nullable String around;
        private final List<Mailbox> found = new ArrayList<>();
        private final StringBuilder words = new StringBuilder();
        private final StringBuilder comment = new StringBuilder();
        private @Nullable String address;

        Reading(String text, @Nullable String around) {
            this.text = text;
            this.around = around;
        }

        List<Mailbox> all() {
            for (var at = 0; at < text.length() && found.size() < MOST; at++) {
                switch (text.charAt(at)) {
                    case '"' -> at = quoted(at);
                    case '(' -> at = comment(at);
                    case '<' -> at = angle(at);
                    case ',', ';' -> end();
                    case ':' -> colon();
                    default -> words.append(text.charAt(at));
                }
            }
            end();
            return List.copyOf(found);
        }

        /** Ends the name of a group, except where a program left it in an encoded word. */
        private void colon() {
            if (words.lastIndexOf("=?") > words.lastIndexOf("?=")) words.append(':');
            else words.setLength(0);
        }

        private int quoted(int from) {
            var at = from + 1;
            for (; at < text.length() && text.charAt(at) != '"'; at++) {
                if (text.charAt(at) == '\\' && at + 1 < text.length()) at++;
                words.append(text.charAt(at));
            }
            return at;
        }

        private int comment(int from) {
            var depth = 0;
            var at = from;
            for (; at < text.length(); at++) {
                var sign = text.charAt(at);
                if (sign == '(' && depth++ == 0) continue;
                if (sign == ')' && --depth == 0) break;
                if (sign == '\\' && at + 1 < text.length()) at++;
                comment.append(text.charAt(at));
            }
            return at;
        }

        private int angle(int from) {
            var until = text.indexOf('>', from);
            if (until < 0) until = text.length();
            if (address == null) address = text.substring(from + 1, until);
            return until;
        }

        /** Without brackets the words are the address, and the comment is the name. */
        private void end() {
            (address == null
                            ? of(comment.toString(), words.toString().strip(), around)
                            : of(words.toString(), address, around))
                    .ifPresent(found::add);
            words.setLength(0);
            comment.setLength(0);
            address = null;
        }
    }
}
