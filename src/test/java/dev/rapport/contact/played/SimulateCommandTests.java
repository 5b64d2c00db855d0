package dev.rapport.contact.played;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.contact.accounts.AccountDesk;
import dev.rapport.contact.accounts.AccountDraft;
import dev.rapport.contact.accounts.ChannelAccount;
import dev.rapport.contact.conversations.ConversationAnswers;
import dev.rapport.platform.Refused;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.Phones;
import dev.rapport.testing.PortTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A newcomer sees a channel work on this machine, without an account on the platform. */
@PortTest
class SimulateCommandTests {

    private static final Pattern CUSTOMER = Pattern.compile("A customer \\((\\S+)\\) writes");

    @LocalServerPort
    int port;

    @Autowired
    Colleagues colleagues;

    @Autowired
    AccountDesk accounts;

    @Autowired
    ConversationAnswers answers;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream complaints = new ByteArrayOutputStream();
    private Person admin;
    private Person agent;

    @BeforeEach
    void people() {
        admin = colleagues.join(null, Role.ADMIN);
        agent = colleagues.join("service-l1", Role.SERVICE);
    }

    private int run(InputStream in, Person as, String platform) {
        var command =
                new SimulateCommand(in, new PrintStream(out, true), new PrintStream(complaints, true), Map.of(), clock);
        return command.run(
                platform,
                "--url",
                "http://localhost:" + port,
                "--user",
                as.login(),
                "--password",
                Colleagues.PASSWORD,
                "--port",
                "0");
    }

    private String said() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String customer() {
        var found = CUSTOMER.matcher(said());
        return found.find() ? found.group(1) : "";
    }

    private Optional<String> conversation(String from) {
        return jdbc.sql("select number from conversation where handle = :from")
                .param("from", from)
                .query(String.class)
                .optional();
    }

