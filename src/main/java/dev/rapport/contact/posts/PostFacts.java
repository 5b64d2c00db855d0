package dev.rapport.contact.posts;

import dev.rapport.platform.Phrases;
import org.jspecify.annotations.Nullable;

/**
 * What the rulebook {@code post} looks at.
 *
 * @param channel such as {@code weibo}
 * @param kind {@code post} or {@code comment}
 * @param text heading and words, as {@link Phrases#prepared} makes them
 * @param sender {@code known}, {@code maybe} or {@code unknown}
 * @param tier of the customer, such as {@code gold}; absent while nobody knows who it is
 * @param reach how many people it reaches; 0 where nobody says it
 * @param days whole days since it was written
 * @param mood as the rules said it; empty while they are asked for it
 */
public record PostFacts(
        String channel,
        String kind,
        String text,
        String sender,
        @Nullable String tier,
        long reach,
        long days,
        String mood) {

    PostFacts with(Mood said) {
        return new PostFacts(channel, kind, text, sender, tier, reach, days, said.word());
    }

    /** Whether the text has one of the phrases, see {@link Phrases#says}. */
    public boolean says(String phrases) {
        return Phrases.says(text, phrases);
    }
}
