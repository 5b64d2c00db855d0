package dev.rapport.contact.asterisk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.rapport.access.AtTelephone;
import dev.rapport.access.AtTelephone.Status;
import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.access.staff.StaffDesk;
import dev.rapport.contact.accounts.AccountDesk;
import dev.rapport.contact.accounts.AccountDraft;
import dev.rapport.contact.accounts.AccountTrial;
import dev.rapport.contact.accounts.ChannelAccount;
import dev.rapport.contact.accounts.ChannelAccounts;
import dev.rapport.contact.calls.CallOutcome;
import dev.rapport.contact.calls.CallState;
import dev.rapport.contact.calls.Calls;
import dev.rapport.contact.calls.ClickToCall;
import dev.rapport.contact.calls.Extensions;
import dev.rapport.contact.calls.PhoneCall;
import dev.rapport.contact.calls.Told.Direction;
import dev.rapport.customer.Customers;
import dev.rapport.customer.NewCustomer;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.OutsideHosts;
import dev.rapport.platform.Refused;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import dev.rapport.testing.Phones;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An Asterisk is listened to, and calls when it is asked to. */
@DatabaseTest
class AsteriskTests {

    private static final Duration SOON = Duration.ofSeconds(30);

    @Autowired
    AccountDesk accounts;

    @Autowired
    AccountTrial trial;

    @Autowired
    ChannelAccounts channelAccounts;

    @Autowired
    AsteriskLeases leases;

    @Autowired
    Extensions extensions;

    @Autowired
    Calls calls;

    @Autowired
    ClickToCall dials;

    @Autowired
    Customers customers;

    @Autowired
    StaffDesk staff;

    @Autowired
    Colleagues colleagues;

    @Autowired
    JdbcClient jdbc;

    private ScriptedAsterisk asterisk;
    private Person admin;
    private Person agent;
    private Person manager;
    private ChannelAccount account;
    private String number;
    private String id;

    @BeforeEach
    void anAsterisk() throws IOException {
        asterisk = new ScriptedAsterisk();
        admin = colleagues.join(null, Role.ADMIN);
        manager = colleagues.join(null, Role.MANAGER);
        agent = colleagues.join("service-l1", Role.SERVICE);
        number = Phones.next();
        id = UUID.randomUUID().toString();
    }

    @AfterEach
    void away() {
        if (account != null)
            jdbc.sql("update channel_account set state = 'OFF', version = version + 1 where id = :id")
                    .param("id", account.id())
                    .update();
        asterisk.close();
    }

    private void connected() {
        connects(Map.of());
        colleagues.as(admin, () -> extensions.add(account.id(), "101", agent.id()));
        listened();
    }

    private void connects(Map<String, String> more) {
        account = colleagues.as(admin, () -> accounts.connect("asterisk", draft(more)));
    }

    private AccountDraft draft(Map<String, String> more) {
        var values = new HashMap<>(Map.of(
                "host", "localhost",
                "port", String.valueOf(asterisk.port()),
                "security", "plain",
                "user", ScriptedAsterisk.USER,
                "password", ScriptedAsterisk.PASSWORD,
                "country", "CN",
                "channel", "PJSIP/{extension}",
                "context", "from-internal"));
        values.putAll(more);
        return new AccountDraft("Asterisk " + UUID.randomUUID(), values);
    }

    private void listened() {
        await().atMost(SOON).until(() -> asterisk.listeners() == 1);
        await().atMost(SOON)
                .until(() -> channelAccounts.byId(account.id()).orElseThrow().lastContact() != null);
    }

    private String trouble() {
        var trouble = channelAccounts.byId(account.id()).orElseThrow().trouble();
        return trouble == null ? "" : trouble.reason();
    }

    private void begins() {
        asterisk.says("""
            Event: Newchannel
            Channel: PJSIP/trunk-00000001
            CallerIDNum: %s
            Exten: 01062301234
            Uniqueid: %s
            Linkedid: %s\
            """.formatted(number, id, id));
    }

