package dev.rapport.service;

import dev.rapport.platform.Phrases;
import org.jspecify.annotations.Nullable;

/**
 * What the rulebook {@code ticket-triage} looks at.
 *
 * @param channel where it came in, such as "email", "phone", "wechat", "weibo" or "api"
 * @param text subject and body prepared for {@link #says}: lower case words with one space around each
 * @param tier of the customer, such as "gold"
 * @param language of the text, "en" or "zh"
 */
public record TicketFacts(
        @Nullable String channel,
        String text,
        @Nullable String tier,
        @Nullable String product,
        String language) {

    public static TicketFacts of(
            @Nullable String channel,
            @Nullable String subject,
            @Nullable String body,
            @Nullable String tier,
            @Nullable String product) {
        var raw = (subject == null ? "" : subject) + " " + (body == null ? "" : body);
        return new TicketFacts(channel, Phrases.prepared(raw), tier, product, Phrases.isChinese(raw) ? "zh" : "en");
    }

    /** Whether the text has one of the phrases, see {@link Phrases#says}. */
    public boolean says(String phrases) {
        return Phrases.says(text, phrases);
    }
}
