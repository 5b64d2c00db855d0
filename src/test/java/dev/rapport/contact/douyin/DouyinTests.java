package dev.rapport.contact.douyin;

import static dev.rapport.contact.played.PlayedForTests.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.contact.accounts.AccountDesk;
import dev.rapport.contact.accounts.AccountTrial;
import dev.rapport.contact.conversations.ConversationAnswers;
import dev.rapport.contact.conversations.Conversations;
import dev.rapport.contact.played.PlayedDouyin;
import dev.rapport.contact.played.PlayedForTests;
import dev.rapport.contact.played.PlayedPlatform.Call;
import dev.rapport.contact.posts.AnswersInPublic;
import dev.rapport.contact.posts.PostKind;
import dev.rapport.contact.posts.PostsOfAccount;
import dev.rapport.contact.posts.PublicPosts;
import dev.rapport.contact.sealed.SortedHash;
import dev.rapport.platform.Refused;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.PortTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** People write private messages to our account of Douyin and are answered, as long as the platform allows it. */
@PortTest
class DouyinTests {

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
    PublicPosts publicPosts;

    @Autowired
    AnswersInPublic inPublic;

    @Autowired
    Colleagues colleagues;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient jdbc;

    private PlayedDouyin played;
    private PlayedForTests account;
    private Person agent;

    @BeforeEach
    void anAccount() throws IOException {
        played = new PlayedDouyin(0, clock);
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

    private void test(UUID id) {
        colleagues.as(account.admin(), () -> trial.run(id));
    }

    /** As the platform's own example of a signature joins secret and body; its secret is not published, the hash is of "abc". */
    @Test
    void signsTheSecretAndTheBody() {
        assertThat(SortedHash.hex(bytes("a"), bytes("bc"))).isEqualTo("a9993e364706816aba3e25717850c26c9cd0d89d");
    }

    @Test
    void whatSomebodySaysBelowOurVideoIsAnsweredBelowIt() {
        var from = played.somebody();
        var words = "这个多少钱？";
        var comment = played.comment(from, "@c1" + from, words);
        assertThat(account.status(played.brings(comment))).isEqualTo(200);
        assertThat(account.status(played.brings(comment))).isEqualTo(200);
        var posts = new PostsOfAccount(jdbc, account.id());
        var post = posts.id(words);
        assertThat(account.kept()).isEqualTo(1);
        var shown = colleagues.as(agent, () -> publicPosts.get(post));
        assertThat(shown.kind()).isEqualTo(PostKind.COMMENT);
        assertThat(shown.handle()).isEqualTo(from);

        colleagues.as(agent, () -> inPublic.answer(post, "价格在商店页面。"));
        await().atMost(SOON).untilAsserted(() -> assertThat(posts.answers(post)).containsExactly("价格在商店页面。: SENT"));
        var said = played.said().getFirst();
        assertThat(said.path("comment_id").asString()).isEqualTo("@c1" + from);
        assertThat(said.path("item_id").asString()).isEqualTo(PlayedDouyin.VIDEO);
        assertThat(said.path("content").asString()).isEqualTo("价格在商店页面。");

        played.refuses(2100007);
        colleagues.as(agent, () -> inPublic.answer(post, "还有别的问题吗？"));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(posts.answers(post))
                        .containsExactly("价格在商店页面。: SENT", "还有别的问题吗？: FAILED account.douyin.said"));
    }

    @Test
    void whatWeSayBelowAVideoOrStandsBelowAnothersIsPassedBy() {
        var ours = played.settings().get("open-id");
        assertThat(account.status(played.brings(played.comment(ours, "@ours", "谢谢"))))
                .isEqualTo(200);
        var others = new HashMap<>(played.comment(played.somebody(), "@others", "你好"));
        others.put("to_user_id", played.somebody());
        assertThat(account.status(played.brings(others))).isEqualTo(200);
        assertThat(account.kept()).isZero();
    }