    private void dial(String event, String extension, String more) {
        asterisk.says("""
            Event: %s
            Channel: PJSIP/trunk-00000001
            Uniqueid: %s
            Linkedid: %s
            DestChannel: PJSIP/%s-00000002
            DestUniqueid: %s.%s
            DestLinkedid: %s
            %s\
            """.formatted(event, id, id, extension, id, extension, id, more));
    }

    private void hangsUp(String channel) {
        asterisk.says("Event: Hangup\nUniqueid: %s\nCause: 16".formatted(channel));
    }

    private PhoneCall call(Predicate<PhoneCall> is) {
        return await().atMost(SOON)
                .until(
                        () -> jdbc.sql("select id from phone_call where account_id = :account and there = :there")
                                .param("account", account.id())
                                .param("there", id)
                                .query(String.class)
                                .optional()
                                .map(found -> colleagues.as(manager, () -> calls.get(found)))
                                .filter(is),
                        Optional::isPresent)
                .orElseThrow();
    }

    private CustomerId customer() {
        return customers
                .add(new NewCustomer(
                        NewCustomer.Kind.PERSON, "Called " + id, null, null, null, List.of("+86" + number), Map.of()))
                .id();
    }

    @Test
    void aCallIsHeardAsItRingsIsAnsweredPassedOnAndEnds() {
        connected();
        var other = colleagues.join("service-l1", Role.SERVICE);
        colleagues.as(admin, () -> extensions.add(account.id(), "102", other.id()));
        var customer = customer();
        begins();
        dial("DialBegin", "101", "");
        var rings = call(found -> found.agents().contains("101"));
        assertThat(rings.state()).isEqualTo(CallState.RINGING);
        assertThat(rings.direction()).isEqualTo(Direction.IN);
        assertThat(rings.customer()).isEqualTo(customer);
        assertThat(rings.owner()).isEqualTo(agent.id());

        dial("DialEnd", "101", "DialStatus: ANSWER");
        call(found -> found.state() == CallState.TALKING);
        hangsUp(id + ".101");
        dial("DialBegin", "102", "");
        dial("DialEnd", "102", "DialStatus: ANSWER");
        var passed = call(found -> other.id().equals(found.owner()));
        assertThat(passed.state()).isEqualTo(CallState.TALKING);

        hangsUp(id);
        var ended = call(found -> found.endedAt() != null);
        assertThat(ended.outcome()).isEqualTo(CallOutcome.ANSWERED);
        assertThat(ended.owner()).isEqualTo(other.id());
        assertThat(ended.agents()).containsExactly("101", "102");
    }

    @Test
    void aQueueThatRingsOneAfterAnotherIsNotMissedInBetween() {
        connected();
        begins();
        asterisk.says(
                "Event: QueueCallerJoin\nChannel: PJSIP/trunk-00000001\nUniqueid: %s\nLinkedid: %s\nQueue: service-l1"
                        .formatted(id, id));
        dial("AgentCalled", "101", "Queue: service-l1");
        dial("DialEnd", "101", "DialStatus: NOANSWER");
        dial("DialBegin", "104", "");
        var rings = call(found -> found.agents().contains("104"));
        assertThat(rings.state()).isEqualTo(CallState.RINGING);
        assertThat(rings.queue()).isEqualTo("service-l1");
        assertThat(jdbc.sql("select ringing from phone_call where id = :id")
                        .param("id", rings.id().value())
                        .query((row, line) -> List.of((String[]) row.getArray(1).getArray()))
                        .single())
                .containsExactly("104");
        assertThat(states(rings)).doesNotContain("CallMissed");
        hangsUp(id);
        assertThat(call(found -> found.endedAt() != null).state()).isEqualTo(CallState.CALL_BACK);
    }

