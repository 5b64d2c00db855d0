package dev.rapport.contact.wecom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.contact.accounts.AccountDesk;
import dev.rapport.contact.accounts.AccountDraft;
import dev.rapport.contact.accounts.AccountTrial;
import dev.rapport.contact.accounts.ChannelAccount;
import dev.rapport.contact.conversations.Conversation;
import dev.rapport.contact.conversations.ConversationAnswers;
import dev.rapport.contact.conversations.ConversationState;
import dev.rapport.contact.conversations.Conversations;
import dev.rapport.contact.played.PlayedWecom;
import dev.rapport.contact.sealed.CallbackSeal;
import dev.rapport.platform.Channel;
import dev.rapport.platform.Refused;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.PortTest;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Customers write to a WeChat customer service of WeCom and are answered there, as long as the platform allows it. */
@PortTest
class CustomerServiceTests {

    private static final byte[] RANDOM = "aaaabbbbccccdddd".getBytes(StandardCharsets.UTF_8);

    @LocalServerPort
    int port;

    @Autowired
    AccountDesk accounts;

    @Autowired
    AccountTrial trial;

    @Autowired
    Conversations conversations;

    @Autowired
    ConversationAnswers answers;

    @Autowired
    Colleagues colleagues;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient jdbc;

    private final HttpClient client = HttpClient.newHttpClient();
    private String corp;
    private PlayedWecom played;
    private Person admin;
    private Person agent;
    private ChannelAccount account;

    @BeforeEach
    void anAccount() throws IOException {
        played = new PlayedWecom(0, clock);
        played.pagesOf(2);
        corp = played.settings().get("corp");
        admin = colleagues.join(null, Role.ADMIN);
        agent = colleagues.join("service-l1", Role.SERVICE);
        account = connected(played.settings().get("secret"));
    }

    @AfterEach
    void off() {
        colleagues.as(
                admin,
                () -> accounts.turn(
                        account.id(),
                        ChannelAccount.State.OFF,
                        accounts.get(account.id()).revision()));
        played.close();
    }

    private ChannelAccount connected(String secret) {
        var values = new HashMap<>(played.settings());
        values.put("secret", secret);
        values.put("server", "localhost");
        values.put("port", String.valueOf(played.port()));
        return colleagues.as(
                admin, () -> accounts.connect("wecom", new AccountDraft("Service " + UUID.randomUUID(), values)));
    }

    private CallbackSeal seal(String receiver) {
        return played.seal(receiver);
    }

    private String address(UUID to, String signature, long seconds) {
        return "http://localhost:%d/pub/wecom/%s?msg_signature=%s&timestamp=%d&nonce=n"
                .formatted(port, to, signature, seconds);
    }

