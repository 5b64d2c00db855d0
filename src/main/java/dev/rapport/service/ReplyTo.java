package dev.rapport.service;

import dev.rapport.platform.Channel;
import dev.rapport.platform.Held;
import dev.rapport.platform.Ids;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.Word;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What held words are an answer to.
 *
 * @param channel the only one that will do, if there is one
 * @param leftOut who gets no copy
 */
record ReplyTo(SubjectId ticket, @Nullable Channel channel, Set<UUID> leftOut) {

    private static final String LEFT_OUT = "-";

    static ReplyTo of(Held held) {
        var parts = held.about().split(" ");
        return new ReplyTo(
                SubjectId.of(parts[0]),
                Stream.of(parts)
                        .skip(1)
                        .filter(part -> !part.startsWith(LEFT_OUT))
                        .findFirst()
                        .map(part -> Word.parse(Channel.class, part))
                        .orElse(null),
                Stream.of(parts)
                        .skip(1)
                        .filter(part -> part.startsWith(LEFT_OUT))
                        .map(part -> Ids.parse(part.substring(1)))
                        .collect(Collectors.toSet()));
    }

    @Override
    public String toString() {
        return Stream.concat(
                        channel == null ? Stream.of(ticket.toString()) : Stream.of(ticket.toString(), channel.word()),
                        leftOut.stream().map(one -> LEFT_OUT + one))
                .collect(Collectors.joining(" "));
    }
}
