package dev.rapport.contact.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.contact.Way;
import dev.rapport.contact.accounts.AccountDesk;
import dev.rapport.contact.accounts.AccountDraft;
import dev.rapport.contact.accounts.ChannelAccount;
import dev.rapport.contact.conversations.Conversation;
import dev.rapport.contact.conversations.ConversationAnswers;
import dev.rapport.contact.conversations.Conversations;
import dev.rapport.contact.site.SiteTokens.Token;
import dev.rapport.platform.Channel;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.PortTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Visitors of a site chat with us; each hears what is said to them, once. */
@PortTest
class ChatTests {

    private static final String SITE = "https://shop.example";

    @LocalServerPort
    int port;

    @Autowired
    AccountDesk accounts;

    @Autowired
    Conversations conversations;

    @Autowired
    ConversationAnswers answers;

    @Autowired
    SiteTokens tokens;

    @Autowired
    ChatWaiting waiting;

    @Autowired
    Colleagues colleagues;

    @Autowired
    Clock clock;

    @Autowired
    JsonMapper json;

    @Autowired
    JdbcClient jdbc;

    private final HttpClient client = HttpClient.newHttpClient();
    private Person agent;
    private ChannelAccount account;
    private String visitor;

    @BeforeEach
    void aSite() {
        agent = colleagues.join("service-l1", Role.SERVICE);
        account = connected();
        visitor = UUID.randomUUID().toString();
    }

    private ChannelAccount connected() {
        var values = Map.of("origins", SITE, "becomes", "rules", "consent", "nothing");
        return colleagues.as(
                colleagues.join(null, Role.ADMIN),
                () -> accounts.connect("web", new AccountDraft("Site " + UUID.randomUUID(), values)));
    }

    private String token() {
        return token(visitor, Duration.ofSeconds(5));
    }

    private String token(String who, Duration age) {
        return tokens.made("chat", account.id(), new Token(clock.instant().minus(age), who));
    }

    private HttpResponse<String> call(String what, Object body) {
        return call(what, body instanceof String text ? text : json.writeValueAsString(body), SITE);
    }

