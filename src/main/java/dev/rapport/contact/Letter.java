package dev.rapport.contact;

import dev.rapport.platform.Channel;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What goes out to one address, as it was written.
 *
 * @param id what the other side is told as well, so that a repeat is known there
 * @param kind whose it is: {@link LetterKind#kind}
 * @param about what it is of, in the words of its kind
 * @param thread what it is a part of: of one, no letter goes out by a channel before those that were written earlier
 * @param carrier name of the carrier that takes it
 * @param account by which of our accounts, where the carrier has several
 * @param heading its subject; empty where the channel has none
 * @param earlier ids on the other side of what was said before it, oldest first
 * @param automatic whether a machine wrote it
 * @param copies addresses of who gets a copy and is shown to all who get it
 */
public record Letter(
        UUID id,
        String kind,
        UUID about,
        @Nullable UUID thread,
        String carrier,
        @Nullable UUID account,
        Channel channel,
        String address,
        String heading,
        String body,
        List<String> earlier,
        boolean automatic,
        Instant writtenAt,
        List<String> copies) {

    public Letter(
            UUID id,
            String kind,
            UUID about,
            @Nullable UUID thread,
            String carrier,
            @Nullable UUID account,
            Channel channel,
            String address,
            String heading,
            String body,
            List<String> earlier,
            boolean automatic,
            Instant writtenAt) {
        this(
                id, kind, about, thread, carrier, account, channel, address, heading, body, earlier, automatic,
                writtenAt, List.of());
    }

    /** The kind of those that answer below what is said in public; its id there is the only earlier one. */
    public static final String IN_PUBLIC = "public-answer";

    public boolean isInPublic() {
        return kind.equals(IN_PUBLIC);
    }

    /** An e-mail that a machine writes to one of our own people. */
    public static Letter mail(
            UUID id, String kind, UUID about, String address, String heading, String body, Instant writtenAt) {
        return new Letter(
                id,
                kind,
                about,
                null,
                MailCarrier.NAME,
                null,
                Channel.EMAIL,
                address,
                heading,
                body,
                List.of(),
                true,
                writtenAt);
    }

    @Override
    public String toString() {
        return kind + " " + about;
    }
}