    private List<String> states(PhoneCall call) {
        return jdbc.sql("select kind from trail where subject_id = :id")
                .param("id", call.id().value())
                .query(String.class)
                .list();
    }

    @Test
    void whatNobodyCanReadDoesNotKeepTheRestFromBeingHeard() {
        connected();
        asterisk.raw("\r\n\r\n::::\r\nEvent\r\n\r\n".getBytes(StandardCharsets.UTF_8));
        asterisk.raw(("Event: Newchannel\r\nChannel: " + "x".repeat(100_000) + "\r\nUniqueid: \r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        asterisk.says(
                "Event: Newchannel\nUniqueid: evil%s\nLinkedid: evil%s\nChannel: PJSIP/trunk-1\nCallerIDNum: \u0000'; drop table phone_call; --\nExten: <script>"
                        .formatted(id, id));
        asterisk.says("Event: DialEnd\nDialStatus: ANSWER");
        asterisk.says("Event: Hangup");
        asterisk.says("Event: BridgeEnter\nUniqueid: nobody");
        asterisk.raw(new byte[] {(byte) 0xff, (byte) 0xfe, 0, 13, 10, 13, 10});
        begins();
        dial("DialBegin", "101", "");
        assertThat(call(found -> found.agents().contains("101")).other()).endsWith(number.substring(7));
        assertThat(trouble()).isEmpty();
        assertThat(asterisk.listeners()).isOne();
    }

    @Test
    void whatHappenedWhileTheLineWasAwayIsAskedFor() {
        connected();
        begins();
        dial("DialEnd", "101", "DialStatus: ANSWER");
        call(found -> found.state() == CallState.TALKING);
        var gone = id;
        id = UUID.randomUUID().toString();
        asterisk.has("""
            Event: CoreShowChannel
            Channel: PJSIP/trunk-00000005
            CallerIDNum: %s
            Exten: 01062301234
            ChannelStateDesc: Up
            BridgeId: b
            Uniqueid: %s
            Linkedid: %s\
            """.formatted(number, id, id), """
                Event: CoreShowChannel
                Channel: PJSIP/101-00000006
                ChannelStateDesc: Up
                BridgeId: b
                Uniqueid: %s.1
                Linkedid: %s\
                """.formatted(id, id));
        asterisk.breaksOff();
        assertThat(call(found -> found.state() == CallState.TALKING).owner()).isEqualTo(agent.id());
        listened();
        id = gone;
        var ended = call(found -> found.endedAt() != null);
        assertThat(ended.outcome()).isEqualTo(CallOutcome.ANSWERED);
        assertThat(ended.state()).isEqualTo(CallState.WRAP_UP);
    }

    @Test
    void aManagerWhoIsNotLetInIsSaidInWordsAndTheRightSecretHelps() {
        connects(Map.of("password", "another"));
        await().atMost(SOON).until(() -> trouble().equals("account.asterisk.not-logged-in"));
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> colleagues.as(admin, () -> trial.run(account.id())))
                .satisfies(refused -> assertThat(refused.key()).isEqualTo("account.asterisk.not-logged-in"));
        assertThat(asterisk.asked("Login")).noneMatch(login -> login.containsKey("Secret"));
        var now = channelAccounts.byId(account.id()).orElseThrow();
        colleagues.as(admin, () -> accounts.change(account.id(), draft(Map.of()), now.revision()));
        listened();
        assertThat(trouble()).isEmpty();
    }

    @Test
    void whatIsNoAsteriskOrGoneOrMayNotBeAskedIsSaidInWords() {
        asterisk.greets("SSH-2.0-OpenSSH_9.6");
        connects(Map.of());
        await().atMost(SOON).until(() -> trouble().equals("account.asterisk.no-asterisk"));
        asterisk.greets("Asterisk Call Manager/5.0.2");
        asterisk.forbidsToAsk();
        await().atMost(SOON).until(() -> trouble().equals("account.asterisk.may-not-ask"));
        asterisk.close();
        await().atMost(SOON).until(() -> trouble().equals("account.asterisk.no-answer"));
    }