    private HttpResponse<String> call(String what, String body, String origin) {
        try {
            return client.send(
                    HttpRequest.newBuilder(URI.create(
                                    "http://localhost:" + port + "/pub/web/" + account.id() + "/chat/" + what))
                            .header("Origin", origin)
                            .header("Content-Type", "text/plain")
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private int said(String token, String id, String text) {
        return call("say", Map.of("token", token, "id", id, "text", text)).statusCode();
    }

    private void said(String text) {
        assertThat(said(token(), UUID.randomUUID().toString(), text)).isEqualTo(200);
    }

    private JsonNode heard(String token, long after, @Nullable Long read) {
        var asked = new HashMap<String, Object>(Map.of("token", token, "after", after));
        if (read != null) asked.put("read", read);
        var answer = call("listen", asked);
        assertThat(answer.statusCode()).isEqualTo(200);
        return json.readTree(answer.body());
    }

    private Conversation conversation() {
        var manager = colleagues.join(null, Role.MANAGER);
        var number = await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> jdbc.sql("select number from conversation where handle = :visitor")
                                .param("visitor", visitor)
                                .query(String.class)
                                .optional(),
                        Optional::isPresent)
                .orElseThrow();
        return colleagues.as(manager, () -> conversations.get(number));
    }

    private void answered(Conversation conversation, String text) {
        colleagues.as(agent, () -> answers.answer(conversation.number(), text, null));
    }

    private List<String> states(Conversation conversation) {
        return jdbc.sql("select state from message where conversation_id = :id and direction = 'out' order by at, id")
                .param("id", conversation.id().value())
                .query(String.class)
                .list();
    }

    @Test
    void aPageOpensAChatWithATokenAndWords() {
        var answer = call("open", "zh");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        var visit = json.readTree(answer.body());
        assertThat(visit.path("texts").path("send").asString()).isEqualTo("发送");
        assertThat(visit.path("here").asBoolean()).isTrue();
        assertThat(said(visit.path("token").asString(), "0123456789abcdef", "Hello"))
                .isEqualTo(200);
    }

    @Test
    void aVisitorIsAnsweredInTheWindowAndHowFarThatGotIsKnown() {
        said("Is it <b>open</b>?");
        var conversation = conversation();
        assertThat(conversation.channel()).isEqualTo(Channel.CHAT);
        assertThat(conversation.heading()).isEqualTo("Is it <b>open</b>?");

        answered(conversation, "Until six. <img src=x>");
        await().atMost(Duration.ofSeconds(20)).until(() -> states(conversation).equals(List.of("sent")));
        var news = heard(token(), 0, null).path("answers");
        assertThat(news).hasSize(1);
        assertThat(news.path(0).path("text").asString()).isEqualTo("Until six. <img src=x>");
        assertThat(states(conversation)).containsExactly("sent");

        var place = news.path(0).path("place").asLong();
        later(() -> heard(token(), place, null));
        await().until(() -> states(conversation).equals(List.of("delivered")));
        later(() -> heard(token(), place, place));
        await().until(() -> states(conversation).equals(List.of("read")));
    }

    @Test
    void whatABrowserHasBeforeItIsKnownToBeSentIsDeliveredTheNextTime(@Autowired ChatRows rows) {
        said("Hello?");
        var conversation = conversation();
        answered(conversation, "Here.");
        await().atMost(Duration.ofSeconds(20)).until(() -> states(conversation).equals(List.of("sent")));
        var answer = rows.after(account.id(), visitor, 0, 1).getFirst();
        jdbc.sql("""
                        insert into outgoing (
                            id, kind, about, carrier, channel, address, heading, body, automatic, written_at, next_try)
                        values (:id, 'none', :id, 'none', 'chat', '', '', '', false, now(), now())
                        """).param("id", answer.id()).update();

        later(() -> heard(token(), answer.place(), null));
        assertThat(rows.fetched(account.id(), visitor, answer.place(), Instant.now()))
                .isEmpty();
        jdbc.sql("delete from outgoing where id = :id").param("id", answer.id()).update();

        later(() -> heard(token(), answer.place(), null));
        await().until(() -> states(conversation).equals(List.of("delivered")));
    }

    /** Goes on while the test does: nothing comes that it waits for. */
    private static void later(Runnable call) {
        CompletableFuture.runAsync(call);
    }

    @Test
    void whoWaitsHearsAsSoonAsTheDatabaseTellsAndElseALittleLater() throws Exception {
        said("Hello?");
        var conversation = conversation();
        var waits = CompletableFuture.supplyAsync(() -> heard(token(), 0, null));
        answered(conversation, "Here we are.");
        assertThat(waits.get(15, TimeUnit.SECONDS).path("answers")).hasSize(1);

        var looked = new AtomicInteger();
        var woken = CompletableFuture.supplyAsync(() -> waiting.await(
                visitor, Duration.ofSeconds(25), () -> looked.incrementAndGet() < 2 ? List.of() : List.of("news")));
        await().until(() -> looked.get() == 1);
        waiting.heard(visitor);
        assertThat(woken.get(3, TimeUnit.SECONDS)).containsExactly("news");
    }

    @Test
    void nobodyHearsWhatIsSaidToAnother() {
        said("Hello?");
        var conversation = conversation();
        answered(conversation, "Between us.");
        await().atMost(Duration.ofSeconds(20)).until(() -> states(conversation).equals(List.of("sent")));

        var other = CompletableFuture.supplyAsync(
                () -> heard(token(UUID.randomUUID().toString(), Duration.ofSeconds(5)), 0, null));
        await().pollDelay(Duration.ofSeconds(2)).until(() -> true);
        assertThat(other).isNotDone();
        assertThat(heard(token(), 0, null).path("answers")).hasSize(1);
    }

    @Test
    void whatIsSaidTwiceOrByManyAtOnceHasOneEffect() throws Exception {
        var id = UUID.randomUUID().toString();
        var calls = new ArrayList<Future<Integer>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var call = 0; call < 20; call++) calls.add(threads.submit(() -> said(token(), id, "Once")));
            for (var call = 0; call < 20; call++) {
                var text = "Number " + call;
                calls.add(threads.submit(() -> said(token(), UUID.randomUUID().toString(), text)));
            }
        }
        for (var call : calls) assertThat(call.get()).isEqualTo(200);
        var conversation = conversation();
        await().atMost(Duration.ofSeconds(40))
                .untilAsserted(() -> assertThat(jdbc.sql("select count(*) from message where conversation_id = :id")
                                .param("id", conversation.id().value())
                                .query(Long.class)
                                .single())
                        .isEqualTo(21));
    }

    @Test
    void anIdOfAnotherVisitorTakesNothingAway() {
        var id = UUID.randomUUID().toString();
        assertThat(said(token(UUID.randomUUID().toString(), Duration.ZERO), id, "Mine"))
                .isEqualTo(200);
        assertThat(said(token(), id, "Mine as well")).isEqualTo(200);
        assertThat(conversation().heading()).isEqualTo("Mine as well");
    }

