package dev.rapport.contact.inbound;

import dev.rapport.platform.Channel;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message that came in, as its platform told it.
 *
 * @param there its id on the other side, unique on the platform: where ids are of one account only, the account stands
 *     before it
 * @param thread what it is a part of there; absent where one person has one conversation with each account
 * @param earlier ids on the other side of messages before it, the nearest last
 * @param heading its subject, where the channel has one
 * @param text new words only; may be empty, such as beside a picture
 * @param automatic whether a machine wrote it, which is never answered by a machine
 * @param at when it was written, as the other side says
 * @param facts what else the channel tells by name, such as {@code source} and {@code campaign}
 * @param copies addresses of who else it went to, where the channel says so
 */
public record Heard(
        Channel channel,
        String there,
        Sender from,
        @Nullable String thread,
        List<String> earlier,
        @Nullable String heading,
        String text,
        List<Part> parts,
        boolean automatic,
        Instant at,
        Map<String, String> facts,
        List<String> copies)
        implements Inbound {

    /** Name of a fact: what becomes of it, as the account says, whatever the rules would. */
    public static final String BECOMES = "becomes";

    public Heard(
            Channel channel,
            String there,
            Sender from,
            @Nullable String thread,
            List<String> earlier,
            @Nullable String heading,
            String text,
            List<Part> parts,
            boolean automatic,
            Instant at) {
        this(channel, there, from, thread, earlier, heading, text, parts, automatic, at, Map.of());
    }

    public Heard(
            Channel channel,
            String there,
            Sender from,
            @Nullable String thread,
            List<String> earlier,
            @Nullable String heading,
            String text,
            List<Part> parts,
            boolean automatic,
            Instant at,
            Map<String, String> facts) {
        this(channel, there, from, thread, earlier, heading, text, parts, automatic, at, facts, List.of());
    }

    /**
     * Who wrote.
     *
     * @param handle where they are answered, in one form, such as an e-mail address or the id that the platform knows them by
     * @param name what they call themselves
     * @param addresses phones and e-mail addresses that they left beside
     */
    public record Sender(String handle, @Nullable String name, List<String> addresses) {

        public Sender(String handle, @Nullable String name) {
            this(handle, name, List.of());
        }

        @Override
        public String toString() {
            return "a sender";
        }
    }

    /**
     * A file that came along.
     *
     * @param type as the other side called it, which nobody believes
     * @param inline whether it stands within the words
     */
    public record Part(String name, String type, byte[] bytes, boolean inline) {

        @Override
        public String toString() {
            return type + ", " + bytes.length + " bytes";
        }
    }

    public Heard fromMachine() {
        return new Heard(channel, there, from, thread, earlier, heading, text, parts, true, at, facts, copies);
    }

    @Override
    public String toString() {
        return channel.word() + " " + there;
    }
}
