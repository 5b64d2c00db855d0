package dev.rapport.contact.pbx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.rapport.access.AtTelephone;
import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.access.staff.StaffDesk;
import dev.rapport.cases.Cases;
import dev.rapport.cases.Subjects;
import dev.rapport.contact.accounts.AccountDesk;
import dev.rapport.contact.accounts.AccountDraft;
import dev.rapport.contact.accounts.AccountTrial;
import dev.rapport.contact.accounts.ChannelAccount;
import dev.rapport.contact.accounts.ChannelAccounts;
import dev.rapport.contact.calls.CallDesk;
import dev.rapport.contact.calls.CallFilter;
import dev.rapport.contact.calls.CallFilter.Which;
import dev.rapport.contact.calls.CallOutcome;
import dev.rapport.contact.calls.Calls;
import dev.rapport.contact.calls.Extensions;
import dev.rapport.contact.calls.PhoneCall;
import dev.rapport.contact.calls.Told.Direction;
import dev.rapport.contact.inbound.Unreadable;
import dev.rapport.customer.Customers;
import dev.rapport.customer.NewCustomer;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Refused;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.Phones;
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
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A telephone system tells of calls, in whatever order and however often; strangers leave no trace. */
@PortTest
class PbxTests {

    private static final String SECRET = "a telephone's own long secret";

    @LocalServerPort
    int port;

    @Autowired
    AccountDesk accounts;

    @Autowired
    AccountTrial trial;

    @Autowired
    Extensions extensions;

    @Autowired
    Calls calls;

    @Autowired
    StaffDesk staff;

    @Autowired
    CallDesk desk;

    @Autowired
    Cases cases;

    @Autowired
    Subjects subjects;

    @Autowired
    Customers customers;

    @Autowired
    Colleagues colleagues;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient jdbc;

    private final HttpClient client = HttpClient.newHttpClient();
    private Person admin;
    private Person agent;
    private Person manager;
    private ChannelAccount account;
    private Instant began;
    private String number;
    private String id;

    @BeforeEach
    void aTelephoneSystem() {
        admin = colleagues.join(null, Role.ADMIN);
        manager = colleagues.join(null, Role.MANAGER);
        agent = colleagues.join("service-l1", Role.SERVICE);
        account = connected(Map.of());
        colleagues.as(admin, () -> extensions.add(account.id(), "101", agent.id()));
        began = clock.instant().minusSeconds(120);
        number = Phones.next();
        id = UUID.randomUUID().toString();
    }

    private ChannelAccount connected(Map<String, String> settings) {
        var values = new HashMap<>(Map.of("proof", "header", "secret", SECRET, "country", "CN"));
        values.putAll(settings);
        return colleagues.as(
                admin, () -> accounts.connect("pbx", new AccountDraft("PBX " + UUID.randomUUID(), values)));
    }

    private HttpRequest.Builder post(UUID to, String body) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/pub/pbx/" + to))
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private int sent(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString())
                    .statusCode();
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** As most of them do: a form with a secret in a header. */
    private void tells(String event, int second, Map<String, String> more) {
        var fields = new HashMap<>(Map.of(
                "event",
                event,
                "callId",
                id,
                "from",
                number,
                "to",
                "010 6230 1234",
                "direction",
                "in",
                "time",
                began.plusSeconds(second).toString()));
        fields.putAll(more);
        var form = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        assertThat(sent(post(account.id(), form)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("x-pbx-secret", SECRET)))
                .isEqualTo(204);
    }

    private Optional<PhoneCall> call() {
        return jdbc.sql("select id from phone_call where account_id = :account and there = :there")
                .param("account", account.id())
                .param("there", id)
                .query(String.class)
                .optional()
                .map(found -> colleagues.as(manager, () -> calls.get(found)));
    }

    private PhoneCall ended() {
        return await().atMost(Duration.ofSeconds(20))
                .until(this::call, found -> found.map(PhoneCall::endedAt).isPresent())
                .orElseThrow();
    }

