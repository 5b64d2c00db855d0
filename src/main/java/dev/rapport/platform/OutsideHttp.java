package dev.rapport.platform;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.GZIPInputStream;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.entity.DeflateInputStream;
import org.apache.hc.client5.http.entity.InputStreamFactory;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.io.HttpClientResponseHandler;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.Timeout;

/**
 * Asks servers to which somebody's words led: only where the names are resolved to, so that one cannot change its mind between
 * being looked at and being connected to; without redirects, cookies, passwords and repeats; and only for so long. An answer may be
 * packed once, in ways that need no more memory than their reader takes.
 */
public final class OutsideHttp implements AutoCloseable {

    private static final int MOST_UNREAD = 16 * 1024;
    private static final Timeout KEPT = Timeout.ofMinutes(1);

    private final CloseableHttpClient client;
    private final Duration longest;

    /**
     * @param names says where a server stands, and refuses where nobody goes
     * @param patience with a server that says nothing
     * @param longest how long an answer may take, also one that comes drop by drop
     */
    public OutsideHttp(DnsResolver names, Duration patience, Duration longest) {
        this.longest = longest;
        client = client(names, Timeout.of(patience));
    }

    /** Of what the reader leaves of the answer no more is read than a connection that can be used again is worth. */
    public <T> T ask(HttpUriRequestBase request, HttpClientResponseHandler<T> answer) throws IOException {
        var watch = Thread.ofVirtual().name("outside-watch").start(() -> abortLater(request));
        var read = new AtomicReference<T>();
        try {
            return client.execute(request, response -> {
                read.set(handled(request, response, answer));
                if (!isLong(response)) return read.get();
                request.abort();
                throw new LeftUnread();
            });
        } catch (LeftUnread left) {
            return read.get();
        } finally {
            watch.interrupt();
        }
    }

    private static <T> T handled(
            HttpUriRequestBase request, ClassicHttpResponse response, HttpClientResponseHandler<T> answer)
            throws IOException, HttpException {
        try {
            return answer.handleResponse(response);
        } catch (IOException | HttpException | RuntimeException e) {
            request.abort();
            throw e;
        }
    }

    /** Also where it cannot be read to its end. */
    private static boolean isLong(ClassicHttpResponse response) {
        var entity = response.getEntity();
        if (entity == null) return false;
        try {
            return entity.getContent().readNBytes(MOST_UNREAD + 1).length > MOST_UNREAD;
        } catch (IOException e) {
            return true;
        }
    }

    /** Told by an exception, since whatever is left of an answer is read otherwise. */
    private static final class LeftUnread extends IOException {}

    private void abortLater(HttpUriRequestBase request) {
        try {
            Thread.sleep(longest);
            request.abort();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        client.close();
    }

    private static CloseableHttpClient client(DnsResolver names, Timeout patience) {
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(names)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(patience)
                        .setSocketTimeout(patience)
                        .setTimeToLive(KEPT)
                        .build())
                .build();
        return HttpClients.custom()
                .setConnectionManager(connections)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setRedirectsEnabled(false)
                        .setResponseTimeout(patience)
                        .build())
                .setContentDecoderRegistry(unpackers())
                .addResponseInterceptorFirst(OutsideHttp::requirePackedOnce)
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAutomaticRetries()
                .disableAuthCaching()
                .build();
    }

    /** What offers more, such as a dictionary whose size the other side says, is neither offered nor taken. */
    private static LinkedHashMap<String, InputStreamFactory> unpackers() {
        var unpackers = new LinkedHashMap<String, InputStreamFactory>();
        unpackers.put("gzip", GZIPInputStream::new);
        unpackers.put("x-gzip", GZIPInputStream::new);
        unpackers.put("deflate", DeflateInputStream::new);
        return unpackers;
    }

    private static void requirePackedOnce(HttpResponse response, EntityDetails entity, HttpContext context)
            throws HttpException {
        var packed = response.getHeaders(HttpHeaders.CONTENT_ENCODING);
        if (packed.length > 1 || packed.length == 1 && packed[0].getValue().indexOf(',') >= 0)
            throw new HttpException("packed more than once");
    }
}
