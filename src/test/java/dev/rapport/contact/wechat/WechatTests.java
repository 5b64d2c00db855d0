package dev.rapport.contact.wechat;

import static dev.rapport.contact.played.PlayedForTests.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.contact.accounts.AccountDesk;
import dev.rapport.contact.accounts.AccountTrial;
import dev.rapport.contact.conversations.ConversationAnswers;
import dev.rapport.contact.played.PlayedForTests;
import dev.rapport.contact.played.PlayedPlatform.Call;
import dev.rapport.contact.played.PlayedWechat;
import dev.rapport.contact.sealed.CallbackSeal;
import dev.rapport.platform.Refused;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.PortTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Followers write to our official account of WeChat and are answered, as long as the platform allows it. */
@PortTest
class WechatTests {

    @LocalServerPort
    int port;

    @Autowired
    AccountDesk accounts;

    @Autowired
    AccountTrial trial;

    @Autowired
    ConversationAnswers answers;

    @Autowired
    Colleagues colleagues;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient jdbc;

    private PlayedWechat played;
    private PlayedForTests account;
    private Person agent;

    @BeforeEach
    void anAccount() throws IOException {
        played = new PlayedWechat(0, clock);
        account = new PlayedForTests(played, port, accounts, colleagues, jdbc);
        agent = colleagues.join("service-l1", Role.SERVICE);
    }

    @AfterEach
    void off() {
        account.close();
    }

    private void answer(String number, String words) {
        colleagues.as(agent, () -> answers.answer(number, words, null));
    }

    private long now() {
        return clock.instant().getEpochSecond();
    }

    private String app() {
        return played.settings().get("app-id");
    }

    /** The platform's own example. */
    @Test
    void sealsAsThePlatformPublishesIt() {
        var seal = CallbackSeal.of("pamtest", "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG", "wxb11529c136998cb6")
                .orElseThrow();
        var sealed = "jn1L23DB+6ELqJ+6bruv21Y6MD7KeIfP82D6gU39rmkgczbWwt5+3bnyg5K55bgVtVzd832WzZGMhkP72vVOfg==";
        assertThat(seal.seal(bytes("aaaabbbbccccdddd"), bytes("我是中文abcd123"))).isEqualTo(sealed);
        assertThat(seal.signature("1409304348", "xxxxxx", sealed))
                .isEqualTo("82c962d39941aa48552f90ef55aa323dc620cc10");
    }