    private void worked() {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> jdbc.sql("select count(*) from inbound where account_id = :account and body is not null")
                                .param("account", account.id())
                                .query(Long.class)
                                .single()
                        == 0);
    }

    private CustomerId person(String name) {
        return customers
                .add(new NewCustomer(
                        NewCustomer.Kind.PERSON, name, null, null, null, List.of("+86" + number), Map.of()))
                .id();
    }

    private List<String> story(PhoneCall call) {
        return colleagues.as(
                manager,
                () -> cases.story(call.number(), Locale.ENGLISH, ZoneOffset.UTC, 50, null).items().stream()
                        .map(line -> line.text())
                        .toList());
    }

    @Test
    void aCallOfAKnownCustomerIsOneCaseOfWhoAnsweredIt() {
        var customer = person("Li Wei");
        tells("newCall", 0, Map.of("user", "101"));
        tells("answer", 5, Map.of("user", "101"));
        tells("hangup", 95, Map.of("user", "101"));

        var call = ended();
        assertThat(call.customer()).isEqualTo(customer);
        assertThat(call.owner()).isEqualTo(agent.id());
        assertThat(call.team()).isEqualTo("service-l1");
        assertThat(call.outcome()).isEqualTo(CallOutcome.ANSWERED);
        assertThat(call.spoken()).isEqualTo(Duration.ofSeconds(90));
        assertThat(subjects.find(call.id()).orElseThrow().customer()).isEqualTo(customer);
        assertThat(story(call)).contains("The customer called", "Answered by " + agent.name(), "Spoken for 1:30 min");
    }

    @Test
    void whatComesTwiceOrTheWrongWayRoundHasOneEffect() {
        tells("hangup", 95, Map.of("user", "101"));
        tells("answer", 5, Map.of("user", "101"));
        tells("answer", 5, Map.of("user", "101"));
        tells("newCall", 0, Map.of("user", "101"));
        tells("newCall", 0, Map.of("user", "101", "direction", "IN"));
        worked();

        var call = ended();
        assertThat(call.outcome()).isEqualTo(CallOutcome.ANSWERED);
        assertThat(call.owner()).isEqualTo(agent.id());
        assertThat(jdbc.sql("select count(*) from call_event where account_id = :account")
                        .param("account", account.id())
                        .query(Long.class)
                        .single())
                .isEqualTo(3);
        assertThat(story(call)).filteredOn(line -> line.startsWith("Answered")).hasSize(1);
    }

    @Test
    void whoseTelephoneLeavesACallIsNotItsEnd() {
        tells("newCall", 0, Map.of("user", "101"));
        tells("left", 20, Map.of("user", "101"));
        worked();
        assertThat(call()).hasValueSatisfying(call -> assertThat(call.endedAt()).isNull());
        tells("hangup", 30, Map.of("cause", "noAnswer"));
        assertThat(ended().outcome()).isEqualTo(CallOutcome.MISSED);
    }

    private Optional<AtTelephone.Status> standing() {
        return colleagues.as(
                admin,
                () -> Optional.ofNullable(staff.get(agent.id()).telephone()).map(AtTelephone::status));
    }

    private void stands(String status, int second) {
        tells("status", second, Map.of("user", "101,777", "status", status));
        worked();
    }

    @Test
    void howSomebodyStandsAtTheTelephoneIsSeenAndTheLastWordCounts() {
        assertThat(standing()).isEmpty();
        stands("paused", 10);
        assertThat(standing()).contains(AtTelephone.Status.PAUSED);
        stands("available", 5);
        assertThat(standing()).contains(AtTelephone.Status.PAUSED);
        stands("available", 20);
        assertThat(standing()).contains(AtTelephone.Status.AVAILABLE);
        colleagues.as(admin, () -> extensions.add(account.id(), "103", agent.id()));
        tells("status", 30, Map.of("user", "103", "status", "busy"));
        worked();
        assertThat(standing()).contains(AtTelephone.Status.BUSY);
        assertThat(call()).isEmpty();
    }

    @Test
    void aStatusThatNobodyKnowsOrOfNobodyIsRefusedInWords() {
        for (var body : List.of("event=status&user=101&status=gone", "event=status&status=busy", "event=status"))
            assertThat(sent(post(account.id(), body).header("x-pbx-secret", SECRET)))
                    .isEqualTo(400);
    }

    @Test
    void aTransferKeepsOneCallWithTwoWhoSpoke() {
        var other = colleagues.join("service-l1", Role.SERVICE);
        colleagues.as(admin, () -> extensions.add(account.id(), "sip:102@pbx", other.id()));
        tells("newCall", 0, Map.of("user", "101"));
        tells("answer", 5, Map.of("user", "101"));
        tells("answer", 50, Map.of("user", "102"));
        tells("hangup", 51, Map.of("user", "101"));
        tells("hangup", 95, Map.of("user", "102"));

        var call = ended();
        assertThat(call.owner()).isEqualTo(other.id());
        assertThat(call.agents()).containsExactly("101", "102");
        assertThat(story(call)).contains("Passed on to " + other.name());
    }

    @Test
    void nobodyIsTakenForAnotherWhoSharesTheNumberUntilSomebodySaysSo() {
        var one = person("Zhang San");
        var other = person("Zhang Si");
        tells("newCall", 0, Map.of("user", "101"));
        tells("hangup", 9, Map.of());
        var call = ended();
        assertThat(call.customer()).isNull();
        assertThat(call.isMaybe()).isTrue();
        assertThat(colleagues.as(agent, () -> calls.candidates(call.number())))
                .extracting(Calls.Candidate::id)
                .containsExactlyInAnyOrder(one, other);

        colleagues.as(agent, () -> desk.link(call.number(), other, "knew the order", call.revision()));
        var linked = call().orElseThrow();
        assertThat(linked.customer()).isEqualTo(other);
        assertThat(linked.proof()).isEqualTo("knew the order");
        assertThat(subjects.find(call.id()).orElseThrow().customer()).isEqualTo(other);
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> colleagues.as(agent, () -> desk.link(call.number(), one, null, call.revision())));

        colleagues.as(agent, () -> desk.unlink(call.number(), linked.revision()));
        assertThat(call().orElseThrow().customer()).isNull();
        assertThat(call().orElseThrow().isMaybe()).isTrue();
    }

    private PhoneCall next(int second) {
        id = UUID.randomUUID().toString();
        tells("newCall", second, Map.of("user", "101"));
        tells("hangup", second + 5, Map.of());
        return ended();
    }

    @Test
    void whoItIsNotAsSomebodySaidLastItIsNotTheNextTimeEither() {
        var other = customers
                .add(new NewCustomer(NewCustomer.Kind.PERSON, "Wrong " + id, null, null, null, List.of(), Map.of()))
                .id();
        var first = next(0);
        colleagues.as(agent, () -> desk.link(first.number(), other, null, first.revision()));
        var second = next(10);
        assertThat(second.customer()).isEqualTo(other);
        colleagues.as(agent, () -> desk.unlink(second.number(), second.revision()));
        assertThat(next(20).customer()).isNull();

        var third = colleagues.as(manager, () -> calls.get(first.number()));
        colleagues.as(agent, () -> desk.unlink(first.number(), third.revision()));
        var again = colleagues.as(manager, () -> calls.get(first.number()));
        colleagues.as(agent, () -> desk.link(first.number(), other, null, again.revision()));
        assertThat(next(30).customer()).isEqualTo(other);
    }

    @Test
    void aMissedCallLiesWithTheTeamOfItsQueue() {
        var team = colleagues.newTeam();
        tells("newCall", 0, Map.of("queue", team));
        tells("hangup", 20, Map.of("cause", "noAnswer"));
        var call = ended();
        assertThat(call.team()).isEqualTo(team);
        assertThat(call.isMissed()).isTrue();
        assertThat(call.owner()).isNull();
        var missed = new CallFilter(Which.MISSED, Direction.IN, false, null);
        assertThat(colleagues.as(manager, () -> calls.list(missed, 20, null).items()))
                .extracting(PhoneCall::id)
                .contains(call.id());
    }

    @Test
    void whoWithholdsTheNumberIsNobodyKnown() {
        tells("newCall", 0, Map.of("from", "anonymous", "user", "101"));
        tells("hangup", 20, Map.of("from", "", "user", "101"));
        var call = ended();
        assertThat(call.other()).isNull();
        assertThat(call.customer()).isNull();
        assertThat(call.isMaybe()).isFalse();
    }

    @Test
    void whatIsSaidAmongUsAndIgnoredNumbersMakeNoCall() {
        account = connected(Map.of("ignored", "+86 10 8888 0000, 10086"));
        colleagues.as(admin, () -> extensions.add(account.id(), "801234567", agent.id()));
        tells("newCall", 0, Map.of("from", "101", "to", "102", "direction", ""));
        id = UUID.randomUUID().toString();
        tells("newCall", 0, Map.of("direction", "internal"));
        id = UUID.randomUUID().toString();
        tells("newCall", 0, Map.of("from", "801234567"));
        id = UUID.randomUUID().toString();
        tells("newCall", 0, Map.of("from", "010-88880000"));
        id = UUID.randomUUID().toString();
        tells("newCall", 0, Map.of("from", "101", "to", "10086", "direction", "out"));
        worked();
        assertThat(jdbc.sql("select count(*) from phone_call where account_id = :account")
                        .param("account", account.id())
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(jdbc.sql("select count(*) from call_event where account_id = :account and other is not null")
                        .param("account", account.id())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void aHangupAloneIsACallAndOneOfOursGoesOut() {
        tells("hangup", 20, Map.of("from", "101", "to", number, "direction", "out", "user", "101"));
        var call = ended();
        assertThat(call.direction()).isEqualTo(Direction.OUT);
        assertThat(call.other()).endsWith(number.substring(7));
        assertThat(story(call)).contains("The customer was called", "Not reached: missed");
    }

    @Test
    void aRecordingThatComesLastIsHandedOutToWhoMayListenAndThatIsWrittenDown() {
        tells("newCall", 0, Map.of("user", "101"));
        tells("answer", 5, Map.of("user", "101"));
        tells("hangup", 95, Map.of("user", "101"));
        tells("hangup", 95, Map.of("user", "101", "recording", "https://pbx.example/rec/1.wav"));
        worked();
        var call = ended();
        assertThat(call.isRecorded()).isTrue();
        assertThat(colleagues.as(agent, () -> desk.recording(call.number())))
                .isEqualTo("https://pbx.example/rec/1.wav");
        assertThat(story(call)).contains("The recording was opened by " + agent.name());
        var stranger = colleagues.join(colleagues.newTeam(), Role.SERVICE);
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> colleagues.as(stranger, () -> desk.recording(call.number())));
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> colleagues.as(stranger, () -> calls.get(call.number())));
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> colleagues.as(admin, () -> desk.recording(call.number())));
    }

    @Test
    void jsonWithASignatureIsTheSame() throws Exception {
        var secret = "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
        account = connected(Map.of("proof", "signature", "secret", "whsec_" + secret));
        var body = """
                {"event":"hangup","callId":17,"from":"%s","to":null,"direction":"in","user":["101","102"],"extra":{"a":1}}\
                """.formatted(number);
        var seconds = clock.instant().getEpochSecond();
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret), "HmacSHA256"));
        var code = mac.doFinal(("m1." + seconds + "." + body).getBytes(StandardCharsets.UTF_8));
        var signature = "v1," + Base64.getEncoder().encodeToString(code);
        id = "17";
        assertThat(sent(post(account.id(), body)
                        .header("webhook-id", "m1")
                        .header("webhook-timestamp", String.valueOf(seconds))
                        .header("webhook-signature", signature)))
                .isEqualTo(204);
        assertThat(ended().agents()).containsExactly("101", "102");
        assertThat(sent(post(account.id(), body).header("x-pbx-secret", "whsec_" + secret)))
                .isEqualTo(401);
        assertThat(sent(post(account.id(), body)
                        .header("webhook-id", "m1")
                        .header("webhook-timestamp", String.valueOf(seconds - 400))
                        .header("webhook-signature", signature)))
                .isEqualTo(401);
    }

    @Test
    void strangersAreAnsweredAlikeAndLeaveNoTrace() {
        var body = "event=newCall&callId=1&from=13800000000&direction=in";
        assertThat(sent(post(account.id(), body))).isEqualTo(401);
        assertThat(sent(post(account.id(), body).header("x-pbx-secret", SECRET + "x")))
                .isEqualTo(401);
        assertThat(sent(post(UUID.randomUUID(), body).header("x-pbx-secret", SECRET)))
                .isEqualTo(401);
        assertThat(sent(post(account.id(), "x".repeat(70_000)).header("x-pbx-secret", SECRET)))
                .isEqualTo(413);
        assertThat(jdbc.sql("select count(*) from inbound where account_id = :account")
                        .param("account", account.id())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "event=newCall",
                "event=ringing&callId=1",
                "event=newCall&callId=1&time=yesterday",
                "event=newCall&callId=%00",
                "{\"event\":\"newCall\",\"callId\":{\"a\":1}}",
                "event=newCall&callId=%zz"
            })
    void whatTellsOfNoCallIsRefusedInWords(String body) {
        assertThat(sent(post(account.id(), body).header("x-pbx-secret", SECRET)))
                .isEqualTo(400);
    }

    @Test
    void anIdThatIsGivenToTheNextCallIsAnotherCall() {
        tells("newCall", 0, Map.of("user", "101"));
        tells("answer", 5, Map.of("user", "101"));
        tells("hangup", 10, Map.of("user", "101"));
        var first = ended();

        number = Phones.next();
        tells("newCall", 60, Map.of("user", "101"));
        tells("hangup", 70, Map.of("user", "101"));
        await().atMost(Duration.ofSeconds(20)).until(() -> ended().outcome() == CallOutcome.MISSED);

        var second = ended();
        assertThat(second.number()).isNotEqualTo(first.number());
        assertThat(second.other()).contains(number.substring(7));
        var still = colleagues.as(manager, () -> calls.get(first.number()));
        assertThat(still.outcome()).isEqualTo(CallOutcome.ANSWERED);
        assertThat(still.spoken()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void soIsOneOfTheSameNumberThatBeginsMuchLaterAndOneAfterACallAmongUs() {
        began = clock.instant().minus(Duration.ofDays(2)).truncatedTo(ChronoUnit.MILLIS);
        tells("newCall", 0, Map.of("user", "101"));
        tells("answer", 5, Map.of("user", "101"));
        tells("hangup", 305, Map.of("user", "101"));
        var first = ended();
        assertThat(first.beganAt()).isEqualTo(began);
        assertThat(first.spoken()).isEqualTo(Duration.ofMinutes(5));

        tells("hangup", 90_000, Map.of("user", "101"));
        await().atMost(Duration.ofSeconds(20)).until(() -> !ended().number().equals(first.number()));
        tells("answer", 89_990, Map.of("user", "101"));
        await().atMost(Duration.ofSeconds(20)).until(() -> ended().outcome() == CallOutcome.ANSWERED);
        assertThat(ended().spoken()).isEqualTo(Duration.ofSeconds(10));

        id = UUID.randomUUID().toString();
        tells("hangup", 0, Map.of("direction", "internal"));
        worked();
        assertThat(call()).isEmpty();
        tells("newCall", 30, Map.of("user", "101"));
        tells("hangup", 40, Map.of("user", "101"));
        assertThat(ended().outcome()).isEqualTo(CallOutcome.MISSED);
    }

    /** The second body is, word by word, the first's. */
    @Test
    void whatSaysNoTimeIsNotTakenForWhatWasSaidOfTheCallBefore() {
        var body = "event=hangup&callId=%s&user=101&direction=in&from=%s".formatted(id, number);
        assertThat(sent(post(account.id(), body).header("x-pbx-secret", SECRET)))
                .isEqualTo(204);
        var first = ended();
        jdbc.sql("update call_event set at = at - interval '2 hours' where account_id = :account")
                .param("account", account.id())
                .update();
        jdbc.sql("update inbound set there = there || ' two hours ago' where account_id = :account")
                .param("account", account.id())
                .update();

        assertThat(sent(post(account.id(), body).header("x-pbx-secret", SECRET)))
                .isEqualTo(204);
        await().atMost(Duration.ofSeconds(20)).until(() -> !ended().number().equals(first.number()));
        assertThat(jdbc.sql("select there ~ ' [0-9]+ two hours ago$' from inbound where account_id = :account and"
                                + " there like '%ago'")
                        .param("account", account.id())
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-30T09:00:00Z",
                "2026-11-30T17:00:00+08:00",
                "2026-11-30T17:00:00+0800",
                "2026-11-30T17:00:00+08",
                "2026-11-30T17:00:00 08:00",
                "2026-11-30 17:00:00 +0800",
                "2026-11-30T09:00Z",
                "20261130T090000Z",
                "20261130T170000+0800",
                "2026-11-30t09:00:00,000z",
                "2026-11-30T03:30:00.000000000-05:30",
                "1796029200",
                "1796029200.000000",
                "1796029200000",
                "1796029200000000"
            })
    void timesAreReadInEveryFormOfTheGuide(String written) {
        assertThat(PbxTime.read(written)).isEqualTo(Instant.parse("2026-11-30T09:00:00Z"));
    }

    @Test
    void aTimeOfNoZoneCountsAsNone() {
        assertThat(PbxTime.read("2026-11-30T09:00:00")).isNull();
        assertThat(PbxTime.read("2026-11-30 09:00:00.5")).isNull();
        assertThat(PbxTime.read(" ")).isNull();
        assertThatExceptionOfType(Unreadable.class).isThrownBy(() -> PbxTime.read("2026-13-30T09:00:00Z"));
        assertThatExceptionOfType(Unreadable.class).isThrownBy(() -> PbxTime.read("2026-11-30T25:00:00Z"));
    }

    @Test
    void anAccountThatToldOfNothingDoesNotPassForWorking() {
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> colleagues.as(admin, () -> trial.run(account.id())));
        tells("newCall", 0, Map.of("user", "101"));
        worked();
        colleagues.as(admin, () -> trial.run(account.id()));
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> colleagues.as(admin, () -> accounts.remove(account.id())));
    }

    @Test
    void anExtensionIsOnePersons() {
        var other = colleagues.join("service-l1", Role.SERVICE);
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> colleagues.as(admin, () -> extensions.add(account.id(), "SIP:101", other.id())));
        colleagues.as(admin, () -> extensions.remove(account.id(), "101"));
        colleagues.as(admin, () -> extensions.add(account.id(), "101", other.id()));
        assertThat(colleagues.as(admin, () -> extensions.of(account.id())))
                .extracting(Extensions.Extension::person)
                .containsExactly(other.id());
    }

    @Test
    void severalExtensionsAtOnceAreRefusedAndFullWidthDigitsAreDigits() {
        for (var written : List.of("704,705", "706、707", "704\n705", "704 705", "704;705", "７０４，７０５"))
            assertThatExceptionOfType(Refused.class)
                    .isThrownBy(() -> colleagues.as(admin, () -> extensions.add(account.id(), written, agent.id())))
                    .matches(refused -> refused.key().equals("extension.several"));
        colleagues.as(admin, () -> extensions.add(account.id(), "７０３", agent.id()));
        tells("newCall", 0, Map.of("user", "703"));
        tells("hangup", 5, Map.of());
        assertThat(ended().owner()).isEqualTo(agent.id());
    }

    @Test
    void anExtensionThatIsNobodysIsToldWhereExtensionsStandUntilItIsSomebodys() {
        tells("newCall", 0, Map.of("user", "101,999"));
        await().atMost(Duration.ofSeconds(20)).until(() -> call().isPresent());
        assertThat(colleagues.as(admin, () -> extensions.strangers(account.id())))
                .extracting(Extensions.Stranger::extension)
                .containsExactly("999");
        colleagues.as(admin, () -> extensions.add(account.id(), "999", agent.id()));
        assertThat(colleagues.as(admin, () -> extensions.strangers(account.id())))
                .isEmpty();
    }

    @Test
    void whatIsRefusedTroublesTheAccount(@Autowired ChannelAccounts all) {
        tells("newCall", 0, Map.of("user", "101"));
        assertThat(sent(post(account.id(), "event=newCall&callId=1&time=yesterday")
                        .header("x-pbx-secret", SECRET)))
                .isEqualTo(400);
        assertThat(all.byId(account.id()).orElseThrow().trouble())
                .satisfies(trouble -> assertThat(trouble.reason()).isEqualTo("accounts.call-refused"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"Acme 2\" <%s>", "\"%s\" <sip:%<s@pbx.example>", "%s,12", "\"Acme 2\" %s", "<%s>"})
    void aNameBeforeTheNumberIsNoPartOfIt(String written) {
        tells("newCall", 0, Map.of("user", "101", "from", written.formatted(number)));
        tells("hangup", 5, Map.of("user", "101", "from", written.formatted(number)));
        ended();
        assertThat(jdbc.sql("select other from phone_call where account_id = :account")
                        .param("account", account.id())
                        .query(String.class)
                        .list())
                .containsExactly("+86" + number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"101&102", "101;102", "101,102", "PJSIP/101-00000012&SIP/102-0000a0b1", "sip:101@pbx;line=1,102"
            })
    void aGroupIsReadHoweverItIsWritten(String users) {
        tells("newCall", 0, Map.of("user", users));
        tells("hangup", 5, Map.of());
        assertThat(ended().agents()).containsExactly("101", "102");
    }

    @Test
    void aByteOrderMarkIsPassedOver() {
        var body = "\uFEFF{\"event\":\"hangup\",\"callId\":\"%s\",\"from\":\"%s\"}".formatted(id, number);
        assertThat(sent(post(account.id(), body).header("x-pbx-secret", SECRET)))
                .isEqualTo(204);
        assertThat(ended().outcome()).isEqualTo(CallOutcome.MISSED);
    }
}
