package dev.rapport.sla.calendars;

import dev.rapport.platform.OutsideHttp;
import dev.rapport.platform.PublicAddress;
import dev.rapport.platform.Refused;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Fetches a feed from an address that somebody entered: only by https, only from public addresses (checked where the
 * connection is made, so that a name cannot change its mind in between), without following redirects, and only so much
 * for so long. Hosts that {@code rapport.sla.feed-hosts} names, such as {@code intranet} or {@code calendar:8080}, may
 * stand inside and speak http.
 */
@Component
public final class FeedAddress {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofSeconds(15);
    private static final int HTTPS = 443;
    private static final int OK = 200;

    private final Set<String> hosts;
    private final Duration longest;

    @Autowired
    FeedAddress(@Value("${rapport.sla.feed-hosts:}") Set<String> hosts) {
        this(hosts, LONGEST);
    }

    FeedAddress(Set<String> hosts, Duration longest) {
        this.hosts = hosts.stream()
                .map(host -> host.strip().toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
        this.longest = longest;
    }

    public byte[] fetch(String address) {
        var uri = uri(address);
        var named = isNamed(uri);
        if (!named && !isPlainHttps(uri)) throw Refused.invalid("sla.bad-feed-address");
        var names = named ? SystemDefaultDnsResolver.INSTANCE : new PublicOnly();
        try (var outside = new OutsideHttp(names, PATIENCE, longest)) {
            return outside.ask(new HttpGet(uri), FeedAddress::body);
        } catch (IOException e) {
            throw Refused.unavailable("sla.feed-not-fetched", uri.getHost());
        }
    }

    private static URI uri(String address) {
        try {
            return URI.create(address.strip());
        } catch (IllegalArgumentException e) {
            throw Refused.invalid("sla.bad-feed-address");
        }
    }

    private boolean isNamed(URI uri) {
        var scheme = uri.getScheme();
        var authority = uri.getAuthority();
        return ("http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme))
                && authority != null
                && hosts.contains(authority.toLowerCase(Locale.ROOT));
    }

    private static boolean isPlainHttps(URI uri) {
        return "https".equalsIgnoreCase(uri.getScheme())
                && uri.getHost() != null
                && uri.getUserInfo() == null
                && (uri.getPort() == -1 || uri.getPort() == HTTPS);
    }

    private static byte[] body(ClassicHttpResponse response) throws IOException {
        if (response.getCode() != OK || response.getEntity() == null)
            throw Refused.unavailable("sla.feed-refused", response.getCode());
        try (var content = response.getEntity().getContent()) {
            return limited(content);
        }
    }

    private static byte[] limited(InputStream content) throws IOException {
        var read = new ByteArrayOutputStream();
        var part = new byte[8_192];
        for (var length = content.read(part); length >= 0; length = content.read(part)) {
            read.write(part, 0, length);
            if (read.size() > CalendarFeed.MOST_BYTES)
                throw Refused.invalid("sla.feed-too-long", CalendarFeed.MOST_BYTES / 1000);
        }
        return read.toByteArray();
    }

    private static final class PublicOnly implements DnsResolver {

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            var addresses = SystemDefaultDnsResolver.INSTANCE.resolve(host);
            for (var address : addresses)
                if (!PublicAddress.is(address)) throw Refused.invalid("sla.feed-not-public", host);
            return addresses;
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }
}