    @ParameterizedTest
    @CsvSource({"wecom, WeCom", "wechat, WeChat", "weibo, Weibo", "douyin, Douyin"})
    void whatIsTypedComesInAndWhatIsAnsweredIsShown(String platform, String title) throws IOException {
        for (var time = 1; time <= 2; time++) {
            out.reset();
            try (var typed = new PipedOutputStream();
                    var in = new PipedInputStream(typed)) {
                var ended = CompletableFuture.supplyAsync(() -> run(in, admin, platform));
                await().atMost(Duration.ofSeconds(20)).until(() -> !customer().isEmpty() || ended.isDone());
                assertThat(complaints.toString(StandardCharsets.UTF_8)).isEmpty();
                var customer = customer();
                var number = await().atMost(Duration.ofSeconds(20))
                        .until(() -> conversation(customer), Optional::isPresent)
                        .orElseThrow();
                typed.write("Is anybody there?\n/picture\n".getBytes(StandardCharsets.UTF_8));
                typed.flush();
                await().atMost(Duration.ofSeconds(20)).until(() -> count(customer) == 3);
                colleagues.as(agent, () -> answers.answer(number, "It comes tomorrow", null));
                await().atMost(Duration.ofSeconds(20)).until(() -> said().contains("It comes tomorrow"));
                assertThat(played(title)).isNotEmpty();
                typed.write("/quit\n".getBytes(StandardCharsets.UTF_8));
                typed.flush();
                assertThat(ended.completeOnTimeout(-1, 20, TimeUnit.SECONDS).join())
                        .isZero();
            }
            assertThat(played(title)).isEmpty();
        }
        assertThat(complaints.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    private void types(PipedOutputStream typed, String words, String then) throws IOException {
        typed.write((words + "\n").getBytes(StandardCharsets.UTF_8));
        typed.flush();
        await().atMost(Duration.ofSeconds(20)).until(() -> said().contains(then));
    }

    @Test
    void aMailThatIsTypedComesInOnceAndItsAnswerIsShownInTheSameThread() throws IOException {
        for (var time = 1; time <= 2; time++) {
            out.reset();
            try (var typed = new PipedOutputStream();
                    var in = new PipedInputStream(typed)) {
                var ended = CompletableFuture.supplyAsync(() -> run(in, admin, "mail"));
                await().atMost(Duration.ofSeconds(20)).until(() -> !customer().isEmpty() || ended.isDone());
                assertThat(complaints.toString(StandardCharsets.UTF_8)).isEmpty();
                var customer = customer();
                var number = await().atMost(Duration.ofSeconds(20))
                        .until(() -> conversation(customer), Optional::isPresent)
                        .orElseThrow();
                colleagues.as(agent, () -> answers.answer(number, "It comes tomorrow", null));
                await().atMost(Duration.ofSeconds(20)).until(() -> said().contains("It comes tomorrow"));
                assertThat(said()).contains("Answered to " + customer);
                typed.write("非常感谢 Thank you\n".getBytes(StandardCharsets.UTF_8));
                typed.flush();
                await().atMost(Duration.ofSeconds(20)).until(() -> count(customer) == 3);
                typed.write("/quit\n".getBytes(StandardCharsets.UTF_8));
                typed.flush();
                assertThat(ended.completeOnTimeout(-1, 20, TimeUnit.SECONDS).join())
                        .isZero();
            }
            assertThat(isOn("Played mailbox")).isFalse();
        }
        assertThat(complaints.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void aTelephoneSystemDoesWhatIsTypedAndSaysWhatRapportMakesOfIt() throws IOException {
        for (var time = 1; time <= 2; time++) {
            out.reset();
            var caller = Phones.next();
            try (var typed = new PipedOutputStream();
                    var in = new PipedInputStream(typed)) {
                var ended = CompletableFuture.supplyAsync(() -> run(in, admin, "pbx"));
                await().atMost(Duration.ofSeconds(20))
                        .until(() -> said().contains("Log in as one of these") || ended.isDone());
                assertThat(complaints.toString(StandardCharsets.UTF_8)).isEmpty();
                assertThat(said()).contains("Extension 101 is the telephone of");
                types(typed, "answer", "nobody calls");
                types(typed, "wave", "there is no \"wave\"");
                types(typed, "call " + caller, "is ringing, the other side is unknown");
                types(typed, "answer", "is talking");
                types(typed, "transfer 102", "");
                types(typed, "hangup", "(answered)");
                types(typed, "call " + caller, "");
                types(typed, "miss", "(missed)");
                typed.write("quit\n".getBytes(StandardCharsets.UTF_8));
                typed.flush();
                assertThat(ended.completeOnTimeout(-1, 20, TimeUnit.SECONDS).join())
                        .isZero();
            }
            assertThat(isOn("Played telephone system")).isFalse();
            assertThat(jdbc.sql("""
                                    select agents[1] || ' ' || cardinality(agents) || ' ' || outcome
                                    from phone_call
                                    where other = :other
                                    order by began_at
                                    """)
                            .param("other", "+86" + caller)
                            .query(String.class)
                            .list())
                    .containsExactly("101 2 ANSWERED", "101 1 MISSED");
        }
        assertThat(complaints.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    private boolean isOn(String name) {
        return colleagues.as(
                admin,
                () -> accounts.list().stream()
                        .anyMatch(account -> account.isOn() && account.name().equals(name)));
    }

    private int count(String customer) {
        return jdbc.sql("""
                        select count(*)
                        from message
                        where conversation_id in (select id from conversation where handle = :customer)
                        """).param("customer", customer).query(Integer.class).single();
    }

    private Optional<ChannelAccount> played(String title) {
        return colleagues.as(
                admin,
                () -> accounts.list().stream()
                        .filter(account -> account.isPlayed()
                                && account.isOn()
                                && account.name().equals("Played " + title))
                        .findFirst());
    }

    @Test
    void whoIsNoAdministratorIsToldSo() {
        assertThat(run(InputStream.nullInputStream(), agent, "wecom")).isEqualTo(1);
        assertThat(complaints.toString(StandardCharsets.UTF_8)).contains("administrator");
    }

    @Test
    void whatNobodyPlaysIsSaid() {
        assertThat(run(InputStream.nullInputStream(), admin, "telegraph")).isEqualTo(1);
        assertThat(complaints.toString(StandardCharsets.UTF_8)).contains("nobody plays telegraph", "wecom");
    }

    @Test
    void aServerThatTheHouseDidNotNamePlaysNothing() throws IOException {
        try (var played = new PlayedWecom(0, clock)) {
            var values = new HashMap<>(played.settings());
            values.put("server", "10.1.2.3");
            values.put("port", String.valueOf(played.port()));
            assertThatExceptionOfType(Refused.class)
                    .isThrownBy(() -> colleagues.as(
                            admin, () -> accounts.connect("wecom", new AccountDraft("Elsewhere", values))))
                    .satisfies(refused -> assertThat(refused.key()).isEqualTo("accounts.not-played"));
        }
    }

    @Test
    void managersSeeThatAnAccountIsPlayedAndNotByWhom() throws IOException {
        try (var played = new PlayedWecom(0, clock)) {
            var values = new HashMap<>(played.settings());
            values.put("server", "localhost");
            values.put("port", String.valueOf(played.port()));
            var account = colleagues.as(
                    admin, () -> accounts.connect("wecom", new AccountDraft("Looks " + played.port(), values)));
            colleagues.as(admin, () -> accounts.turn(account.id(), ChannelAccount.State.OFF, account.revision()));
            var seen = colleagues.as(
                    colleagues.join(null, Role.MANAGER),
                    () -> accounts.list().stream()
                            .filter(one -> one.id().equals(account.id()))
                            .findFirst()
                            .orElseThrow());
            assertThat(seen.isPlayed()).isTrue();
            assertThat(seen.settings()).isEmpty();
        }
    }
}
