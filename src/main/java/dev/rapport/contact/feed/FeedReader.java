package dev.rapport.contact.feed;

import dev.rapport.contact.accounts.ChannelAccount;
import dev.rapport.contact.inbound.HtmlText;
import dev.rapport.contact.inbound.Inbound;
import dev.rapport.contact.inbound.InboundReader;
import dev.rapport.contact.inbound.Unreadable;
import dev.rapport.contact.posts.PostKind;
import dev.rapport.contact.posts.PublicPost;
import dev.rapport.platform.Channel;
import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads entries of feeds; their HTML becomes plain words. */
@Component
class FeedReader implements InboundReader {

    private final JsonMapper json;

    FeedReader(JsonMapper json) {
        this.json = json;
    }

    byte[] written(FeedEntry entry) {
        return json.writeValueAsBytes(entry);
    }

    @Override
    public String platform() {
        return FeedPlatform.NAME;
    }

    @Override
    public Inbound read(ChannelAccount account, byte[] body) {
        try {
            return post(json.readValue(body, FeedEntry.class));
        } catch (JacksonException e) {
            throw new Unreadable("no entry", e);
        }
    }

    private static PublicPost post(FeedEntry entry) {
        return new PublicPost(
                Channel.WEB,
                entry.there(),
                PostKind.POST,
                null,
                entry.mail(),
                entry.author(),
                // an RSS id is where it stands, if it looks like that and nothing else says it
                Objects.requireNonNullElseGet(link(entry), () -> Objects.requireNonNullElse(entry.id(), "")),
                plain(entry.title()),
                entry.html() ? HtmlText.of(entry.words()) : entry.words(),
                entry.language(),
                null,
                entry.at());
    }

    /** Many write only the end of it, as browsers would understand it. */
    private static @Nullable String link(FeedEntry entry) {
        var link = entry.link();
        var base = entry.base();
        if (link == null || base == null) return link;
        try {
            var from = URI.create(base);
            var page = from.getScheme() + "://" + from.getRawAuthority()
                    + (from.getRawPath().isEmpty() ? "/" : from.getRawPath());
            return link.startsWith("?")
                    ? page + link
                    : URI.create(page).resolve(link).toString();
        } catch (IllegalArgumentException e) {
            return link;
        }
    }

    /** Titles have no tags, but many write them as HTML. */
    private static @Nullable String plain(@Nullable String title) {
        return title == null ? null : title.indexOf('<') < 0 && title.indexOf('&') < 0 ? title : HtmlText.of(title);
    }
}