    @Test
    void whatAFollowerWritesIsAnsweredWhereItWasWritten() {
        var from = played.somebody();
        var first = played.message(from, "text", Map.of("Content", "你好 <a href=\"x\">"));
        assertThat(account.call(played.brings(first)).body()).isEqualTo("success");
        assertThat(account.call(played.brings(first)).body()).isEqualTo("success");
        var number = account.conversation(from);
        for (var xml : List.of(
                played.message(from, "image", Map.of("PicUrl", "http://mmbiz.qpic.cn/1", "MediaId", "m")),
                played.message(from, "voice", Map.of("MediaId", "m", "Recognition", "在吗")),
                played.message(from, "location", Map.of("Location_X", "23.1", "Location_Y", "113.3", "Label", "广州")),
                played.message(from, "link", Map.of("Title", "公众平台", "Description", "链接", "Url", "https://x.example"))))
            assertThat(account.status(played.brings(xml))).isEqualTo(200);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(account.heard(from))
                        .containsExactlyInAnyOrder(
                                "你好 <a href=\"x\">",
                                "[Picture · 图片] http://mmbiz.qpic.cn/1",
                                "[Voice · 语音] 在吗",
                                "[Place · 位置] 广州 · 23.1 · 113.3",
                                "[Link · 链接] 公众平台 · 链接 · https://x.example"));
        answer(number, "您好");
        await().atMost(SOON).untilAsserted(() -> assertThat(account.told(from)).containsExactly("您好: sent"));
        var letter = played.said().getFirst();
        assertThat(letter.path("touser").asString()).isEqualTo(from);
        assertThat(letter.path("text").path("content").asString()).isEqualTo("您好");
    }

    @Test
    void followsScansAndClicksAreWhatPeopleDo() {
        var from = played.somebody();
        for (var event : List.of(
                "subscribe qrscene_7",
                "SCAN 8",
                "CLICK prices",
                "VIEW https://x.example/",
                "unsubscribe ",
                "LOCATION ")) {
            var words = event.split(" ", 2);
            var xml = played.event(from, words[0], words[1]);
            assertThat(account.status(played.brings(xml))).isEqualTo(200);
            assertThat(account.status(played.brings(xml))).isEqualTo(200);
        }
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(account.did(from))
                        .containsExactlyInAnyOrder(
                                "FOLLOW 7", "SCAN 8", "CLICK prices", "CLICK https://x.example/", "UNFOLLOW"));
        assertThat(account.kept()).isEqualTo(5);
    }

    @Test
    void nobodyIsAnsweredAfter48HoursAndFiveTimes() {
        var from = played.somebody();
        played.writes(from, "Hello?");
        var number = account.conversation(from);
        account.wroteEarlier(from, Duration.ofHours(49));
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> answer(number, "Yes?"))
                .withMessageContaining("account.wechat.too-late");

        played.writes(from, "Still there?");
        await().atMost(SOON).until(() -> account.heard(from).size() == 2);
        for (var time = 1; time <= 5; time++) answer(number, "Answer " + time);
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> answer(number, "Sixth"))
                .withMessageContaining("account.wechat.too-many");
    }

    @Test
    void whatWechatRefusesComesBackAndALapsedTokenIsAskedForAnew() {
        var from = played.somebody();
        played.writes(from, "Hello");
        var number = account.conversation(from);
        answer(number, "One");
        await().atMost(SOON).untilAsserted(() -> assertThat(account.told(from)).containsExactly("One: sent"));
        played.forgetsTokens();
        answer(number, "Two");
        await().atMost(SOON).untilAsserted(() -> assertThat(account.told(from)).contains("Two: sent"));
        assertThat(played.tokensGiven()).isEqualTo(2);
        played.refuses(45015);
        answer(number, "Three");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(account.told(from)).contains("Three: failed account.wechat.too-late"));
        played.refuses(48001);
        answer(number, "Four");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(account.told(from)).contains("Four: failed account.wechat.said"));
    }

    @Test
    void aWrongSecretIsSaidInWords() {
        colleagues.as(account.admin(), () -> trial.run(account.id()));
        var other = account.connected(Map.of("secret", "wrong"));
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> colleagues.as(account.admin(), () -> trial.run(other.id())))
                .satisfies(refused -> assertThat(refused.key()).isEqualTo("account.wechat.no-token"));
        account.turnOff(other.id());
    }

    @Test
    void wechatSeesThatTheAddressIsOurs() {
        var asked = played.asks();
        assertThat(account.call(asked.getKey()).body()).isEqualTo(asked.getValue());
        for (var wrong : List.of(
                played.asks("another", "1"),
                played.asks(played.settings().get("token"), "1".repeat(500)),
                new Call("GET", "", Map.of(), new byte[0]))) {
            var answer = account.call(wrong);
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.body()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {-301, 360, -100_000, 99_999_999})
    void whatIsOldOrFromTheFutureIsNotTaken(long apart) {
        var xml = played.message(played.somebody(), "text", Map.of("Content", "Late"));
        assertThat(account.status(played.brings(xml, app(), now() + apart))).isEqualTo(401);
        assertThat(account.kept()).isZero();
    }

    @Test
    void strangersAreAllAnsweredAlikeAndLeaveNoTrace() {
        var xml = played.message(played.somebody(), "text", Map.of("Content", "Hello"));
        assertThat(account.status(played.brings(xml, "wxother", now()))).isEqualTo(401);
        var right = played.brings(xml);
        var unsigned = right.query().replaceAll("msg_signature=.*", "msg_signature=" + "0".repeat(40));
        assertThat(account.status(new Call("POST", unsigned, Map.of(), right.body())))
                .isEqualTo(401);
        assertThat(account.status(new Call("POST", right.query(), Map.of(), bytes(xml))))
                .as("what is not sealed")
                .isEqualTo(401);
        for (var inner : new String[] {
            "",
            "no xml",
            "<xml/>",
            "<!DOCTYPE xml [<!ENTITY a \"x\">]>" + xml.replace("Hello", "]]>&a;<![CDATA["),
            xml.replaceAll("<MsgId>.*</MsgId>", ""),
            xml.replaceAll("<FromUserName>.*</FromUserName>", ""),
            xml.replaceAll("<CreateTime>.*</CreateTime>", "<CreateTime>now</CreateTime>"),
            xml.replaceAll("<MsgId>.*</MsgId>", "<MsgId>" + "1".repeat(500) + "</MsgId>"),
            "<a>".repeat(5_000)
        })
            assertThat(account.status(played.brings(inner)))
                    .as(inner.substring(0, Math.min(120, inner.length())))
                    .isEqualTo(401);
        for (var body : new String[] {"", "no xml", "<xml><Encrypt>%%%</Encrypt></xml>", "<a>".repeat(1_000)})
            assertThat(account.status(new Call("POST", right.query(), Map.of(), bytes(body))))
                    .isEqualTo(401);
        assertThat(account.status(new Call("POST", right.query(), Map.of(), new byte[70_000])))
                .isEqualTo(413);
        for (var nobody : new String[] {UUID.randomUUID().toString(), "nobody"})
            assertThat(account.call(nobody, right).statusCode()).isEqualTo(401);
        account.turnOff(account.id());
        assertThat(account.status(right)).isEqualTo(401);
        assertThat(account.kept()).isZero();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