    @Test
    void onlyATokenOfThisChatIsTakenAsLongAsItLives() {
        var before = account;
        account = connected();
        var ofAnother = tokens.made("chat", before.id(), new Token(clock.instant(), visitor));
        var wrong = List.of(
                "",
                ofAnother,
                token(visitor, Duration.ofHours(3)),
                token(visitor, Duration.ofMinutes(-5)),
                tokens.made("form", account.id(), new Token(clock.instant(), visitor)));
        for (var token : wrong) {
            assertThat(said(token, UUID.randomUUID().toString(), "Hello")).isEqualTo(409);
            assertThat(call("listen", Map.of("token", token)).statusCode()).isEqualTo(409);
        }
        assertThat(jdbc.sql("select count(*) from inbound where account_id = :account")
                        .param("account", account.id())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void anOldTokenIsMadeAnewWhileItLives() {
        said("Hello?");
        var conversation = conversation();
        answered(conversation, "Good morning.");
        await().atMost(Duration.ofSeconds(20)).until(() -> states(conversation).equals(List.of("sent")));
        var fresh = heard(token(visitor, Duration.ofHours(1)), 0, null)
                .path("token")
                .asString();
        assertThat(heard(fresh, 0, null).path("answers")).hasSize(1);
    }

    @Test
    void pagesOfOtherOriginsAndNoCallsGetNothing() {
        for (var what : List.of("open", "say", "listen")) {
            var refused = call(what, "{}", "https://evil.example");
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(refused.body()).isEmpty();
            assertThat(refused.headers().firstValue("Access-Control-Allow-Origin"))
                    .isEmpty();
        }
        for (var body : List.of("", "null", "[]", "{\"odd\": 1}")) {
            assertThat(call("say", body).statusCode()).isEqualTo(403);
            assertThat(call("listen", body.equals("null") ? "" : body).statusCode())
                    .isEqualTo(403);
        }
        assertThat(call("say", "x".repeat(20_000)).statusCode()).isEqualTo(413);
        assertThat(said(token(), UUID.randomUUID().toString(), "x".repeat(2_001)))
                .isEqualTo(422);
        assertThat(said(token(), UUID.randomUUID().toString(), "  ")).isEqualTo(422);
    }

    @Test
    void tenThousandOfOneAddressAreAHundredAndTwenty() throws Exception {
        var statuses = new ArrayList<Future<Integer>>();
        try (var threads = Executors.newFixedThreadPool(16)) {
            for (var time = 0; time < 10_000; time++)
                statuses.add(
                        threads.submit(() -> said(token(), UUID.randomUUID().toString(), "Again")));
        }
        var taken = 0;
        for (var status : statuses) if (status.get() == 200) taken++;
        assertThat(taken).isEqualTo(120);
    }

    @Test
    void whoIsGoneIsNotReachedAndThatIsSaidBeforeOneWrites() {
        said("Hello?");
        var conversation = conversation();
        var here = colleagues.as(agent, () -> conversations.way(conversation.number()));
        assertThat(here).isInstanceOfSatisfying(Way.Open.class, open -> {
            assertThat(open.carrier()).isEqualTo("web-chat");
            assertThat(open.limit()).isNotNull();
        });

        jdbc.sql("update web_visitor set seen_at = now() - interval '10 minutes' where visitor = :visitor")
                .param("visitor", visitor)
                .update();

        assertThat(colleagues.as(agent, () -> conversations.way(conversation.number())))
                .isInstanceOfSatisfying(
                        Way.Shut.class, shut -> assertThat(shut.reason()).isEqualTo("account.web.gone"));
    }

    @Test
    void anAddressThatIsLeftIsKnownToThoseWhoAnswer() {
        said("I want to buy ten.");
        var id = UUID.randomUUID().toString();
        var mail = "v" + UUID.randomUUID() + "@example.com";
        assertThat(call("say", Map.of("token", token(), "id", id, "email", mail))
                        .statusCode())
                .isEqualTo(200);
        assertThat(call("say", Map.of("token", token(), "id", id, "email", "no"))
                        .statusCode())
                .isEqualTo(422);
        var conversation = conversation();
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(jdbc.sql("select body from message where conversation_id = :id")
                                .param("id", conversation.id().value())
                                .query(String.class)
                                .list())
                        .contains("✉ " + mail));
        assertThat(jdbc.sql("select email from web_visitor where visitor = :visitor")
                        .param("visitor", visitor)
                        .query(String.class)
                        .single())
                .isEqualTo(mail);
    }

    @Test
    void whoComesBackWithinTwoDaysIsTheSameVisitorWithWhatTheyLeft() {
        said("Is it ready?");
        for (var age : List.of(Duration.ofHours(3), Duration.ofHours(47))) {
            var again = json.readTree(call("open", "en " + token(visitor, age)).body());
            assertThat(again.path("known").asBoolean()).isTrue();
            assertThat(tokens.read("chat", account.id(), again.path("token").asString())
                            .orElseThrow()
                            .what())
                    .isEqualTo(visitor);
        }
        var unknown = UUID.randomUUID().toString();
        for (var token : List.of(
                token(visitor, Duration.ofHours(49)), token(unknown, Duration.ofHours(3)), "nonsense", "x".repeat(500)))
            assertThat(json.readTree(call("open", "en " + token).body())
                            .path("known")
                            .asBoolean())
                    .isFalse();
    }
}
