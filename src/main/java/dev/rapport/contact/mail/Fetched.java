package dev.rapport.contact.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * A mail as it is kept until it is read: one line of ours, which nobody outside can write since servers write theirs
 * above what they are given, and the mail itself.
 *
 * @param there under which id it was kept
 * @param at when it came into the mailbox
 * @param left how many bytes were left in the mailbox because they are too many; 0 if it is whole
 * @param isFlood whether its sender writes more than a person does
 */
record Fetched(String there, Instant at, long left, boolean isFlood, byte[] mail) {

    private static final String MARK = "X-Rapport-Fetched:";
    private static final int LONGEST_LINE = 1_000;

    byte[] bytes() {
        var line = (MARK + " " + at + " " + left + " " + isFlood + " " + there.replaceAll("\\s", "") + "\r\n")
                .getBytes(UTF_8);
        var all = Arrays.copyOf(line, line.length + mail.length);
        System.arraycopy(mail, 0, all, line.length, mail.length);
        return all;
    }

    /** Empty when the bytes are nothing but a mail. */
    static Optional<Fetched> read(byte[] bytes) {
        var mark = MARK.getBytes(UTF_8);
        if (!Arrays.equals(mark, Arrays.copyOf(bytes, mark.length))) return Optional.empty();
        for (var at = mark.length; at < Math.min(bytes.length, LONGEST_LINE); at++)
            if (bytes[at] == '\n')
                return read(new String(bytes, 0, at, UTF_8), Arrays.copyOfRange(bytes, at + 1, bytes.length));
        return Optional.empty();
    }

    private static Optional<Fetched> read(String line, byte[] mail) {
        var words = line.strip().split(" ", 5);
        try {
            return words.length < 5
                    ? Optional.empty()
                    : Optional.of(new Fetched(
                            words[4],
                            Instant.parse(words[1]),
                            Long.parseLong(words[2]),
                            Boolean.parseBoolean(words[3]),
                            mail));
        } catch (DateTimeException | NumberFormatException e) {
            return Optional.empty();
        }
    }
}