    @Test
    void aCommentThatCannotBeAnsweredIsRefused() {
        var from = played.somebody();
        for (var id : List.of("", "two words", "@" + "c".repeat(200)))
            assertThat(account.status(played.brings(played.comment(from, id, "你好"))))
                    .as(id)
                    .isEqualTo(401);
        assertThat(account.kept()).isZero();
    }

    @Test
    void whatSomebodyWritesIsAnsweredWhereItWasWritten() {
        var from = played.somebody();
        var message = played.message(from, "@m1" + from, "text", Map.of("text", "几点开门？"));
        var asText = new HashMap<>(message);
        asText.put(
                "content",
                played.event("", from, (Map<String, ?>) message.get("content")).get("content"));
        assertThat(account.status(played.brings(message))).isEqualTo(200);
        assertThat(account.status(played.brings(message))).isEqualTo(200);
        assertThat(account.status(played.brings(asText))).isEqualTo(200);
        assertThat(account.kept()).isEqualTo(1);
        var number = account.conversation(from);
        played.sendsPicture(from);
        assertThat(account.status(played.brings(played.message(
                        from,
                        "@m2" + from,
                        "retain_consult_card",
                        Map.of("card_data", List.of(Map.of("label", "电话", "value", "138****5678")))))))
                .isEqualTo(200);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(account.heard(from))
                        .containsExactlyInAnyOrder(
                                "几点开门？",
                                "[Picture, to be seen in Douyin · 图片，请在抖音中查看]",
                                "[Card · 留资卡片] 电话: 138****5678"));
        var shown = colleagues.as(agent, () -> conversations.get(number));
        assertThat(shown.called()).isEqualTo("小红");

