package dev.rapport.contact.posts;

import dev.rapport.platform.Channel;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Revision;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What somebody said where everybody reads it.
 *
 * @param account that heard of it
 * @param on id there of the post that a comment stands below
 * @param keywords of the account that it says
 * @param at when it was written, or came if nobody can have written it then
 * @param team who looks after it
 * @param moodBecause the sentence of the rule that said so, in both languages
 * @param corrected by whom the mood was corrected, if it was
 * @param customer who wrote it, if that is known
 * @param isMaybe whether it may be a customer whom we know
 * @param proof why somebody said so
 * @param ticket the complaint that came of it
 */
public record Post(
        UUID id,
        UUID account,
        String there,
        Channel channel,
        PostKind kind,
        @Nullable String on,
        @Nullable String handle,
        @Nullable String called,
        @Nullable String link,
        @Nullable String heading,
        String words,
        @Nullable String language,
        @Nullable Long reach,
        List<String> keywords,
        Instant at,
        Instant receivedAt,
        String team,
        @Nullable UserId owner,
        PostState state,
        Mood mood,
        @Nullable String moodBecause,
        @Nullable Correction corrected,
        PostDeed deed,
        @Nullable String deedBecause,
        @Nullable CustomerId customer,
        boolean isMaybe,
        @Nullable UserId linkedBy,
        @Nullable String proof,
        @Nullable SubjectId ticket,
        @Nullable UserId changedBy,
        @Nullable Instant changedAt,
        long version) {

    /** @param heard how it sounded to the rules */
    public record Correction(Mood heard, UserId by, Instant at) {}

    private static final int SHOWN = 120;

    /** The beginning of what it says, in one line. */
    public String beginning() {
        var line = (heading == null ? words : heading).replaceAll("\\s+", " ").strip();
        if (line.isEmpty()) return "…";
        var end = line.offsetByCodePoints(0, Math.min(SHOWN, line.codePointCount(0, line.length())));
        return end == line.length() ? line : line.substring(0, end) + "…";
    }

    /** What somebody who changes it must have read. */
    public Revision revision() {
        return Revision.of(id, version);
    }

    /** As it may be told to somebody who does not see all of it. */
    Post told(@Nullable String handle, UnaryOperator<String> words) {
        return new Post(
                id,
                account,
                there,
                channel,
                kind,
                on,
                handle,
                called == null ? null : words.apply(called),
                link,
                heading == null ? null : words.apply(heading),
                words.apply(this.words),
                language,
                reach,
                keywords,
                at,
                receivedAt,
                team,
                owner,
                state,
                mood,
                moodBecause,
                corrected,
                deed,
                deedBecause,
                customer,
                isMaybe,
                linkedBy,
                proof == null ? null : words.apply(proof),
                ticket,
                changedBy,
                changedAt,
                version);
    }

    @Override
    public String toString() {
        return kind.word() + " " + id;
    }
}
