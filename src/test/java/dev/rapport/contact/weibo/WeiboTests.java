package dev.rapport.contact.weibo;

import static dev.rapport.contact.played.PlayedForTests.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.contact.Carrier.Outcome;
import dev.rapport.contact.Letter;
import dev.rapport.contact.Trouble;
import dev.rapport.contact.Way;
import dev.rapport.contact.accounts.AccountDesk;
import dev.rapport.contact.accounts.AccountTrial;
import dev.rapport.contact.conversations.ConversationAnswers;
import dev.rapport.contact.conversations.Conversations;
import dev.rapport.contact.played.PlayedForTests;
import dev.rapport.contact.played.PlayedWeibo;
import dev.rapport.contact.posts.AnswersInPublic;
import dev.rapport.contact.posts.PostsOfAccount;
import dev.rapport.contact.posts.PublicPosts;
import dev.rapport.contact.sealed.SortedHash;
import dev.rapport.planted.channel.PlantedChannel;
import dev.rapport.platform.Channel;
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

/** People write private messages to our account of Weibo and are answered, as long as the platform allows it. */
@PortTest
class WeiboTests {

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

    private PlayedWeibo played;
    private PlayedForTests account;
    private Person agent;

    @BeforeEach
    void anAccount() throws IOException {
        played = new PlayedWeibo(0, clock);
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

    private void test(UUID id) {
        colleagues.as(account.admin(), () -> trial.run(id));
    }

    /** Weibo is asked now and not in a minute. */
    private void isAskedNow() {
        jdbc.sql("update weibo_comments set next_look = now() where account_id = :account")
                .param("account", account.id())
                .update();
    }

    @Test
    void whatSomebodySaysBelowOurPostIsAskedForOnceAndAnsweredBelowIt() {
        var from = played.somebody();
        played.comments(played.settings().get("uid"), "谢谢大家");
        for (var i = 0; i < WeiboApi.PAGE; i++) played.comments(played.somebody(), "早");
        played.comments(from, "多少钱？");
        played.comments(played.somebody(), PlayedWeibo.DELETED);
        isAskedNow();
        var posts = new PostsOfAccount(jdbc, account.id());
        var post = posts.id("多少钱？");
        await().atMost(SOON).untilAsserted(() -> assertThat(posts.ids("早")).hasSize(WeiboApi.PAGE));
        assertThat(posts.ids("谢谢大家")).isEmpty();
        played.comments(played.somebody(), "晚");
        isAskedNow();
        posts.id("晚");
        assertThat(posts.ids("多少钱？")).hasSize(1);
        var shown = colleagues.as(agent, () -> publicPosts.get(post));
        assertThat(shown.link()).isEqualTo("https://m.weibo.cn/status/" + PlayedWeibo.POST);

        colleagues.as(agent, () -> inPublic.answer(post, "请看商店页面。"));
        await().atMost(SOON).untilAsserted(() -> assertThat(posts.answers(post)).containsExactly("请看商店页面。: SENT"));
        assertThat(played.said().getFirst())
                .containsEntry("id", PlayedWeibo.POST)
                .containsEntry("comment", "请看商店页面。");
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> colleagues.as(agent, () -> inPublic.answer(post, "长".repeat(141))))
                .matches(refused -> refused.key().equals("account.weibo.too-long-comment"));
    }

