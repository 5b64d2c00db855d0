package dev.rapport.contact.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.contact.accounts.AccountChanged;
import dev.rapport.contact.accounts.AccountDesk;
import dev.rapport.contact.accounts.AccountDraft;
import dev.rapport.contact.accounts.AccountTrial;
import dev.rapport.contact.accounts.ChannelAccount;
import dev.rapport.planted.channel.PlantedChannel;
import dev.rapport.platform.Refused;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Feeds are followed: what is new in them is a public post, once, whatever their servers do. */
@DatabaseTest
class FeedTests {

    /** What the server does. */
    private interface Answering {
        void to(HttpExchange exchange) throws IOException;
    }

    @Autowired
    AccountDesk accounts;

    @Autowired
    AccountTrial trial;

    @Autowired
    FeedWatch watch;

    @Autowired
    FeedRows rows;

    @Autowired
    Colleagues colleagues;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final String mark = "id" + UUID.randomUUID();
    private volatile Answering answering = exchange -> answer(exchange, 200, feed(item("1", "Pump")));
    private HttpServer server;
    private Person admin;
    private ChannelAccount account;

    @BeforeEach
    void aServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.add(String.valueOf(exchange.getRequestHeaders().getFirst("If-None-Match")));
            answering.to(exchange);
            exchange.close();
        });
        server.start();
        admin = colleagues.join("service-l1", Role.ADMIN);
    }

    @AfterEach
    void gone() {
        server.stop(0);
        if (account == null) return;
        var revision = colleagues.as(admin, () -> accounts.get(account.id()).revision());
        colleagues.as(admin, () -> accounts.turn(account.id(), ChannelAccount.State.OFF, revision));
    }

    private static void answer(HttpExchange exchange, int code, byte[] body) throws IOException {
        exchange.sendResponseHeaders(code, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    private static byte[] feed(String... items) {
        return ("<rss version='2.0'><channel><title>F</title>" + String.join("", items) + "</channel></rss>")
                .getBytes(StandardCharsets.UTF_8);
    }

    private String item(String id, String title) {
        return "<item><guid>%s-%s</guid><link>https://forum.example/%s</link><title>%s</title></item>"
                .formatted(mark, id, id, title);
    }

    private Map<String, String> values(String address) {
        return new HashMap<>(Map.of("address", address, "team", "service-l1", "days", "180"));
    }

    private String here() {
        return "http://localhost:" + server.getAddress().getPort() + "/feed";
    }

    private void follows(Map<String, String> values) {
        account = colleagues.as(
                admin, () -> accounts.connect("feed", new AccountDraft("Forum " + UUID.randomUUID(), values)));
    }

    private List<String> titles() {
        return jdbc.sql("select heading from public_post where account_id = :account order by heading")
                .param("account", account.id())
                .query(String.class)
                .list();
    }

    private void looksAgain() {
        watch.changed(new AccountChanged(account.id()));
    }

    private void awaits(String... titles) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(titles()).containsExactly(titles));
    }

    private String trouble() {
        return await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> colleagues
                                .as(admin, () -> accounts.get(account.id()))
                                .trouble(),
                        found -> found != null)
                .reason();
    }

    @Test
    void whatIsNewComesOnceAndTheServerIsToldWhatWeHave() {
        answering = exchange -> {
            exchange.getResponseHeaders().set("ETag", "\"v1\"");
            if ("\"v1\"".equals(exchange.getRequestHeaders().getFirst("If-None-Match")))
                answer(exchange, 304, new byte[0]);
            else answer(exchange, 200, feed(item("1", "A"), item("2", "B")));
        };
        follows(values(here()));
        awaits("A", "B");

        looksAgain();
        await().atMost(Duration.ofSeconds(20)).until(() -> asked.contains("\"v1\""));

        answering = exchange -> answer(exchange, 200, feed(item("3", "C"), item("1", "A again")));
        looksAgain();
        awaits("A", "B", "C");
        assertThat(colleagues.as(admin, () -> accounts.get(account.id())).trouble())
                .isNull();
    }

    @Test
    void theServerSaysTheCharsetAndWhatSaysNothingIsNoPost() {
        answering = exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/xml; charset=gbk");
            var items = "<item/><item><title>水泵坏了</title><link>/t/1</link></item><item><title/></item>";
            answer(exchange, 200, new String(feed(items), StandardCharsets.UTF_8).getBytes(Charset.forName("GBK")));
        };
        follows(values(here()));

        awaits("水泵坏了");
        assertThat(jdbc.sql("select link from public_post where account_id = :account")
                        .param("account", account.id())
                        .query(String.class)
                        .list())
                .containsExactly(here().replace("/feed", "/t/1"));
    }

    @Test
    void onlyWhatSaysAKeywordIsKept() {
        answering = exchange ->
                answer(exchange, 200, feed(item("1", "New pumps are here"), item("2", "Nothing"), item("3", "水泵坏了")));
        var values = values(here());
        values.put("keywords", "Pump*, 水泵");
        follows(values);

        awaits("New pumps are here", "水泵坏了");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pump*\n水泵", " pump* \r\n\r\n水泵\r\n", "pump*,\n 水泵"})
    void keywordsMayBePastedOneALine(String pasted) {
        answering = exchange -> answer(exchange, 200, feed(item("1", "New pumps are here"), item("3", "水泵坏了")));
        var values = values(here());
        values.put("keywords", pasted);
        follows(values);

        awaits("New pumps are here", "水泵坏了");
    }

    @Test
    void theNewestOfTooManyAreReadAndTheRestIsCounted() {
        var fresh =
                "<item><guid>new</guid><title>Newest</title><pubDate>Mon, 23 Nov 2026 10:00:00 GMT</pubDate></item>";
        var old = "<item><guid>%d</guid><title>x</title><pubDate>Mon, 02 Mar 2026 10:00:00 GMT</pubDate></item>";
        var all = new StringBuilder();
        for (var place = 0; place < 600; place++) all.append(old.formatted(place));
        var values = values(here());
        values.put("keywords", "newest");
        answering = exchange -> answer(exchange, 200, feed(all + fresh));
        follows(values);

        awaits("Newest");
        assertThat(colleagues.as(admin, () -> accounts.standing(account.id())))
                .anySatisfy(remark -> assertThat(remark.said().arguments()).containsExactly(101));
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 404, 410, 500})
    void whatAServerRefusesIsSaidAtTheAccount(int code) {
        answering = exchange -> answer(exchange, code, new byte[0]);
        follows(values(here()));

        assertThat(trouble()).isEqualTo("account.feed.not-reached");
    }

    @Test
    void aServerThatLeadsElsewhereIsNotFollowed() {
        answering = exchange -> {
            exchange.getResponseHeaders().set("Location", "http://169.254.169.254/latest/meta-data");
            answer(exchange, 302, new byte[0]);
        };
        follows(values(here()));

        assertThat(trouble()).isEqualTo("account.feed.moved");
    }

    @ParameterizedTest
    @CsvSource({
        "http://169.254.169.254/feed, outside.not-public",
        "http://10.0.0.1/feed, outside.not-public",
        "http://[::1]/feed, outside.not-public",
    })
    void noFeedIsFetchedFromInside(String address, String why) {
        follows(values(address));

        assertThat(trouble()).isEqualTo(why);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///etc/passwd",
                "ftp://a.example/feed",
                "https://user:secret@a.example/",
                "forum",
                "https://"
            })
    void anAddressThatIsNoneIsRefused(String address) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> follows(values(address)))
                .satisfies(refused -> assertThat(refused.field()).isEqualTo("address"));
    }

    @Test
    void aTeamAndDaysAreThere() {
        for (var wrong :
                Map.of("team", "nobody", "days", "0", "keywords", "a, *").entrySet()) {
            var values = values(here());
            values.put(wrong.getKey(), wrong.getValue());
            assertThatExceptionOfType(Refused.class)
                    .isThrownBy(() -> follows(values))
                    .satisfies(refused -> assertThat(refused.field()).isEqualTo(wrong.getKey()));
        }
    }

    @Test
    void whatIsPackedSmallAndIsLongIsNotUnpacked() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(packed)) {
            var zeros = new byte[1024 * 1024];
            for (var megabyte = 0; megabyte < 200; megabyte++) zip.write(zeros);
        }
        answering = exchange -> {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            answer(exchange, 200, packed.toByteArray());
        };
        follows(values(here()));

        assertThat(trouble()).isEqualTo("account.feed.too-long");
    }

    @Test
    void aTestSaysWhatIsThere() {
        answering = exchange -> answer(exchange, 200, "<html></html>".getBytes(StandardCharsets.UTF_8));
        follows(values(here()));

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> colleagues.as(admin, () -> {
                    trial.run(account.id());
                    return true;
                }))
                .satisfies(refused -> assertThat(refused.key()).isEqualTo("account.feed.no-feed.other"));
    }

    @Test
    void whatIsCorrectedWhileTheOldAddressIsAskedIsLookedAtAtOnce(@Autowired PlantedChannel channel) {
        var id = channel.account();
        var me = UUID.randomUUID();
        var now = clock.instant();
        rows.know(List.of(id), now);
        var leased = rows.lease(List.of(id), me, now, Duration.ofMinutes(2)).orElseThrow();
        rows.lookSoon(id, now);
        assertThat(rows.giveBack(leased, me, null, now.plus(Duration.ofHours(4))))
                .isFalse();

        var again = rows.lease(List.of(id), me, now, Duration.ofMinutes(2)).orElseThrow();
        assertThat(again.failures()).isZero();
        assertThat(rows.giveBack(again, me, null, now.plus(Duration.ofHours(4))))
                .isTrue();
        assertThat(rows.lease(List.of(id), me, now, Duration.ofMinutes(2))).isEmpty();
    }
}
