package dev.rapport.service;

import dev.rapport.platform.Channel;
import dev.rapport.platform.Held;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.Word;
import org.jspecify.annotations.Nullable;

/**
 * What held words are an answer to.
 *
 * @param channel the only one that will do, if there is one
 */
record ReplyTo(SubjectId ticket, @Nullable Channel channel) {

    static ReplyTo of(Held held) {
        var parts = held.about().split(" ", 2);
        return new ReplyTo(SubjectId.of(parts[0]), parts.length == 1 ? null : Word.parse(Channel.class, parts[1]));
    }

    @Override
    public String toString() {
        return channel == null ? ticket.toString() : ticket + " " + channel.word();
    }
}
