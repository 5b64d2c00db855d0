package dev.rapport.contact.conversations;

import dev.rapport.platform.Held;
import dev.rapport.platform.Ids;
import dev.rapport.platform.SubjectId;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What held words are an answer to.
 *
 * @param in number of the case that is answered
 * @param leftOut who gets no copy
 */
record HeldAnswer(SubjectId conversation, @Nullable String in, Set<UUID> leftOut) {

    private static final String LEFT_OUT = "-";

    static HeldAnswer of(Held held) {
        var parts = held.about().split(" ");
        return new HeldAnswer(
                SubjectId.of(parts[0]),
                Stream.of(parts)
                        .skip(1)
                        .filter(part -> !part.startsWith(LEFT_OUT))
                        .findFirst()
                        .orElse(null),
                Stream.of(parts)
                        .filter(part -> part.startsWith(LEFT_OUT))
                        .map(part -> Ids.parse(part.substring(1)))
                        .collect(Collectors.toSet()));
    }

    @Override
    public String toString() {
        return Stream.concat(
                        in == null ? Stream.of(conversation.toString()) : Stream.of(conversation.toString(), in),
                        leftOut.stream().map(one -> LEFT_OUT + one))
                .collect(Collectors.joining(" "));
    }
}
