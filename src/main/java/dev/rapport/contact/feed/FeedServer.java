package dev.rapport.contact.feed;

import dev.rapport.contact.feed.FeedXml.NoFeed;
import dev.rapport.platform.CleanText;
import dev.rapport.platform.OutsideHosts;
import dev.rapport.platform.OutsideHosts.NotOutside;
import dev.rapport.platform.OutsideHttp;
import dev.rapport.platform.OutsideNames;
import dev.rapport.platform.Refused;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpStatus;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Fetches feeds: only where the house goes, without following redirects, for some seconds, and no more than 4 MB, also of what was
 * packed.
 */
@Component
class FeedServer {

    private static final int MEGABYTE = 1024 * 1024;
    private static final int LONGEST = 4 * MEGABYTE;
    private static final int REDIRECTED = 300;
    private static final int CLIENT_ERROR = 400;
    private static final int LONGEST_MARK = 500;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration SLOWEST = Duration.ofSeconds(30);

    /**
     * What was there.
     *
     * @param entries none where nothing changed
     * @param etag by which the server knows what we have; so is {@code modified}
     */
    record Fetched(
            boolean isNew,
            List<FeedEntry> entries,
            @Nullable String etag,
            @Nullable String modified) {}

    private final OutsideHttp http;

    FeedServer(OutsideHosts outside) {
        http = new OutsideHttp(new OutsideNames(outside), PATIENCE, SLOWEST);
    }

    /** Refused where it is no address of a feed. */
    static URI address(String written) {
        try {
            var uri = URI.create(written.strip());
            var isWeb = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
            if (!isWeb || uri.getHost() == null || uri.getRawUserInfo() != null)
                throw Refused.invalid("account.feed.bad-address").at(FeedPlatform.ADDRESS);
            return uri;
        } catch (IllegalArgumentException e) {
            throw Refused.invalid("account.feed.bad-address").at(FeedPlatform.ADDRESS);
        }
    }

    /** @param body null where it is longer than anybody wants */
    private record Answer(
            int code,
            byte @Nullable [] body,
            @Nullable String type,
            @Nullable String etag,
            @Nullable String modified,
            @Nullable String location) {}

    /** Refused in words where there is no feed to be had, with what the server said. */
    Fetched fetch(String address, @Nullable String etag, @Nullable String modified) {
        var get = new HttpGet(address(address));
        get.setHeader(
                HttpHeaders.ACCEPT, "application/rss+xml, application/atom+xml, application/xml;q=0.9, */*;q=0.5");
        get.setHeader(HttpHeaders.USER_AGENT, "Rapport");
        if (etag != null) get.setHeader(HttpHeaders.IF_NONE_MATCH, etag);
        if (modified != null) get.setHeader(HttpHeaders.IF_MODIFIED_SINCE, modified);
        try {
            return fetched(address, http.ask(get, FeedServer::answer));
        } catch (NotOutside e) {
            throw e.refused();
        } catch (IOException e) {
            throw Refused.unavailable("account.feed.not-reached", String.valueOf(e.getMessage()));
        }
    }

    private static Answer answer(ClassicHttpResponse response) throws IOException {
        var body = response.getCode() == HttpStatus.SC_OK && response.getEntity() != null
                ? response.getEntity().getContent().readNBytes(LONGEST + 1)
                : new byte[0];
        return new Answer(
                response.getCode(),
                body.length > LONGEST ? null : body,
                response.getEntity() == null ? null : response.getEntity().getContentType(),
                mark(response, HttpHeaders.ETAG),
                mark(response, HttpHeaders.LAST_MODIFIED),
                mark(response, HttpHeaders.LOCATION));
    }

    private static @Nullable String mark(ClassicHttpResponse response, String name) {
        var header = response.getFirstHeader(name);
        var value = header == null ? null : header.getValue();
        return value == null || value.length() > LONGEST_MARK || !CleanText.isFit(value) ? null : value;
    }

    private static Fetched fetched(String address, Answer answer) {
        if (answer.code() == HttpStatus.SC_NOT_MODIFIED) return new Fetched(false, List.of(), null, null);
        if (answer.location() != null && answer.code() >= REDIRECTED && answer.code() < CLIENT_ERROR)
            throw Refused.unavailable("account.feed.moved", answer.location());
        if (answer.code() != HttpStatus.SC_OK)
            throw Refused.unavailable("account.feed.not-reached", "HTTP " + answer.code());
        if (answer.body() == null) throw Refused.unavailable("account.feed.too-long", LONGEST / MEGABYTE);
        try {
            var entries = FeedXml.read(answer.body(), answer.type(), address.strip());
            return new Fetched(true, entries, answer.etag(), answer.modified());
        } catch (NoFeed e) {
            throw e.refused();
        }
    }
}
