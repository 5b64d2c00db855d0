package dev.rapport.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What servers outside may do to us. */
class OutsideHttpTests {

    private static final byte[] WORDS = "it is well".getBytes(StandardCharsets.UTF_8);

    /** LZMA whose head wants a dictionary of 1.5 GB. */
    private static final byte[] GREEDY = HexFormat.of().parseHex("5d0000005effffffffffffffff0034994a69b0ad");

    private final List<String> offered = new CopyOnWriteArrayList<>();
    private volatile String packed = "";
    private volatile byte[] body = WORDS;
    private HttpServer server;
    private OutsideHttp http;

    @BeforeEach
    void start() throws IOException {
        http = new OutsideHttp(SystemDefaultDnsResolver.INSTANCE, Duration.ofSeconds(5), Duration.ofSeconds(20));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            offered.add(String.valueOf(exchange.getRequestHeaders().getFirst("Accept-Encoding")));
            if (!packed.isEmpty()) exchange.getResponseHeaders().set("Content-Encoding", packed);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() throws IOException {
        server.stop(0);
        http.close();
    }

    private byte[] ask() throws IOException {
        var get = new HttpGet("http://localhost:" + server.getAddress().getPort() + "/");
        return http.ask(get, response -> response.getEntity().getContent().readAllBytes());
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(packed)) {
            zip.write(bytes);
        }
        return packed.toByteArray();
    }

    @Test
    void onlyWhatNeedsLittleMemoryIsOffered() throws IOException {
        assertThat(ask()).isEqualTo(WORDS);

        assertThat(List.of(offered.getFirst().split("[, ]+"))).containsExactlyInAnyOrder("gzip", "x-gzip", "deflate");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "x-gzip", "GZIP"})
    void whatIsZippedIsRead(String name) throws IOException {
        packed = name;
        body = gzip(WORDS);

        assertThat(ask()).isEqualTo(WORDS);
    }

    @Test
    void whatIsDeflatedIsRead() throws IOException {
        var deflated = new ByteArrayOutputStream();
        try (var deflate = new DeflaterOutputStream(deflated)) {
            deflate.write(WORDS);
        }
        packed = "deflate";
        body = deflated.toByteArray();

        assertThat(ask()).isEqualTo(WORDS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lzma",
                "xz",
                "lz4-block",
                "lz4-framed",
                "bzip2",
                "br",
                "zstd",
                "pack200",
                "snappy-framed",
                "z",
                "anything",
                "lzma, gzip",
            })
    void anythingElseIsRefusedWithoutBeingUnpacked(String name) {
        packed = name;
        body = GREEDY;

        assertThatExceptionOfType(IOException.class).isThrownBy(this::ask);
    }

    @Test
    void nothingIsUnpackedTwice() throws IOException {
        packed = "gzip, gzip";
        body = gzip(gzip(WORDS));

        assertThatExceptionOfType(IOException.class).isThrownBy(this::ask);
    }
}