    @Test
    void anAccountWhoseTokenForCommentsHoldsNoMoreSaysSo() {
        var other = account.connected(Map.of("comments-token", "2.00" + UUID.randomUUID()));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(colleagues
                                .as(account.admin(), () -> accounts.get(other.id()))
                                .trouble())
                        .isNotNull()
                        .extracting(Trouble::reason)
                        .isEqualTo("account.weibo.token"));
        account.turnOff(other.id());
    }

    @Test
    void withoutATokenForCommentsNoneAreAskedFor() {
        var other = account.connected(Map.of("comments-token", ""));
        assertThat(jdbc.sql("select count(*) from weibo_comments where account_id = :account")
                        .param("account", other.id())
                        .query(Long.class)
                        .single())
                .isZero();
        account.turnOff(other.id());
    }

    @Test
    void signsAsThePlatformPublishesIt() {
        assertThat(SortedHash.of("xyz123xyz", "1397022061823", "57155157"))
                .isEqualTo("90e4c22c90a58f26526c2dd5b6c56c8822edeaa1");
    }

    @Test
    void whatSomebodyWritesIsAnsweredWhereItWasWritten() {
        var from = played.somebody();
        played.writes(from, "你们几点开门？");
        var again = played.brings(
                played.message("position", from, "我在这里", Map.of("longitude", "116.308586", "latitude", "39.982525")));
        assertThat(account.status(again)).isEqualTo(200);
        assertThat(account.status(again)).isEqualTo(200);
        played.sendsPicture(from);
        var number = account.conversation(from);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(account.heard(from))
                        .containsExactlyInAnyOrder(
                                "你们几点开门？",
                                "[Place · 位置] 我在这里 · 116.308586, 39.982525",
                                "[Picture, to be seen in Weibo · 图片，请在微博私信中查看]"));

        answer(number, "九点");
        await().atMost(SOON).untilAsserted(() -> assertThat(account.told(from)).containsExactly("九点: sent"));
        assertThat(played.said().getFirst())
                .containsEntry("receiver_id", from)
                .containsEntry("type", "text")
                .containsEntry("data", "{\"text\":\"九点\"}");
    }

    @Test
    void nobodyGoesRoundAnAccountThatWasSwitchedOff() {
        var from = played.somebody();
        played.writes(from, "你们几点开门？");
        var number = account.conversation(from);
        account.turnOff(account.id());

        var way = colleagues.as(agent, () -> conversations.way(number));
        assertThat(way)
                .isInstanceOfSatisfying(
                        Way.Shut.class, shut -> assertThat(shut.reason()).isEqualTo("contact.account-not-on"));
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> answer(number, "九点"));
        assertThat(account.told(from)).isEmpty();
    }

    @Test
    void followsAndMentionsAreWhatPeopleDo() {
        var from = played.somebody();
        for (var subtype : new String[] {"follow", "unfollow", "scan", "something-new"})
            assertThat(account.status(played.brings(
                            played.message("event", from, "事件消息", Map.of("subtype", subtype, "key", "k " + subtype)))))
                    .isEqualTo(200);
        assertThat(account.status(played.brings(played.message("mention", from, "@us", Map.of("key", "4455")))))
                .isEqualTo(200);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(account.did(from))
                        .containsExactlyInAnyOrder(
                                "FOLLOW k follow", "UNFOLLOW k unfollow", "SCAN k scan", "MENTION 4455"));
    }

    @Test
    void nobodyIsAnsweredAfter48HoursOrWithMoreThanWeiboTakes() {
        var from = played.somebody();
        played.writes(from, "Hello?");
        var number = account.conversation(from);
        account.wroteEarlier(from, Duration.ofHours(49));
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> answer(number, "Yes?"))
                .withMessageContaining("account.weibo.too-late");

        played.writes(from, "Still there?");
        await().atMost(SOON).until(() -> account.heard(from).size() == 2);
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> answer(number, "长".repeat(301)))
                .withMessageContaining("account.weibo.too-long")
                .satisfies(refused -> assertThat(refused.field()).isEqualTo("text"));
        assertThat(account.told(from)).isEmpty();
    }

    @Test
    void anAccountThatIsOffSendsNothingThatWaits(@Autowired WeiboCarrier carrier) {
        var id = UUID.randomUUID();
        var letter = new Letter(
                id,
                "message",
                id,
                null,
                carrier.name(),
                account.id(),
                Channel.WEIBO,
                played.somebody(),
                "",
                "Late",
                List.of(),
                false,
                clock.instant());
        account.turnOff(account.id());

        assertThat(carrier.send(letter)).isEqualTo(new Outcome.Later(Trouble.of("contact.account-off")));
        assertThat(played.said()).isEmpty();
    }

    @Test
    void whatWeiboRefusesComesBackAndWhatItPutsOffIsTriedAgain() {
        var from = played.somebody();
        played.writes(from, "Hello");
        var number = account.conversation(from);
        played.refuses(20_101);
        answer(number, "Good morning");
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(account.told(from)).containsExactly("Good morning: failed account.weibo.said"));
        played.refuses(10_023);
        answer(number, "And now?");
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(account.told(from).getLast()).isEqualTo("And now?: queued account.weibo.said"));
    }

    @Test
    void whatNobodyKnowsWasTakenIsNotSaidTwiceButGoesBackToWhoWroteIt() {
        var from = played.somebody();
        played.writes(from, "Hello");
        var number = account.conversation(from);
        var before = played.said().size();
        played.breaksNext();
        answer(number, "Good evening");
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(account.told(from)).containsExactly("Good evening: failed contact.unknown"));
        assertThat(played.said()).hasSize(before + 1);
    }

    @Test
    void aTokenThatDoesNotHoldOrIsAnothersIsSaidInWords() {
        test(account.id());
        for (var wrong : Map.of("access-token", "stale", "uid", "42").entrySet()) {
            var other = account.connected(Map.of(wrong.getKey(), wrong.getValue()));
            assertThatExceptionOfType(Refused.class)
                    .isThrownBy(() -> test(other.id()))
                    .satisfies(refused ->
                            assertThat(refused.key()).isIn("account.weibo.token", "account.weibo.another-uid"));
            account.turnOff(other.id());
        }
    }

    @Test
    void weiboSeesThatTheAddressIsOurs() {
        var asked = played.asks();
        assertThat(account.call(asked.getKey()).body()).isEqualTo(asked.getValue());
        var wrong = account.call(new PlayedWeibo.Call(
                "GET", played.query("another secret", now()) + "&echostr=1", Map.of(), new byte[0]));
        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(wrong.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {-301, 360, -100_000, 99_999_999})
    void whatIsOldOrFromTheFutureIsNotTaken(long apart) {
        var body = bytes("{}");
        assertThat(account.status(
                        played.brings(body, played.query(played.settings().get("secret"), now() + apart))))
                .isEqualTo(401);
        assertThat(account.kept()).isZero();
    }

    @Test
    void oneSignatureBringsOneThing() {
        var query = played.query(played.settings().get("secret"), now());
        var from = played.somebody();
        var first = json(from, "first");
        assertThat(account.status(played.brings(first, query))).isEqualTo(200);
        assertThat(account.status(played.brings(first, query))).isEqualTo(200);
        assertThat(account.status(played.brings(json(from, "second"), query))).isEqualTo(401);
        assertThat(account.kept()).isEqualTo(1);
    }

    @Test
    void strangersAreAllAnsweredAlikeAndLeaveNoTrace() {
        var secret = played.settings().get("secret");
        var right = json(played.somebody(), "Hello");
        assertThat(account.status(played.brings(right, ""))).isEqualTo(401);
        assertThat(account.status(played.brings(right, "?signature=&timestamp=&nonce=")))
                .isEqualTo(401);
        assertThat(account.status(played.brings(right, played.query("", now()))))
                .isEqualTo(401);
        assertThat(account.status(
                        played.brings(right, played.query(secret, now()).replace("nonce=", "nonce=x"))))
                .isEqualTo(401);
        for (var body : new String[] {
            "",
            "no json",
            "[]",
            "null",
            "{\"type\":\"text\"}",
            "[".repeat(20_000),
            new String(right, StandardCharsets.UTF_8).replace(played.settings().get("uid"), "17"),
            new String(right, StandardCharsets.UTF_8).replaceAll("\"created_at\":\"[^\"]*\"", "\"created_at\":\"now\""),
            new String(right, StandardCharsets.UTF_8).replaceAll("\"sender_id\":\\d+", "\"sender_id\":\"a\\\\u0000b\"")
        })
            assertThat(account.status(played.brings(bytes(body), played.query(secret, now()))))
                    .as(body.substring(0, Math.min(80, body.length())))
                    .isEqualTo(401);
        assertThat(account.status(played.brings(new byte[70_000], played.query(secret, now()))))
                .isEqualTo(413);
        for (var nobody : new String[] {UUID.randomUUID().toString(), "nobody"})
            assertThat(account.call(nobody, played.brings(right, played.query(secret, now())))
                            .statusCode())
                    .isEqualTo(401);
        account.turnOff(account.id());
        assertThat(account.status(played.brings(right, played.query(secret, now()))))
                .isEqualTo(401);
        assertThat(account.kept()).isZero();
    }

    private byte[] json(String from, String text) {
        return played.brings(played.message("text", from, text, Map.of())).body();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void whatIsCorrectedWhileItIsAskedIsAskedAgainAtOnce(
            @Autowired WeiboLooks looks, @Autowired PlantedChannel channel) {
        var id = channel.account();
        var now = clock.instant();
        looks.know(List.of(id), now);
        var look = looks.next(List.of(id), now, Duration.ofMinutes(1)).orElseThrow();
        looks.lookSoon(id, now);
        assertThat(looks.failed(look, now.plus(Duration.ofHours(1)))).isFalse();

        var again = looks.next(List.of(id), now, Duration.ofMinutes(1)).orElseThrow();
        assertThat(looks.failed(again, now.plus(Duration.ofHours(1)))).isTrue();
        assertThat(looks.next(List.of(id), now.plus(Duration.ofMinutes(30)), Duration.ofMinutes(1)))
                .isEmpty();
    }
}
