package dev.rapport.contact.posts.web;

import dev.rapport.contact.posts.Post;
import dev.rapport.platform.Bilingual;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody said where everybody reads it.
 *
 * @param there its id on the platform
 * @param on id there of the post that a comment stands below
 * @param handle how the platform knows who wrote it, masked for those who do not work on it
 * @param keywords of the account that it says
 * @param mood praise, neutral, complaint or angry
 * @param moodBecause the rule's sentence, in the language that is asked for
 * @param moodHeard how it sounded to the rules, where somebody corrected that
 * @param moodBy who corrected it
 * @param deed what is to be done: nothing, read, answer or complaint
 * @param certainty of who wrote it: known, maybe or unknown
 * @param ticket the complaint that came of it
 */
record PostAnswer(
        UUID id,
        UUID account,
        String there,
        String kind,
        @Nullable String on,
        String channel,
        @Nullable String link,
        @Nullable String handle,
        @Nullable String called,
        @Nullable String heading,
        String text,
        @Nullable String language,
        @Nullable Long reach,
        List<String> keywords,
        Instant at,
        Instant receivedAt,
        String state,
        String mood,
        @Nullable String moodBecause,
        @Nullable String moodHeard,
        @Nullable UUID moodBy,
        @Nullable Instant moodAt,
        String deed,
        @Nullable String deedBecause,
        @Nullable UUID customer,
        String certainty,
        @Nullable String proof,
        @Nullable UUID owner,
        String team,
        @Nullable UUID ticket,
        String version) {

    static PostAnswer of(Post post, Locale locale) {
        var customer = post.customer();
        var owner = post.owner();
        var ticket = post.ticket();
        var corrected = post.corrected();
        return new PostAnswer(
                post.id(),
                post.account(),
                post.there(),
                post.kind().word(),
                post.on(),
                post.channel().word(),
                post.link(),
                post.handle(),
                post.called(),
                post.heading(),
                post.words(),
                post.language(),
                post.reach(),
                post.keywords(),
                post.at(),
                post.receivedAt(),
                post.state().word(),
                post.mood().word(),
                said(post.moodBecause(), locale),
                corrected == null ? null : corrected.heard().word(),
                corrected == null ? null : corrected.by().value(),
                corrected == null ? null : corrected.at(),
                post.deed().word(),
                said(post.deedBecause(), locale),
                customer == null ? null : customer.value(),
                customer != null ? "known" : post.isMaybe() ? "maybe" : "unknown",
                post.proof(),
                owner == null ? null : owner.value(),
                post.team(),
                ticket == null ? null : ticket.value(),
                post.revision().mark());
    }

    private static @Nullable String said(@Nullable String because, Locale locale) {
        return because == null ? null : new Bilingual(because).in(locale);
    }
}