    private HttpResponse<String> sent(HttpRequest call) {
        try {
            return client.send(call, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private HttpResponse<String> called(CallbackSeal seal, long seconds, String inner) {
        var text = seal.seal(RANDOM, inner.getBytes(StandardCharsets.UTF_8));
        var signature = seal.signature(String.valueOf(seconds), "n", text);
        return posted(signature, seconds, "<xml><ToUserName>x</ToUserName><Encrypt>" + text + "</Encrypt></xml>");
    }

    private HttpResponse<String> posted(String signature, long seconds, String body) {
        return sent(HttpRequest.newBuilder(URI.create(address(account.id(), signature, seconds)))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private long now() {
        return clock.instant().getEpochSecond();
    }

    private int tells() {
        return called(seal(corp), now(), news()).statusCode();
    }

    private String news() {
        return "<xml><MsgType>event</MsgType><Event>kf_msg_or_event</Event><Token>T1</Token><OpenKfId>%s</OpenKfId></xml>"
                .formatted(PlayedWecom.DESK);
    }

    private long kept() {
        return jdbc.sql("select count(*) from inbound where account_id = :account")
                .param("account", account.id())
                .query(Long.class)
                .single();
    }

    private Conversation conversation(String from) {
        var number = await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> jdbc.sql("select number from conversation where handle = :from")
                                .param("from", from)
                                .query(String.class)
                                .optional(),
                        Optional::isPresent)
                .orElseThrow();
        return colleagues.as(agent, () -> conversations.get(number));
    }

    private static String somebody() {
        return "wm" + UUID.randomUUID().toString().replace("-", "");
    }

    @Test
    void whatACustomerWritesIsAnsweredWhereItWasWritten() {
        var from = somebody();
        played.happens(Map.of("event_type", "enter_session"));
        for (var message = 1; message <= 5; message++)
            played.writes("m" + message, from, now(), "text", Map.of("content", "第" + message + "条"));
        assertThat(tells()).isEqualTo(200);
        assertThat(tells()).isEqualTo(200);

        var conversation = conversation(from);
        assertThat(conversation.channel()).isEqualTo(Channel.WECOM);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(
                                colleagues.as(agent, () -> conversations.said(conversation.number(), 50, null)))
                        .hasSize(5));
        assertThat(kept()).isEqualTo(5);

        colleagues.as(agent, () -> answers.answer(conversation.number(), "您好", null));
        await().atMost(Duration.ofSeconds(20)).until(() -> !played.sent().isEmpty());
        var letter = played.sent().getFirst();
        assertThat(letter.path("touser").asString()).isEqualTo(from);
        assertThat(letter.path("open_kfid").asString()).isEqualTo(PlayedWecom.DESK);
        assertThat(letter.path("text").path("content").asString()).isEqualTo("您好");
        assertThat(letter.path("msgid").asString()).matches("[0-9a-f]{32}");
    }

    @Test
    void filesComeAlongAndWhatIsGoneIsSaid() {
        var from = somebody();
        played.writes("p1", from, now(), "image", Map.of("media_id", "there"));
        played.writes("p2", from, now(), "voice", Map.of("media_id", "gone"));
        tells();
        var conversation = conversation(from);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(jdbc.sql("""
                                        select string_agg(body, '|' order by at, id)
                                        from message
                                        where conversation_id = :id
                                        """)
                                .param("id", conversation.id().value())
                                .query(String.class)
                                .single())
                        .contains("企业微信未能提供的文件"));
        assertThat(jdbc.sql("""
                        select name || ' ' || convert_from(substr(content, 1, 6), 'UTF8')
                        from message_part
                        where message_id in (select id from message where conversation_id = :id)
                        """)
                        .param("id", conversation.id().value())
                        .query(String.class)
                        .list())
                .containsExactly("image.jpg GIF89a");
    }

    @Test
    void nobodyIsAnsweredAfter48HoursAndFiveTimes() {
        var late = somebody();
        played.writes("l1", late, now() - Duration.ofHours(49).toSeconds(), "text", Map.of("content", "Hello?"));
        var often = somebody();
        played.writes("o1", often, now(), "text", Map.of("content", "Hello!"));
        tells();
        var tooLate = conversation(late);
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> colleagues.as(agent, () -> answers.answer(tooLate.number(), "Yes?", null)))
                .withMessageContaining("account.wecom.too-late");

        var conversation = conversation(often);
        for (var answer = 1; answer <= 5; answer++) {
            var words = "Answer " + answer;
            colleagues.as(agent, () -> answers.answer(conversation.number(), words, null));
        }
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> colleagues.as(agent, () -> answers.answer(conversation.number(), "Sixth", null)))
                .withMessageContaining("account.wecom.too-many");

        played.writes("o2", often, now() + 1, "text", Map.of("content", "Thank you"));
        tells();
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() ->
                        colleagues.as(agent, () -> answers.answer(conversation.number(), "You are welcome", null)));
    }

    @Test
    void whatThePlatformRefusesComesBackToWhoWroteIt() {
        var from = somebody();
        played.writes("r1", from, now(), "text", Map.of("content", "Hello"));
        tells();
        var conversation = conversation(from);
        played.refuses(95001);
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
                        .isEqualTo("failed account.wecom.too-many"));
    }

    @Test
    void whatDidNotArriveComesBackAndIsOwedAgain() {
        var from = somebody();
        played.writes("f1", from, now(), "text", Map.of("content", "Hello"));
        tells();
        var conversation = conversation(from);
        colleagues.as(agent, () -> answers.answer(conversation.number(), "Good morning", null));
        await().atMost(Duration.ofSeconds(20)).until(() -> state(conversation).equals("sent "));
        var id = played.sent().getLast().path("msgid").asString();
        played.isLost(from, "0".repeat(32), 10);
        played.isLost(from, id, 10);
        played.isLost(from, id, 0);
        tells();
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(state(conversation)).isEqualTo("failed account.wecom.lost.10"));
        assertThat(happened(conversation)).containsExactly("AGENT_REPLY", "REPLY_LOST");
        assertThat(conversation(from).state()).isEqualTo(ConversationState.WAITING_FOR_US);
        assertThat(told(agent)).isEqualTo(1);

        colleagues.as(agent, () -> {
            answers.sendAgain(
                    conversation.number(),
                    conversations
                            .said(conversation.number(), 50, null)
                            .getLast()
                            .message()
                            .id());
            return true;
        });
        await().atMost(Duration.ofSeconds(20)).until(() -> state(conversation).equals("sent "));
        assertThat(played.sent().getLast().path("msgid").asString()).isNotEqualTo(id);
        assertThat(happened(conversation)).containsExactly("AGENT_REPLY", "REPLY_LOST", "AGENT_REPLY");
    }

    private String state(Conversation conversation) {
        return jdbc.sql("""
                        select state || ' ' || coalesce(reason, '')
                        from message
                        where conversation_id = :id
                            and direction = 'out'
                        """)
                .param("id", conversation.id().value())
                .query(String.class)
                .single();
    }

    private List<String> happened(Conversation conversation) {
        return jdbc.sql("""
                        select kind
                        from sla_event
                        where subject_id = :id
                            and kind in ('AGENT_REPLY', 'REPLY_LOST')
                        order by at, id
                        """)
                .param("id", conversation.id().value())
                .query(String.class)
                .list();
    }

    private int told(Person person) {
        return jdbc.sql("select count(*) from notice where user_id = :id and kind = 'AnswerFailed'")
                .param("id", person.id().value())
                .query(Integer.class)
                .single();
    }

    @Test
    void aTokenThatLapsedIsAskedForOnceMore() {
        var from = somebody();
        played.writes("t1", from, now(), "text", Map.of("content", "One"));
        tells();
        conversation(from);
        assertThat(played.tokensGiven()).isEqualTo(1);
        played.forgetsTokens();
        var other = somebody();
        played.writes("t2", other, now(), "text", Map.of("content", "Two"));
        tells();
        conversation(other);
        assertThat(played.tokensGiven()).isEqualTo(2);
    }

    @Test
    void aWrongSecretIsSaidInWords() {
        var wrong = connected("wrong");
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> colleagues.as(admin, () -> {
                    trial.run(wrong.id());
                    return true;
                }))
                .withMessageContaining("account.wecom.no-token");
        colleagues.as(
                admin,
                () -> accounts.turn(
                        wrong.id(),
                        ChannelAccount.State.OFF,
                        accounts.get(wrong.id()).revision()));
    }

    @Test
    void thePlatformSeesThatWeCanOpenWhatItSealed() {
        var seal = seal(corp);
        var text = seal.seal(RANDOM, "1616140317555161061".getBytes(StandardCharsets.UTF_8));
        var signature = seal.signature(String.valueOf(now()), "n", text);
        var echo = "&echostr=" + URLEncoder.encode(text, StandardCharsets.UTF_8);
        var right = sent(HttpRequest.newBuilder(URI.create(address(account.id(), signature, now()) + echo))
                .build());
        assertThat(right.statusCode()).isEqualTo(200);
        assertThat(right.body()).isEqualTo("1616140317555161061");
        var wrong = sent(HttpRequest.newBuilder(URI.create(address(account.id(), "0".repeat(40), now()) + echo))
                .build());
        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(wrong.body()).isEmpty();
    }

    @Test
    void whatIsBroughtAsAFormIsReadAllTheSame() {
        var sealed = seal(corp).seal(RANDOM, news().getBytes(StandardCharsets.UTF_8));
        var signature = seal(corp).signature(String.valueOf(now()), "n", sealed);
        var taken = sent(HttpRequest.newBuilder(URI.create(address(account.id(), signature, now())))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("<xml><Encrypt>" + sealed + "</Encrypt></xml>"))
                .build());
        assertThat(taken.statusCode()).isEqualTo(200);
        assertThat(taken.body()).isEqualTo("success");
    }

    @ParameterizedTest
    @ValueSource(longs = {-301, 360, -100_000, 99_999_999})
    void whatIsOldOrFromTheFutureIsNotTaken(long apart) {
        played.writes("x1", somebody(), now(), "text", Map.of("content", "Late"));
        var late = called(seal(corp), now() + apart, news());
        assertThat(late.statusCode()).isEqualTo(401);
        assertThat(late.body()).isEmpty();
        assertThat(desks()).isZero();
    }

    @Test
    void strangersAreAllAnsweredAlikeAndLeaveNoTrace() {
        assertThat(called(seal("wwother"), now(), news()).statusCode()).isEqualTo(401);
        assertThat(called(
                                CallbackSeal.of("other", played.settings().get("key"), corp)
                                        .orElseThrow(),
                                now(),
                                news())
                        .statusCode())
                .isEqualTo(401);
        var text = seal(corp).seal(RANDOM, news().getBytes(StandardCharsets.UTF_8));
        var signature = seal(corp).signature(String.valueOf(now()), "n", text);
        for (var body : new String[] {
            "",
            "no xml",
            "<xml/>",
            "<!DOCTYPE xml><xml><Encrypt>" + text + "</Encrypt></xml>",
            "<xml><Encrypt>" + text + "</Encrypt><Encrypt>" + text + "</Encrypt></xml>",
            "<xml><Encrypt>" + text.substring(4) + "</Encrypt></xml>",
            "<a>".repeat(1_000)
        }) assertThat(posted(signature, now(), body).statusCode()).as(body).isEqualTo(401);
        assertThat(posted(signature, now(), "x".repeat(70_000)).statusCode()).isEqualTo(413);
        for (var nobody : new String[] {UUID.randomUUID().toString(), "nobody"})
            assertThat(sent(HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/pub/wecom/" + nobody))
                                    .POST(HttpRequest.BodyPublishers.ofString("<xml/>"))
                                    .build())
                            .statusCode())
                    .isEqualTo(401);
        assertThat(desks()).isZero();
        assertThat(kept()).isZero();
    }

    private long desks() {
        return jdbc.sql("select count(*) from wecom_desk where account_id = :account")
                .param("account", account.id())
                .query(Long.class)
                .single();
    }
}
