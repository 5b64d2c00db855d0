package dev.rapport.contact.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.contact.Carrier.Outcome;
import dev.rapport.contact.Letter;
import dev.rapport.contact.Trouble;
import dev.rapport.contact.accounts.AccountDesk;
import dev.rapport.contact.accounts.AccountDraft;
import dev.rapport.contact.accounts.AccountStanding;
import dev.rapport.contact.accounts.ChannelAccount;
import dev.rapport.contact.conversations.Conversation;
import dev.rapport.contact.conversations.ConversationAnswers;
import dev.rapport.contact.conversations.ConversationState;
import dev.rapport.contact.conversations.Conversations;
import dev.rapport.contact.posts.AnswersInPublic;
import dev.rapport.platform.Channel;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Revision;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.PortTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Another system hands in what customers write, and gets the answers; strangers leave no trace. */
@PortTest
class WebhookTests {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String OLD = "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    @LocalServerPort
    int port;

    @Autowired
    AccountDesk accounts;

    @Autowired
    Conversations conversations;

    @Autowired
    ConversationAnswers answers;

    @Autowired
    AnswersInPublic inPublic;

    @Autowired
    Colleagues colleagues;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient jdbc;

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<String> posted = new CopyOnWriteArrayList<>();
    private final AtomicInteger answer = new AtomicInteger(200);
    private HttpServer other;
    private Person admin;
    private ChannelAccount account;