    @Test
    void oneCopyListens() {
        connected();
        assertThat(leases.lease(account.id(), UUID.randomUUID())).isFalse();
        assertThat(asterisk.listeners()).isOne();
        assertThat(asterisk.asked("Login")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "channel, PJSIP/101",
        "channel, 'PJSIP/{extension}&Local/1'",
        "channel, '{extension}'",
        "context, 'from internal'",
        "prefix, 9a",
        "port, 0",
        "country, XX",
        "host, example.com",
    })
    void whatCannotBeRightIsRefusedAtItsField(String field, String value) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> connects(Map.of(field, value)))
                .satisfies(refused -> assertThat(refused.field()).isEqualTo(field.equals("host") ? "security" : field));
    }

    private PhoneCall missed() {
        begins();
        hangsUp(id);
        var missed = call(found -> found.endedAt() != null);
        await().atMost(SOON).until(() -> colleagues.as(agent, () -> dials.isThere()));
        return missed;
    }

    @Test
    void aClickRingsTheTelephoneOfWhoClickedAndThenTheCustomers() {
        connects(Map.of("prefix", "9"));
        colleagues.as(admin, () -> extensions.add(account.id(), "101", agent.id()));
        listened();
        var missed = missed();
        colleagues.as(agent, () -> dials.back(missed.number()));
        assertThat(asterisk.asked("Originate"))
                .containsExactly(Map.of(
                        "Action", "Originate",
                        "Channel", "PJSIP/101",
                        "Context", "from-internal",
                        "Exten", "9" + number,
                        "Priority", "1",
                        "CallerID", "101",
                        "Async", "true"));
        assertThat(asterisk.listeners()).isOne();
    }

    @Test
    void nobodyFindsANumberByTryingOrCallsFromAnothersTelephone() {
        connected();
        var customer = customer();
        var missed = missed();
        assertThat(colleagues.as(agent, () -> dials.numbers(customer)))
                .isNotEmpty()
                .allMatch(phone -> phone.shown().contains("****"));
        assertThat(refused(agent, () -> dials.customer(customer, number))).isEqualTo("call.not-their-number");
        assertThat(refused(agent, () -> dials.customer(customer, number + "\r\nAction: Command")))
                .isNotEmpty();
        assertThat(refused(agent, () -> dials.customer(customer, ""))).isNotEmpty();
        var stranger = colleagues.join(colleagues.newTeam(), Role.SERVICE);
        colleagues.as(admin, () -> extensions.add(account.id(), "102", stranger.id()));
        assertThat(refused(stranger, () -> dials.back(missed.number()))).isNotEmpty();
        var auditor = colleagues.join(null, Role.AUDITOR);
        assertThat(refused(auditor, () -> dials.back(missed.number()))).isNotEmpty();
        colleagues.as(admin, () -> extensions.remove(account.id(), "101"));
        assertThat(refused(agent, () -> dials.back(missed.number()))).isEqualTo("call.no-telephone");
        assertThat(asterisk.asked("Originate")).isEmpty();
    }

    @Test
    void whatTheAsteriskDoesNotCallIsSaidInItsWords() {
        connects(Map.of());
        colleagues.as(admin, () -> extensions.add(account.id(), "999", agent.id()));
        listened();
        var missed = missed();
        assertThat(refused(agent, () -> dials.back(missed.number()))).isEqualTo("account.asterisk.not-dialled");
    }

    private String refused(Person who, Runnable deed) {
        try {
            colleagues.as(who, deed);
            return "";
        } catch (Refused refused) {
            return refused.key();
        }
    }

    private Optional<Status> standing() {
        return colleagues.as(
                admin,
                () -> Optional.ofNullable(staff.get(agent.id()).telephone()).map(AtTelephone::status));
    }

    @Test
    void howPeopleStandIsSeenAndForgottenWhenNobodyTells() {
        asterisk.stands(
                "Event: DeviceStateChange\nDevice: PJSIP/101\nState: NOT_INUSE",
                "Event: DeviceStateChange\nDevice: PJSIP/103\nState: NOT_INUSE");
        connected();
        await().atMost(SOON).until(() -> standing().equals(Optional.of(Status.AVAILABLE)));
        asterisk.says("Event: DeviceStateChange\nDevice: PJSIP/101\nState: INUSE");
        await().atMost(SOON).until(() -> standing().equals(Optional.of(Status.BUSY)));
        assertThat(jdbc.sql("select count(*) from agent_status where account_id = :id")
                        .param("id", account.id())
                        .query(Integer.class)
                        .single())
                .isOne();
        colleagues.as(admin, () -> extensions.remove(account.id(), "101"));
        assertThat(standing()).isEmpty();
        colleagues.as(admin, () -> extensions.add(account.id(), "103", agent.id()));
        await().atMost(SOON).until(() -> standing().equals(Optional.of(Status.AVAILABLE)));
        asterisk.close();
        await().atMost(SOON).until(() -> standing().isEmpty());
    }

    @Test
    void callsWithinTheHouseAreNotKept() {
        connected();
        asterisk.says(
                "Event: Newchannel\nChannel: PJSIP/101-1\nCallerIDNum: 101\nExten: 102\nUniqueid: %s\nLinkedid: %s"
                        .formatted(id, id));
        asterisk.says("""
            Event: DialBegin
            Channel: PJSIP/101-1
            Uniqueid: %s
            Linkedid: %s
            DestChannel: PJSIP/102-1
            DestUniqueid: x%s
            DestLinkedid: %s
            DialString: 102\
            """.formatted(id, id, id, id));
        hangsUp("x" + id);
        hangsUp(id);
        var inside = id;
        id = UUID.randomUUID().toString();
        begins();
        call(found -> true);
        assertThat(jdbc.sql("select count(*) from call_event where account_id = :account and there = :there")
                        .param("account", account.id())
                        .param("there", inside)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    /** What is heard is not said again. */
    @Test
    void whatIsToldWhileTheDatabaseIsAwayIsKept(@Autowired Flyway flyway) {
        var owner = JdbcClient.create(flyway.getConfiguration().getDataSource());
        owner.sql("alter table phone_extension rename to phone_extension_away").update();
        try {
            connects(Map.of());
            await().atMost(SOON).until(() -> asterisk.listeners() == 1);
            begins();
            hangsUp(id);
            // that it is still alive is said each second in which the database does not answer
            await().atMost(SOON).until(() -> asterisk.asked("Ping").size() >= 2);
        } finally {
            owner.sql("alter table phone_extension_away rename to phone_extension")
                    .update();
        }
        assertThat(call(found -> found.endedAt() != null).state()).isEqualTo(CallState.CALL_BACK);
        assertThat(asterisk.asked("Login")).hasSize(1);
        assertThat(trouble()).isEmpty();
    }

    @Test
    void aLoginThatIsNeverAnsweredEnds(@Autowired OutsideHosts hosts, @Autowired Clock clock) {
        connected();
        var settings = channelAccounts.settings(account.id());
        asterisk.neverAnswers();
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> new AmiServers(hosts, clock, Duration.ofSeconds(1)).open(settings));
    }

    @Test
    void aLineIsClosedWhileItLogsIn() {
        asterisk.neverAnswers();
        connects(Map.of());
        await().atMost(SOON).until(() -> asterisk.connections() == 1);
        colleagues.as(
                admin,
                () -> accounts.turn(
                        account.id(),
                        ChannelAccount.State.OFF,
                        accounts.get(account.id()).revision()));
        await().atMost(Duration.ofSeconds(10)).until(() -> asterisk.connections() == 0);
    }
}