        played.writes(from, "？");
        await().atMost(SOON).until(() -> account.heard(from).size() == 4);
        answer(number, "九点");
        await().atMost(SOON).untilAsserted(() -> assertThat(account.told(from)).containsExactly("九点: sent"));
        var letter = played.said().getFirst();
        assertThat(letter.path("to_user_id").asString()).isEqualTo(from);
        assertThat(letter.path("conversation_id").asString()).isEqualTo("@" + from);
        assertThat(letter.path("scene").asString()).isEqualTo("im_reply_msg");
        assertThat(letter.path("msg_id").asString()).startsWith("@").isNotEqualTo("@m1" + from);
    }

    @Test
    void likesAndFollowsAreWhatPeopleDo() {
        var from = played.somebody();
        var at = clock.instant().getEpochSecond();
        var like = played.event("new_video_digg", from, Map.of("action_type", 1, "action_time", at, "item_id", "@v1"));
        var again = new HashMap<>(like);
        again.put("log_id", "another");
        for (var event : List.of(
                like,
                again,
                played.event("new_follow_action", from, Map.of("action_type", 1, "action_time", at)),
                played.event("something_new", from, Map.of())))
            assertThat(account.status(played.brings(event))).isEqualTo(200);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(account.did(from)).containsExactlyInAnyOrder("LIKE @v1", "FOLLOW"));
        assertThat(account.kept()).isEqualTo(2);
    }

    @Test
    void whoDidItMustBeSaid() {
        var nobody = new HashMap<>(played.event("new_video_digg", "x", Map.of("action_time", 1)));
        nobody.remove("from_user_id");
        assertThat(account.status(played.brings(nobody))).isEqualTo(200);
        assertThat(account.kept()).isZero();
    }

    @Test
    void nobodyIsAnsweredAfter24HoursAndSixTimes() {
        var from = played.somebody();
        played.writes(from, "Hello?");
        var number = account.conversation(from);
        account.wroteEarlier(from, Duration.ofHours(25));
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> answer(number, "Yes?"))
                .withMessageContaining("account.douyin.too-late");

        played.writes(from, "Still there?");
        await().atMost(SOON).until(() -> account.heard(from).size() == 2);
        for (var time = 1; time <= 6; time++) answer(number, "Answer " + time);
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> answer(number, "Seventh"))
                .withMessageContaining("account.douyin.too-many");
    }

    @Test
    void whatDouyinRefusesComesBackAndALapsedTokenIsAskedForAnew() {
        var from = played.somebody();
        played.writes(from, "Hello");
        var number = account.conversation(from);
        answer(number, "One");
        await().atMost(SOON).untilAsserted(() -> assertThat(account.told(from)).containsExactly("One: sent"));
        assertThat(played.tokensGiven()).isEqualTo(1);
        played.forgetsTokens();
        answer(number, "Two");
        await().atMost(SOON).untilAsserted(() -> assertThat(account.told(from)).contains("Two: sent"));
        assertThat(played.tokensGiven()).isEqualTo(2);
        played.refuses(2_190_016);
        answer(number, "Three");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(account.told(from)).contains("Three: failed account.douyin.said"));
    }

    @Test
    void aRefreshTokenThatLapsedOrIsAnothersIsSaidInWords() {
        test(account.id());
        for (var wrong :
                Map.of("refresh-token", "stale", "open-id", "_000other").entrySet()) {
            var other = account.connected(Map.of(wrong.getKey(), wrong.getValue()));
            assertThatExceptionOfType(Refused.class)
                    .isThrownBy(() -> test(other.id()))
                    .satisfies(refused -> assertThat(refused.key())
                            .isIn("account.douyin.no-token", "account.douyin.another-account"));
            account.turnOff(other.id());
        }
    }

    @Test
    void douyinSeesThatTheAddressIsOurs() {
        var asked = played.asks();
        assertThat(account.call(asked.getKey()).body()).isEqualTo(asked.getValue());
        var wrong = account.call(played.brings(asked.getKey().body(), "another secret"));
        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(wrong.body()).isEmpty();
    }

    @Test
    void strangersAreAllAnsweredAlikeAndLeaveNoTrace() {
        var secret = played.settings().get("secret");
        var from = played.somebody();
        var right = played.brings(played.message(from, "@m", "text", Map.of("text", "Hello")))
                .body();
        var text = new String(right, StandardCharsets.UTF_8);
        assertThat(account.status(new Call("POST", "", Map.of(), right))).isEqualTo(401);
        assertThat(account.status(new Call("POST", "", Map.of("X-Douyin-Signature", "x".repeat(5_000)), right)))
                .isEqualTo(401);
        assertThat(account.status(played.brings(right, ""))).isEqualTo(401);
        assertThat(account.status(
                        new Call("POST", "", played.brings(right, secret).headers(), bytes(text + " "))))
                .isEqualTo(401);
        for (var body : new String[] {
            "",
            "no json",
            "[".repeat(20_000),
            "{\"event\":\"verify_webhook\"}",
            "{\"event\":\"verify_webhook\",\"content\":{\"challenge\":{\"a\":1}}}",
            "{\"event\":\"verify_webhook\",\"content\":{\"challenge\":\"" + "1".repeat(500) + "\"}}",
            "{\"event\":\"im_receive_msg\",\"content\":\"no json\"}",
            text.replace(played.settings().get("open-id"), "_000other"),
            text.replace(played.settings().get("client-key"), "awother"),
            text.replace(from, played.settings().get("open-id")),
            text.replace("server_message_id", "client_message_id"),
            text.replace("\"@m\"", "\"" + "m".repeat(500) + "\""),
            text.replace("\"@m\"", "\"a\\u0000b\"")
        })
            assertThat(account.status(played.brings(bytes(body), secret)))
                    .as(body.substring(0, Math.min(120, body.length())))
                    .isEqualTo(401);
        assertThat(account.status(played.brings(new byte[70_000], secret))).isEqualTo(413);
        for (var nobody : new String[] {UUID.randomUUID().toString(), "nobody"})
            assertThat(account.call(nobody, played.brings(right, secret)).statusCode())
                    .isEqualTo(401);
        account.turnOff(account.id());
        assertThat(account.status(played.brings(right, secret))).isEqualTo(401);
        assertThat(account.kept()).isZero();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