    @BeforeEach
    void anotherSystem() throws IOException {
        other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        other.createContext("/answers", exchange -> {
            var body = exchange.getRequestBody().readAllBytes();
            var id = exchange.getRequestHeaders().getFirst("webhook-id");
            var seconds = exchange.getRequestHeaders().getFirst("webhook-timestamp");
            var signature = exchange.getRequestHeaders().getFirst("webhook-signature");
            var key = Signature.secret(SECRET).orElseThrow();
            if (Signature.fits(List.of(key), id, Long.parseLong(seconds), signature, body))
                posted.add(new String(body, StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(answer.get(), -1);
            exchange.close();
        });
        other.start();
        admin = colleagues.join(null, Role.ADMIN);
        account = connected("http://localhost:" + other.getAddress().getPort() + "/answers");
    }

    @AfterEach
    void gone() {
        other.stop(0);
    }

    private ChannelAccount connected(String address) {
        var values = new HashMap<>(Map.of("channel", "chat", "secret", SECRET, "old-secret", OLD));
        if (!address.isEmpty()) values.put("answers", address);
        return colleagues.as(
                admin, () -> accounts.connect("webhook", new AccountDraft("Shop " + UUID.randomUUID(), values)));
    }

    private HttpRequest.Builder call(UUID to) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/pub/webhooks/" + to));
    }

    private HttpRequest.Builder signed(String body, String secret, long seconds, String id) {
        var key = Signature.secret(secret).orElseThrow();
        var signature = Signature.of(key, id, seconds, body.getBytes(StandardCharsets.UTF_8));
        return call(account.id())
                .header("webhook-id", id)
                .header("webhook-timestamp", String.valueOf(seconds))
                .header("webhook-signature", signature)
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private HttpResponse<String> sent(HttpRequest.Builder call) {
        try {
            return client.send(call.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private int brought(String body) {
        return sent(signed(body, SECRET, now(), "m-" + UUID.randomUUID())).statusCode();
    }

    private long now() {
        return clock.instant().getEpochSecond();
    }

    private static String message(String id, String from, String text) {
        return "{\"id\":\"%s\",\"from\":{\"handle\":\"%s\",\"name\":\"Visitor\"},\"text\":\"%s\"}"
                .formatted(id, from, text);
    }

    private long kept() {
        return jdbc.sql("select count(*) from inbound where account_id = :account")
                .param("account", account.id())
                .query(Long.class)
                .single();
    }

    private Conversation conversation(String from) {
        var manager = colleagues.join(null, Role.MANAGER);
        var number = await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> jdbc.sql("select number from conversation where handle = :from")
                                .param("from", from)
                                .query(String.class)
                                .optional(),
                        Optional::isPresent)
                .orElseThrow();
        return colleagues.as(manager, () -> conversations.get(number));
    }

    @Test
    void aMessageBecomesAConversationThatIsAnsweredWhereItWasAsked() {
        var from = "visitor-" + UUID.randomUUID();
        assertThat(brought(message("1", from, "Is it in stock?"))).isEqualTo(204);
        var conversation = conversation(from);
        assertThat(conversation.channel().word()).isEqualTo("chat");

        var agent = colleagues.join("service-l1", Role.SERVICE);
        colleagues.as(agent, () -> answers.answer(conversation.number(), "Yes, three of them.", null));

        await().atMost(Duration.ofSeconds(20)).until(() -> !posted.isEmpty());
        assertThat(posted.getFirst()).contains("Yes, three of them.", from);
        await().untilAsserted(
                        () -> assertThat(conversation(from).state()).isEqualTo(ConversationState.WAITING_FOR_CUSTOMER));
    }

    @Test
    void whatTheOtherSystemRefusesComesBackToWhoWroteIt() {
        var from = "visitor-" + UUID.randomUUID();
        brought(message("1", from, "Hello"));
        var conversation = conversation(from);
        answer.set(422);
        var agent = colleagues.join("service-l1", Role.SERVICE);
        colleagues.as(agent, () -> answers.answer(conversation.number(), "Good morning", null));

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(jdbc.sql("""
                                        select state || ' ' || coalesce(reason, '')
                                        from message
                                        where conversation_id = :id
                                            and direction = 'out'
                                        """)
                                .param("id", conversation.id().value())
                                .query(String.class)
                                .single())
                        .isEqualTo("failed account.webhook.not-taken"));
        assertThat(conversation(from).state()).isEqualTo(ConversationState.WAITING_FOR_US);
    }

    @Test
    void whatIsBroughtTwiceOrByManyAtOnceHasOneEffect() throws Exception {
        var from = "visitor-" + UUID.randomUUID();
        var body = message("same", from, "Once");
        var calls = new ArrayList<Future<Integer>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var call = 0; call < 40; call++) calls.add(threads.submit(() -> brought(body)));
            for (var call = 0; call < 40; call++) {
                var number = call;
                calls.add(threads.submit(() -> brought(message("n" + number, from, "Number " + number))));
            }
        }
        for (var call : calls) assertThat(call.get()).isEqualTo(204);
        assertThat(kept()).isEqualTo(41);
        var conversation = conversation(from);
        await().atMost(Duration.ofSeconds(40))
                .untilAsserted(() -> assertThat(jdbc.sql("select count(*) from message where conversation_id = :id")
                                .param("id", conversation.id().value())
                                .query(Long.class)
                                .single())
                        .isEqualTo(41));
    }

    @Test
    void whatCannotBeReadIsNoContact() {
        brought("no message");
        assertThat(colleagues.as(admin, () -> accounts.get(account.id())).lastContact())
                .isNull();
    }

    @Test
    void whatIsRefusedOfTheAccountIsShownThereAndWhatStrangersBringIsNot() {
        var bad = "{\"id\":\"1\",\"from\":{\"handle\":\"a\"},\"text\":\"Hi\",\"at\":\"yesterday\"}";
        sent(signed(bad, "whsec_BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB", now(), "m1"));
        assertThat(colleagues.as(admin, () -> accounts.get(account.id())).trouble())
                .isNull();

        assertThat(brought(bad)).isEqualTo(400);
        assertThat(colleagues.as(admin, () -> accounts.get(account.id())).trouble())
                .satisfies(trouble -> assertThat(trouble.detail()).startsWith("at: as 2026-11-30T09:00:00Z"));

        brought(message("1", "visitor-" + UUID.randomUUID(), "Hello"));
        assertThat(colleagues.as(admin, () -> accounts.get(account.id())).trouble())
                .isNull();
        assertThat(colleagues.as(admin, () -> accounts.standing(account.id())))
                .extracting(AccountStanding.Remark::label)
                .containsExactly("accounts.last-refused");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "automatic":"yes" | automatic: true or false
            "post":{"reach":"1.2万"} | post.reach: a whole number
            "earlier":"x" | earlier: an array of ids
            "text":{"a":1} | text: not as it should be
            """)
    void whatDoesNotFitIsRefusedByItsField(String field, String why) {
        var refused = sent(signed("{\"id\":\"1\"," + field + "}", SECRET, now(), "m-" + UUID.randomUUID()));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).isEqualTo(why);
    }

    @Test
    void theAccountSaysWhenItWasLastBroughtSomethingThatCouldBeTaken() {
        brought(message("1", "visitor-" + UUID.randomUUID(), "Hello"));
        assertThat(colleagues.as(admin, () -> accounts.get(account.id())).lastContact())
                .isNotNull();
    }

    @Test
    void theOldSecretIsTakenWhileItStandsThere() {
        var from = "visitor-" + UUID.randomUUID();
        var old = sent(signed(message("1", from, "Old"), OLD, now(), "m1"));
        assertThat(old.statusCode()).isEqualTo(204);
    }

    @ParameterizedTest
    @CsvSource({"-301", "301", "-100000", "99999999"})
    void whatIsOldOrFromTheFutureIsNotTaken(long apart) {
        var late = sent(signed(message("1", "v", "Late"), SECRET, now() + apart, "m1"));
        assertThat(late.statusCode()).isEqualTo(401);
        assertThat(late.body()).isEmpty();
        assertThat(kept()).isZero();
    }

    @Test
    void strangersAreAllAnsweredAlike() {
        var body = message("1", "v", "Let me in");
        var key = "whsec_BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB";
        var seconds = String.valueOf(now());
        var right = Signature.of(
                Signature.secret(SECRET).orElseThrow(), "m1", now(), body.getBytes(StandardCharsets.UTF_8));
        var strange = List.of(
                signed(body, key, now(), "m1"),
                call(account.id()).POST(HttpRequest.BodyPublishers.ofString(body)),
                call(account.id())
                        .header("webhook-id", "m1")
                        .header("webhook-timestamp", seconds)
                        .POST(HttpRequest.BodyPublishers.ofString(body)),
                call(account.id())
                        .header("webhook-id", "m2")
                        .header("webhook-timestamp", seconds)
                        .header("webhook-signature", right)
                        .POST(HttpRequest.BodyPublishers.ofString(body)),
                call(account.id())
                        .header("webhook-id", "m1")
                        .header("webhook-timestamp", "soon")
                        .header("webhook-signature", right)
                        .POST(HttpRequest.BodyPublishers.ofString(body)),
                call(account.id())
                        .header("webhook-id", "x".repeat(500))
                        .header("webhook-timestamp", seconds)
                        .header("webhook-signature", right)
                        .POST(HttpRequest.BodyPublishers.ofString(body)),
                call(UUID.randomUUID())
                        .header("webhook-id", "m1")
                        .header("webhook-timestamp", seconds)
                        .header("webhook-signature", right)
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
        for (var call : strange) {
            var refused = sent(call);
            assertThat(refused.statusCode()).isEqualTo(401);
            assertThat(refused.body()).isEmpty();
            assertThat(refused.headers().firstValue("set-cookie")).isEmpty();
        }
        assertThat(kept()).isZero();
    }

    @Test
    void anAccountThatIsOffTakesNothing() {
        colleagues.as(admin, () -> accounts.turn(account.id(), ChannelAccount.State.OFF, Revision.ANY));
        assertThat(brought(message("1", "v", "Hello"))).isEqualTo(401);
        assertThat(kept()).isZero();
    }

    @Test
    void anAccountThatIsOffSendsNothingThatWaits(@Autowired WebhookCarrier carrier) {
        var id = UUID.randomUUID();
        var letter = new Letter(
                id,
                "message",
                id,
                null,
                carrier.name(),
                account.id(),
                Channel.CHAT,
                "v",
                "",
                "Late " + id,
                List.of(),
                false,
                clock.instant());
        colleagues.as(admin, () -> accounts.turn(account.id(), ChannelAccount.State.OFF, Revision.ANY));
        assertThat(carrier.send(letter)).isEqualTo(new Outcome.Later(Trouble.of("contact.account-off")));
        assertThat(posted).isEmpty();

        colleagues.as(admin, () -> accounts.turn(account.id(), ChannelAccount.State.ON, Revision.ANY));
        assertThat(carrier.send(letter)).isInstanceOf(Outcome.Accepted.class);
        assertThat(posted).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "{\"id\":\"1\"}",
                "{\"id\":\"1\",\"from\":{\"handle\":\" \"},\"text\":\"x\"}",
                "{\"id\":\"1\",\"from\":{\"handle\":\"v\"},\"text\":\" \"}",
                "{\"id\":\"1\",\"from\":{\"handle\":\"v\"},\"text\":\"x\",\"txet\":\"y\"}",
                "{\"id\":\"1\",\"from\":{\"handle\":\"v\"},\"text\":\"x\"} {}",
                "{\"id\":\"1\",\"from\":{\"handle\":\"v\"},\"files\":[{\"content\":\"%%\"}]}",
                "{\"id\":\"a\\u0000b\",\"from\":{\"handle\":\"v\"},\"text\":\"x\"}"
            })
    void whatIsSignedAndNoMessageIsSaidSo(String body) {
        var refused = sent(signed(body, SECRET, now(), "m1"));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).isNotEmpty().doesNotContain("Exception", "dev.rapport", "tools.jackson");
        assertThat(kept()).isZero();
    }

    @Test
    void deepJsonIsRefused() {
        assertThat(brought("{\"id\":" + "[".repeat(50_000) + "]".repeat(50_000) + "}"))
                .isEqualTo(400);
    }

    @Test
    void whatIsTooLongIsNotRead() throws IOException {
        assertThat(brought(message("1", "v", "x".repeat(600_000)))).isEqualTo(413);
        try (var socket = new Socket("localhost", port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write(("POST /pub/webhooks/" + account.id()
                                    + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9999999999\r\n\r\n")
                            .getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            var answered = new byte[64];
            var length = socket.getInputStream().read(answered);
            assertThat(new String(answered, 0, length, StandardCharsets.UTF_8)).startsWith("HTTP/1.1 413");
        }
        assertThat(kept()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"GET, /pub/webhooks/x", "POST, /pub", "POST, /pub/other", "PUT, /pub/webhooks/x", "GET, /pub/"})
    void nothingElseStandsThere(String method, String path) {
        var answered = sent(HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .method(method, HttpRequest.BodyPublishers.noBody()));
        assertThat(answered.statusCode()).isBetween(400, 499);
        assertThat(answered.body()).doesNotContain("Exception", "tomcat", "Whitelabel");
        assertThat(answered.headers().firstValue("set-cookie")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.com/answers",
                "https://user:secret@example.com/",
                "ftp://example.com",
                "/answers",
                "javascript:alert(1)",
                "https://"
            })
    void noOtherAddressIsCalled(String address) {
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> connected(address));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://127.0.0.1:1/", "https://169.254.169.254/latest", "https://[::1]/", "https://10.0.0.1/"})
    void nothingInsideTheHouseIsCalled(String address, @Autowired WebhookCaller caller) {
        var inside = connected(address);
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> caller.test(new dev.rapport.contact.accounts.AccountSettings(
                        inside.id(), Map.of("secret", SECRET, "answers", address))))
                .withMessageContaining("not-reached");
    }

    @Test
    void whatEverybodyReadsIsAPublicPostOnce() {
        var id = UUID.randomUUID().toString();
        var post = """
                {"id":"%s","from":{"handle":"wb-9","name":"Li Wei"},"text":"Nice <b>pump</b>",
                "post":{"kind":"comment","on":"1","channel":"weibo","link":"https://weibo.example/1","reach":12}}
                """.formatted(id);
        assertThat(brought(post)).isEqualTo(204);
        assertThat(brought(post)).isEqualTo(204);

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(jdbc.sql("""
                                select kind || ' ' || channel || ' ' || words || ' ' || reach
                                from public_post
                                where account_id = :account
                                """)
                                .param("account", account.id())
                                .query(String.class)
                                .list())
                        .containsExactly("COMMENT weibo Nice <b>pump</b> 12"));
        assertThat(jdbc.sql("select count(*) from conversation where account_id = :account")
                        .param("account", account.id())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":\"1\",\"post\":{}}",
                "{\"text\":\"x\",\"post\":{}}",
                "{\"id\":\"1\",\"text\":\"x\",\"post\":{\"kind\":\"like\"}}",
                "{\"id\":\"1\",\"text\":\"x\",\"post\":{\"channel\":\"nowhere\"}}",
                "{\"id\":\"1\",\"text\":\"x\",\"post\":{\"reach\":\"many\"}}",
                "{\"id\":\"1\",\"text\":\"x\",\"thread\":\"t\",\"post\":{}}",
                "{\"id\":\"1\",\"text\":\"x\",\"post\":{\"script\":1}}",
            })
    void whatIsNoPostIsRefusedWithWhy(String body) {
        var answer = sent(signed(body, SECRET, now(), "m-" + UUID.randomUUID()));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).isNotBlank();
    }

    private UUID post(String there) {
        assertThat(brought("""
                {"id":"%s","from":{"handle":"wb-9"},"text":"Is it loud?","post":{"kind":"comment","channel":"weibo"}}
                """.formatted(there))).isEqualTo(204);
        return await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> jdbc.sql("select id from public_post where account_id = :account and there = :there")
                                .param("account", account.id())
                                .param("there", there)
                                .query(UUID.class)
                                .optional(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private String answerOf(UUID post) {
        return jdbc.sql("select state from public_post_answer where post_id = :post")
                .param("post", post)
                .query(String.class)
                .single();
    }

    @Test
    void anAnswerToWhatEverybodyReadsGoesWhereItStands() {
        var there = UUID.randomUUID().toString();
        var post = post(there);
        var agent = colleagues.join("service-l1", Role.SERVICE);
        assertThat(colleagues.as(agent, () -> inPublic.goesOut(post))).isTrue();
        colleagues.as(agent, () -> inPublic.answer(post, "No, it is quiet."));

        await().atMost(Duration.ofSeconds(20)).until(() -> answerOf(post).equals("SENT"));
        assertThat(posted)
                .anyMatch(body -> body.contains("\"comment.answer\"")
                        && body.contains(there)
                        && body.contains("No, it is quiet."));
    }

    @Test
    void anAnswerThatIsRefusedInPublicComesBackToItsAuthorAndGoesAgain() {
        var post = post(UUID.randomUUID().toString());
        var agent = colleagues.join("service-l1", Role.SERVICE);
        answer.set(400);
        var written = colleagues.as(agent, () -> inPublic.answer(post, "No."));
        await().atMost(Duration.ofSeconds(20)).until(() -> answerOf(post).equals("FAILED"));
        assertThat(jdbc.sql("select count(*) from notice where user_id = :who and kind = 'PublicAnswerFailed'")
                        .param("who", agent.id().value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);

        answer.set(200);
        colleagues.as(agent, () -> {
            inPublic.sendAgain(post, written);
            return true;
        });
        await().atMost(Duration.ofSeconds(20)).until(() -> answerOf(post).equals("SENT"));
    }
}
