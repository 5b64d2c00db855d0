package dev.rapport.contact.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.cases.CaseLinks;
import dev.rapport.cases.Cases;
import dev.rapport.cases.Subject;
import dev.rapport.cases.Subjects;
import dev.rapport.contact.accounts.AccountChange;
import dev.rapport.contact.accounts.AccountDesk;
import dev.rapport.contact.accounts.AccountDraft;
import dev.rapport.contact.accounts.ChannelAccount;
import dev.rapport.contact.accounts.ChannelAccounts;
import dev.rapport.contact.inbound.InboundBatches;
import dev.rapport.contact.inbound.Takes;
import dev.rapport.customer.Customers;
import dev.rapport.customer.NewCustomer;
import dev.rapport.customer.promises.Promises;
import dev.rapport.engine.TaskSubmission;
import dev.rapport.engine.UserTask;
import dev.rapport.inbox.TaskInbox;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.PhoneNumber;
import dev.rapport.platform.Refused;
import dev.rapport.sla.Metric;
import dev.rapport.sla.SlaClock;
import dev.rapport.sla.clocks.Clocks;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.EngineTime;
import dev.rapport.testing.Phones;
import dev.rapport.testing.Walk;
import dev.rapport.testing.WalksEveryPath;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Who spoke says what it was about and what comes of it; who called and reached nobody is called back. */
@WalksEveryPath("call-wrapup")
class CallWrapUpTests {

    @Autowired
    AccountDesk accounts;

    @Autowired
    Extensions extensions;

    @Autowired
    InboundBatches inbound;

    @Autowired
    Calls calls;

    @Autowired
    CallDesk desk;

    @Autowired
    SilentCalls silent;

    @Autowired
    WrappingUp wrappingUp;

    @Autowired
    HeldReached heldReached;

    @Autowired
    CallsHeard heard;

    @Autowired
    CallRows rows;

    @Autowired
    AfterCalls after;

    @Autowired
    ChannelAccounts channelAccounts;

    @Autowired
    TransactionOperations transactions;

    @Autowired
    CallsToMake toMake;

    @Autowired
    Cases cases;

    @Autowired
    CaseLinks links;

    @Autowired
    Subjects subjects;

    @Autowired
    Promises promises;

    @Autowired
    Customers customers;

    @Autowired
    Clocks clocks;

    @Autowired
    TaskInbox inbox;

    @Autowired
    Walk walk;

    @Autowired
    EngineTime time;

    @Autowired
    Colleagues colleagues;

    @Autowired
    JdbcClient jdbc;

    private Person agent;
    private Person manager;
    private String team;
    private UUID account;
    private String number;
    private CustomerId customer;

    @BeforeEach
    void aTelephoneSystem() {
        var admin = colleagues.join(null, Role.ADMIN);
        team = colleagues.newTeam();
        agent = colleagues.join(team, Role.SERVICE);
        manager = colleagues.join(null, Role.MANAGER);
        var settings = Map.of("proof", "header", "secret", "a telephone's own long secret", "country", "CN");
        account = colleagues
                .as(admin, () -> accounts.connect("pbx", new AccountDraft("PBX " + team, settings)))
                .id();
        colleagues.as(admin, () -> extensions.add(account, "101", agent.id()));
        number = "+86" + Phones.next();
        customer = customers
                .add(new NewCustomer(
                        NewCustomer.Kind.PERSON, "Called " + team, null, null, null, List.of(number), Map.of()))
                .id();
    }

    private void tells(String call, String event, String more) {
        var from = more.contains("direction=out") ? "from=101&to=" : "direction=in&to=01062301234&from=";
        var body = "event=%s&callId=%s&%s%s&%s".formatted(event, call, from, number.replace("+", "%2B"), more);
        inbound.keep(account, UUID.randomUUID().toString(), call, body.getBytes(StandardCharsets.UTF_8));
    }

    private PhoneCall call(String there, Predicate<PhoneCall> is) {
        return await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> jdbc.sql("select id from phone_call where account_id = :account and there = :there")
                                .param("account", account)
                                .param("there", there)
                                .query(String.class)
                                .optional()
                                .map(id -> colleagues.as(manager, () -> calls.get(id)))
                                .filter(is),
                        Optional::isPresent)
                .orElseThrow();
    }

    private String state(String there) {
        return jdbc.sql("select state from phone_call where account_id = :account and there = :there")
                .param("account", account)
                .param("there", there)
                .query(String.class)
                .single();
    }

    private PhoneCall answered(String there) {
        tells(there, "newCall", "user=101");
        tells(there, "answer", "user=101");
        tells(there, "hangup", "user=101");
        return call(there, call -> call.state() == CallState.WRAP_UP);
    }

    private PhoneCall missed(String there, CallState state) {
        tells(there, "newCall", "queue=" + team);
        tells(there, "hangup", "cause=noAnswer");
        return call(there, call -> call.state() == state && call.outcome() != null);
    }

    private static String fresh() {
        return UUID.randomUUID().toString();
    }

    private void completes(UserTask task, Map<String, Object> answer) {
        colleagues.as(agent, () -> inbox.complete(task.key(), answer));
    }

    private List<String> story(PhoneCall call) {
        return colleagues.as(
                manager,
                () -> cases.story(call.number(), Locale.ENGLISH, ZoneOffset.UTC, 50, null).items().stream()
                        .map(line -> line.text())
                        .toList());
    }

    private SlaClock clock(PhoneCall call) {
        return clocks.of(call.id()).stream()
                .filter(one -> one.metric().equals(Metric.FIRST_RESPONSE))
                .findFirst()
                .orElseThrow()
                .clock();
    }

    private String led(PhoneCall call) {
        return await().atMost(Duration.ofSeconds(20))
                .until(() -> colleagues.as(manager, () -> links.of(call.number())), found -> !found.isEmpty())
                .getFirst()
                .number();
    }

    @Test
    void aComplaintBecomesATicketThatKnowsItsCall() {
        var call = answered(fresh());
        var task = walk.task(call.id(), "Task_WrapUp");
        assertThat(task.assignee()).isEqualTo(agent.id());
        completes(
                task,
                Map.of(
                        "reason", "complaint",
                        "about", "The pump leaks",
                        "wanted", "A new one",
                        "note", "Is angry",
                        "becomes", "ticket"));
        walk.awaitStep(call.id(), "EndEvent_WrappedUp");

        var ticket = subjects.byNumber(led(call)).orElseThrow();
        assertThat(ticket.kind()).isEqualTo("TICKET");
        assertThat(ticket.title()).isEqualTo("The pump leaks");
        assertThat(ticket.customer()).isEqualTo(customer);
        assertThat(ticket.parent()).isEqualTo(call.id());
        assertThat(colleagues.as(manager, () -> links.of(ticket.number())))
                .extracting(CaseLinks.Linked::number)
                .contains(call.number());
        var said = colleagues.as(manager, () -> calls.wrapUp(call.number())).orElseThrow();
        assertThat(said.reason()).isEqualTo(CallReason.COMPLAINT);
        assertThat(said.note()).isEqualTo("A new one\nIs angry");
        assertThat(story(call)).contains("About complaint: The pump leaks", "It led to " + ticket.number());
        assertThat(subjects.find(call.id()).orElseThrow().isOpen()).isFalse();
        assertThat(agent.teams()).doesNotContain(ticket.team());
        var opened = colleagues.as(
                agent,
                () -> cases.story(ticket.number(), Locale.ENGLISH, ZoneOffset.UTC, 50, null)
                        .items()
                        .getLast());
        assertThat(opened.actor()).isEqualTo(agent.name());

        var theirs = colleagues.join(ticket.team(), Role.SERVICE);
        assertThat(colleagues.as(theirs, () -> calls.wrapUp(call.number()))).isPresent();
        assertThat(colleagues.as(theirs, () -> cases.find(call.number())).id()).isEqualTo(call.id());
        var stranger = colleagues.join(colleagues.newTeam(), Role.SERVICE);
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> colleagues.as(stranger, () -> calls.get(call.number())));
    }

    @Test
    void anIntentToBuyBecomesALeadAndAFollowUpAPromise() {
        var call = answered(fresh());
        completes(
                walk.task(call.id(), "Task_WrapUp"),
                Map.of("reason", "purchase-intent", "about", "Ten pumps", "product", "Pump 7", "becomes", "lead"));
        walk.awaitStep(call.id(), "EndEvent_WrappedUp");
        var lead = subjects.byNumber(led(call)).orElseThrow();
        assertThat(lead.kind()).isEqualTo("LEAD");
        assertThat(jdbc.sql("select facts ->> 'asked' from lead where id = :id")
                        .param("id", lead.id().value())
                        .query(String.class)
                        .single())
                .isEqualTo("Ten pumps · Pump 7");

        var other = answered(fresh());
        var day = LocalDate.ofInstant(time.now(), ZoneOffset.UTC).plusDays(3);
        completes(
                walk.task(other.id(), "Task_WrapUp"),
                Map.of(
                        "reason", "other",
                        "about", "Wants drawings",
                        "becomes", "promise",
                        "promised", "Send the drawings",
                        "dueOn", day.toString()));
        walk.awaitStep(other.id(), "EndEvent_WrappedUp");
        var promise = promises.get(led(other));
        assertThat(promise.owner()).isEqualTo(agent.id());
        assertThat(promise.what()).isEqualTo("Send the drawings");
    }

    @Test
    void whoAsksForAQuotationBecomesALeadAndIsPromisedItByADay() {
        var call = answered(fresh());
        var task = walk.task(call.id(), "Task_WrapUp");
        var day = LocalDate.ofInstant(time.now(), ZoneOffset.UTC).plusDays(2);
        var answer = new HashMap<String, Object>(Map.of(
                "reason", "quotation",
                "about", "Forty valves",
                "product", "Valve 3",
                "quantity", "x".repeat(400),
                "becomes", "quotation"));
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> completes(task, answer));
        answer.put("dueOn", day.toString());
        completes(task, answer);
        walk.awaitStep(call.id(), "EndEvent_WrappedUp");

        var opened = await().atMost(Duration.ofSeconds(20))
                .until(() -> colleagues.as(manager, () -> links.of(call.number())), found -> found.size() == 2);
        var lead = of("LEAD", opened);
        var promise = promises.get(of("PROMISE", opened).number());
        assertThat(promise.owner()).isEqualTo(agent.id());
        assertThat(promise.what())
                .startsWith("Quotation · 报价: Forty valves · Valve 3 · x")
                .hasSize(300);
        assertThat(promise.customer()).isEqualTo(customer);
        assertThat(lead.customer()).isEqualTo(customer);
        assertThat(jdbc.sql("select facts ->> 'asked' from lead where id = :id")
                        .param("id", lead.id().value())
                        .query(String.class)
                        .single())
                .startsWith("Quotation · 报价: Forty valves");
        assertThat(colleagues.as(manager, () -> links.of(lead.number())))
                .extracting(CaseLinks.Linked::number)
                .contains(call.number(), promise.number());
        assertThat(clocks.of(promise.id())).isNotEmpty();
        assertThat(colleagues
                        .as(manager, () -> calls.wrapUp(call.number()))
                        .orElseThrow()
                        .reason())
                .isEqualTo(CallReason.QUOTATION);
    }

    private Subject of(String kind, List<CaseLinks.Linked> all) {
        return all.stream()
                .map(one -> subjects.byNumber(one.number()).orElseThrow())
                .filter(one -> one.kind().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatWasAboutAnOpenTicketStandsThereInTheWordsOfWhoSpoke() {
        var first = answered(fresh());
        completes(
                walk.task(first.id(), "Task_WrapUp"),
                Map.of("reason", "product", "about", "The pump leaks", "becomes", "ticket"));
        var ticket = led(first);
        var call = answered(fresh());
        var task = walk.task(call.id(), "Task_WrapUp");
        assertThat(colleagues.as(agent, () -> wrappingUp.cases(call)))
                .contains(Map.of("value", ticket, "label", ticket + " · The pump leaks"));
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> completes(task, about(first.number())));
        completes(task, about(ticket));
        walk.awaitStep(call.id(), "EndEvent_WrappedUp");

        assertThat(led(call)).isEqualTo(ticket);
        assertThat(story(call)).contains("It was about " + ticket);
        assertThat(colleagues.as(
                        manager,
                        () -> cases.story(ticket, Locale.ENGLISH, ZoneOffset.UTC, 50, null)
                                .items()))
                .anySatisfy(line -> assertThat(line.text())
                        .isEqualTo("Spoken about in %s: Asks when it comes\nIs patient".formatted(call.number())));
    }

    private static Map<String, Object> about(String number) {
        return Map.of(
                "reason", "product",
                "about", "Asks when it comes",
                "note", "Is patient",
                "becomes", "case",
                "belongsTo", number);
    }

    @Test
    void whatNeedsACustomerIsRefusedWhileNobodyKnowsWhoItIs() {
        number = "+86" + Phones.next();
        var call = answered(fresh());
        var task = walk.task(call.id(), "Task_WrapUp");
        var answer = Map.<String, Object>of("reason", "product", "about", "How to clean it", "becomes", "ticket");
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> completes(task, answer))
                .matches(refused -> refused.key().equals("call.who-first"));
        colleagues.as(agent, () -> desk.link(call.number(), customer, null, call.revision()));
        completes(task, answer);
        walk.awaitStep(call.id(), "EndEvent_WrappedUp");
    }

    @Test
    void whoCalledAndReachedNobodyIsToBeCalledBackOnceHoweverOftenTheyCall() {
        var call = missed(fresh(), CallState.CALL_BACK);
        assertThat(call.team()).isEqualTo(team);
        var task = walk.task(call.id(), "Task_CallBack");
        assertThat(task.assignee()).isNull();
        assertThat(clock(call).stoppedAt()).isNull();
        assertThat(clock(call).unanswered()).isFalse();

        var again = missed(fresh(), CallState.DONE);
        await().untilAsserted(() ->
                assertThat(story(call)).contains("Called once more and reached nobody: " + again.number()));

        var out = fresh();
        tells(out, "newCall", "direction=out&user=101");
        tells(out, "answer", "direction=out&user=101");
        walk.awaitStep(call.id(), "EndEvent_ReachedElsewhere");
        var outgoing = call(out, one -> one.state() == CallState.TALKING);
        assertThat(calls(call).state()).isEqualTo(CallState.DONE);
        assertThat(story(call))
                .contains("The customer was reached by " + outgoing.number() + ": nobody needs to call back");
        await().untilAsserted(() -> assertThat(clock(call).stoppedAt()).isNotNull());
    }

    @Test
    void ofManyThatAreMissedAtTheSameTimeOneIsCalledBack() {
        var all = Stream.generate(CallWrapUpTests::fresh).limit(12).toList();
        all.forEach(one -> tells(one, "newCall", "queue=" + team));
        all.forEach(one -> tells(one, "hangup", "cause=noAnswer"));

        all.forEach(one -> call(one, call -> call.outcome() != null));
        assertThat(all.stream().map(one -> call(one, call -> true).state()))
                .filteredOn(state -> state == CallState.CALL_BACK)
                .hasSize(1);
    }

    private PhoneCall calls(PhoneCall call) {
        return colleagues.as(manager, () -> calls.get(call.number()));
    }

    @Test
    void whoReachedTheCustomerSaysWhatItWasAbout() {
        var call = missed(fresh(), CallState.CALL_BACK);
        completes(walk.task(call.id(), "Task_CallBack"), Map.of("outcome", "reached"));
        var task = walk.task(call.id(), "Task_WrapUp");
        await().untilAsserted(() -> assertThat(walk.now(task).assignee()).isEqualTo(agent.id()));
        completes(task, Map.of("reason", "quotation", "about", "Price of a pump", "becomes", "nothing"));
        walk.awaitStep(call.id(), "EndEvent_WrappedUp");
        assertThat(calls(call).owner()).isEqualTo(agent.id());
        assertThat(story(call)).contains(agent.name() + " reached the customer");
    }

    @Test
    void whoIsNotToBeCalledAnyMoreIsNotAndItIsSaidWhy() {
        var call = missed(fresh(), CallState.CALL_BACK);
        completes(walk.task(call.id(), "Task_CallBack"), Map.of("outcome", "given-up", "why", "An advertiser"));
        walk.awaitStep(call.id(), "EndEvent_GivenUp");
        assertThat(calls(call).state()).isEqualTo(CallState.DONE);
        assertThat(story(call)).contains("Not called back, as " + agent.name() + " says: An advertiser");
    }

    @Test
    void aCallThatGoesOnWithSomebodyElseIsWrappedUpByThem() {
        var there = fresh();
        var call = answered(there);
        walk.task(call.id(), "Task_WrapUp");
        tells(there, "answer", "user=102");
        walk.awaitStep(call.id(), "EndEvent_CallGoesOn");
        assertThat(calls(call).state()).isEqualTo(CallState.TALKING);
    }

    @Test
    void whatRingsOrIsSpokenForeverIsOverAndLeavesWhatIsToBeDone() {
        var talk = fresh();
        var ring = fresh();
        var began = time.now().minus(Duration.ofHours(13)).getEpochSecond();
        var longAgo = "time=" + began;
        tells(talk, "newCall", "user=101&" + longAgo);
        tells(talk, "answer", "user=101&" + longAgo);
        tells(ring, "newCall", "queue=" + team + "&" + longAgo);
        call(talk, one -> one.state() != CallState.RINGING);
        call(ring, one -> true);
        silent.end();
        var spoken = call(talk, one -> one.state() == CallState.WRAP_UP);
        assertThat(spoken.spoken()).isNull();
        assertThat(story(spoken)).contains("How long was spoken was not told");
        assertThat(call(ring, one -> one.outcome() != null).state()).isEqualTo(CallState.CALL_BACK);

        tells(talk, "hangup", "user=101&time=" + (began + 3_600));
        assertThat(call(talk, one -> one.spoken() != null).spoken()).isEqualTo(Duration.ofHours(1));
    }

    private String masked() {
        return PhoneNumber.read(number, "CN").masked();
    }

    /** The phones of customers are masked as shipped, whoever works on the call. */
    @Test
    void theNumberOfACustomerIsAsMaskedAsTheirPhone() {
        var call = missed(fresh(), CallState.CALL_BACK);
        for (var reader : List.of(agent, manager)) {
            assertThat(colleagues.as(reader, () -> calls.get(call.number())).other())
                    .isEqualTo(masked());
            assertThat(colleagues
                            .as(reader, () -> calls.list(filter(), 50, null))
                            .items())
                    .extracting(PhoneCall::other)
                    .containsExactly(masked());
        }
        colleagues.as(
                agent,
                () -> promises.make(
                        customer, "A word to " + team, time.now().plus(Duration.ofMinutes(1)), agent.id(), null));
        assertThat(colleagues.as(
                        agent,
                        () -> toMake.list().stream()
                                .map(one -> toMake.dialled(one).orElseThrow())
                                .toList()))
                .hasSize(2)
                .containsOnly(new Calls.Dialled(masked(), null));
    }

    @Test
    void whoseNumberNobodyKnowsIsReadInFullOnTheCallAndMaskedInLists() {
        number = "+86" + Phones.next();
        var call = missed(fresh(), CallState.CALL_BACK);
        assertThat(call.customer()).isNull();
        var spoken = PhoneNumber.read(number, "CN").formatted(agent.locale());
        assertThat(colleagues.as(agent, () -> calls.get(call.number())).other()).isEqualTo(spoken);
        assertThat(colleagues.as(agent, () -> toMake.list()))
                .extracting(ToCall::who)
                .containsExactly(masked());
        var listed = colleagues.as(agent, () -> toMake.list());
        assertThat(colleagues.as(agent, () -> toMake.dialled(listed.getFirst())))
                .contains(new Calls.Dialled(spoken, number));
        assertThat(colleagues
                        .as(
                                manager,
                                () -> calls.list(new CallFilter(CallFilter.Which.ALL, null, false, null), 50, null))
                        .items())
                .filteredOn(one -> one.number().equals(call.number()))
                .extracting(PhoneCall::other)
                .containsExactly(masked());
    }

    private CallFilter filter() {
        return new CallFilter(CallFilter.Which.ALL, null, false, customer);
    }

    @Test
    void whoIsToBeCalledStandsInAListAndIsWrappedUpByWhoReachedThem() {
        var call = missed(fresh(), CallState.CALL_BACK);
        walk.task(call.id(), "Task_CallBack");
        var other = colleagues.join(colleagues.newTeam(), Role.SERVICE);
        assertThat(colleagues.as(other, () -> toMake.list())).isEmpty();
        var listed = colleagues.as(agent, () -> toMake.list());
        assertThat(listed).extracting(ToCall::number).containsExactly(call.number());
        assertThat(colleagues.as(agent, () -> toMake.dialled(listed.getFirst())))
                .contains(new Calls.Dialled(masked(), null));

        colleagues.as(agent, () -> toMake.notReached(call.number()));
        assertThat(colleagues.as(agent, () -> toMake.list())).isEmpty();
        assertThat(story(call)).contains(agent.name() + " called and reached nobody");
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> colleagues.as(other, () -> toMake.reached(call.number())));

        assertThat(colleagues.as(agent, () -> toMake.later()))
                .extracting(ToCall::number)
                .containsExactly(call.number());
        colleagues.as(agent, () -> toMake.takeBack(call.number()));
        assertThat(colleagues.as(agent, () -> toMake.later())).isEmpty();
        assertThat(colleagues.as(agent, () -> toMake.list()))
                .extracting(ToCall::tries)
                .containsExactly(0);
        assertThat(story(call)).contains(agent.name() + " took back that they called and reached nobody");
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> colleagues.as(agent, () -> toMake.takeBack(call.number())));

        colleagues.as(agent, () -> toMake.reached(call.number()));
        walk.awaitStep(call.id(), "EndEvent_ReachedElsewhere");
        var task = walk.task(call.id(), "Task_WrapUp");
        assertThat(task.assignee()).isEqualTo(agent.id());
        assertThat(calls(call).state()).isEqualTo(CallState.WRAP_UP);
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> colleagues.as(agent, () -> toMake.reached(call.number())));
        completes(task, Map.of("reason", "other", "about", "Hello", "becomes", "nothing"));
        await().untilAsserted(() -> assertThat(calls(call).state()).isEqualTo(CallState.DONE));
    }

    @Test
    void thatSomebodyWasReachedWaitsAMomentAndIsThenDoneInTheirName() {
        var call = missed(fresh(), CallState.CALL_BACK);
        walk.task(call.id(), "Task_CallBack");
        var other = colleagues.join(colleagues.newTeam(), Role.SERVICE);
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> colleagues.as(other, () -> heldReached.hold(call.number())));

        var first = colleagues.as(agent, () -> heldReached.hold(call.number()));
        assertThat(colleagues.as(agent, () -> heldReached.waiting())).containsExactly(call.id());
        colleagues.as(agent, () -> {
            heldReached.takeBack(first);
            return true;
        });
        assertThat(calls(call).state()).isEqualTo(CallState.CALL_BACK);
        assertThat(colleagues.as(agent, () -> heldReached.waiting())).isEmpty();

        colleagues.as(agent, () -> heldReached.hold(call.number()));
        await().atMost(Duration.ofSeconds(40))
                .untilAsserted(() -> assertThat(calls(call).state()).isEqualTo(CallState.WRAP_UP));
        assertThat(walk.task(call.id(), "Task_WrapUp").assignee()).isEqualTo(agent.id());
        assertThat(story(call)).contains(agent.name() + " reached the customer");
    }

    @Test
    void whoIsRungForAnotherTeamSeesTheCallInTheListAsLongAsItRings() {
        var other = colleagues.join(colleagues.newTeam(), Role.SERVICE);
        var admin = colleagues.join(null, Role.ADMIN);
        colleagues.as(admin, () -> extensions.add(account, "201", other.id()));
        var there = fresh();
        tells(there, "newCall", "queue=" + team + "&user=101");
        tells(there, "newCall", "queue=" + team + "&user=201");
        var call = call(there, one -> one.agents().size() == 2);
        assertThat(call.owner()).isNull();

        var all = new CallFilter(CallFilter.Which.ALL, null, false, null);
        assertThat(colleagues.as(other, () -> calls.list(all, 10, null)).items())
                .extracting(PhoneCall::number)
                .containsExactly(call.number());
        assertThat(colleagues.as(other, () -> calls.get(call.number())).id()).isEqualTo(call.id());
        assertThat(colleagues.as(admin, () -> accounts.changes(account)))
                .extracting(AccountChange::what, AccountChange::field, AccountChange::after)
                .contains(tuple(AccountChange.What.EXTENSION, "201", other.name()));

        tells(there, "hangup", "cause=noAnswer");
        call(there, one -> one.outcome() != null);
        assertThat(colleagues.as(other, () -> calls.list(all, 10, null)).items())
                .isEmpty();
    }

    @Test
    void whomSomethingIsPromisedForTodayIsToBeCalledAndThePromiseKept() {
        var soon = time.now().plus(Duration.ofSeconds(30));
        var promise = colleagues.as(agent, () -> promises.make(customer, "Call about the pump", soon, null, null));
        var later = time.now().plus(Duration.ofDays(3));
        colleagues.as(agent, () -> promises.make(customer, "Much later", later, null, null));
        var listed = colleagues.as(agent, () -> toMake.list());
        assertThat(listed).extracting(ToCall::about).containsExactly("Call about the pump");
        colleagues.as(agent, () -> toMake.reached(promise.number()));
        assertThat(colleagues.as(agent, () -> toMake.list())).isEmpty();
        assertThat(promises.get(promise.number()).isOpen()).isFalse();
    }

    @Test
    void whoWithheldTheNumberCannotBeCalledBack() {
        var there = fresh();
        tells(there, "hangup", "cause=noAnswer&queue=" + team);
        var body = "event=hangup&callId=%s&from=anonymous&direction=in".formatted(there + "x");
        inbound.keep(account, fresh(), there + "x", body.getBytes(StandardCharsets.UTF_8));
        assertThat(call(there + "x", one -> one.outcome() != null).state()).isEqualTo(CallState.DONE);
    }

    private void isAmongUs(String there) {
        var body = "event=answer&user=101&callId=%s&from=101&to=102&direction=internal".formatted(there);
        inbound.keep(account, fresh(), there, body.getBytes(StandardCharsets.UTF_8));
    }

    private Optional<String> other(PhoneCall call) {
        return jdbc.sql("select other from phone_call where id = :id and other is not null")
                .param("id", call.id().value())
                .query(String.class)
                .optional();
    }

    @Test
    void aCallThatTurnsOutToBeNoneOfOursLeavesNothingToDoAndNoNumber() {
        var there = fresh();
        var call = missed(there, CallState.CALL_BACK);
        walk.task(call.id(), "Task_CallBack");
        var more = fresh();
        var again = missed(more, CallState.DONE);
        isAmongUs(there);
        isAmongUs(more);
        walk.awaitStep(call.id(), "EndEvent_ReachedElsewhere");
        assertThat(calls(call).state()).isEqualTo(CallState.DONE);
        assertThat(clock(call).stoppedAt()).isNotNull();
        await().untilAsserted(() -> assertThat(other(again)).isEmpty());
        assertThat(other(call)).isEmpty();
    }

    @Test
    void whoIsMissedAtASecondTelephoneTooIsStillCalledBackInTime() {
        var there = fresh();
        tells(there, "newCall", "user=101");
        tells(there, "hangup", "user=101");
        var call = call(there, one -> one.state() == CallState.CALL_BACK);
        tells(there, "newCall", "user=102");
        call(there, one -> one.state() == CallState.RINGING);
        assertThat(clock(call).stoppedAt()).isNotNull();
        tells(there, "hangup", "user=102");
        call(there, one -> one.state() == CallState.CALL_BACK);
        assertThat(clock(call).stoppedAt()).isNull();
    }

    @Test
    void aCallThatCannotBeEndedKeepsNoOtherFromItsEnd() {
        var bad = fresh();
        var good = fresh();
        tells(bad, "newCall", "queue=" + team);
        tells(good, "newCall", "queue=" + team);
        call(bad, one -> one.state() == CallState.RINGING);
        call(good, one -> one.state() == CallState.RINGING);
        var takes = new Takes<Told>() {
            @Override
            public Class<Told> what() {
                return Told.class;
            }

            @Override
            public void take(ChannelAccount account, Told inbound, Instant receivedAt) {
                if (inbound.there().equals(bad)) throw new IllegalStateException("cannot be ended");
                heard.take(account, inbound, receivedAt);
            }
        };
        // Tests move the time of the engine, and this machine's own is not the one in which the calls began.
        var later = Clock.fixed(time.now().plus(Duration.ofHours(14)), ZoneOffset.UTC);
        var ofLater = new SilentCalls(rows, takes, channelAccounts, transactions, later);
        await().until(() -> {
            ofLater.end();
            return !"RINGING".equals(state(good));
        });
        call(good, one -> one.state() == CallState.CALL_BACK);
        call(bad, one -> one.state() == CallState.RINGING);
    }

    @Test
    void theNameOfALeadOfAStrangerTellsNoNumber() {
        number = "+86" + Phones.next();
        var call = answered(fresh());
        completes(
                walk.task(call.id(), "Task_WrapUp"),
                Map.of("reason", "purchase-intent", "about", "Ten pumps", "becomes", "lead"));
        walk.awaitStep(call.id(), "EndEvent_WrappedUp");
        var lead = subjects.byNumber(led(call)).orElseThrow();
        assertThat(lead.title()).doesNotContain(number.substring(3)).contains("****");
    }

    private Map<String, Object> promises(LocalDate day) {
        return Map.of(
                "reason", "other",
                "about", "Drawings",
                "note", "Is in a hurry",
                "becomes", "promise",
                "promised", "Send the drawings",
                "dueOn", day.toString());
    }

    @Test
    void aPromiseThatCannotBeMadeIsRefusedToWhoWritesIt() {
        var call = answered(fresh());
        var today = LocalDate.ofInstant(time.now(), ZoneOffset.UTC);
        var tooFar = new TaskSubmission(agent.id(), promises(today.plusYears(11)));
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> colleagues.as(agent, () -> wrappingUp.check(call.id(), tooFar)))
                .matches(refused -> refused.key().equals("promise.too-far"));
        var ofNoTeam = new TaskSubmission(manager.id(), promises(today.plusDays(3)));
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> colleagues.as(manager, () -> wrappingUp.check(call.id(), ofNoTeam)))
                .matches(refused -> refused.key().equals("promise.no-team"));
    }

    @Test
    void whatIsPromisedToWhoTurnsOutToBeSomebodyElseIsWrittenDown() {
        var call = answered(fresh());
        colleagues.as(agent, () -> desk.unlink(call.number(), call.revision()));
        var answer = new TaskSubmission(
                agent.id(),
                promises(LocalDate.ofInstant(time.now(), ZoneOffset.UTC).plusDays(3)));
        transactions.executeWithoutResult(status -> wrappingUp.record(call.id(), answer));
        assertThat(calls(call).state()).isEqualTo(CallState.DONE);
        assertThat(colleagues.as(
                        manager, () -> calls.wrapUp(call.number()).orElseThrow().note()))
                .isEqualTo("Is in a hurry\nSend the drawings");
        assertThat(colleagues.as(manager, () -> links.of(call.number()))).isEmpty();
    }

    @Test
    void whoWasTriedJustNowHidesNobodyWhoWaits() {
        jdbc.sql("""
                        with tried as (
                            insert into phone_call (id, number, account_id, there, agents, ringing, state, began_at,
                                certainty, team)
                            select gen_random_uuid(), 'K-' || :team || n, :account, n, '{}', '{}', 'CALL_BACK',
                                :began, 'UNKNOWN', :team
                            from generate_series(1, 100) n
                            returning id
                        )
                        insert into call_try (subject_id, at, made_by)
                        select id, :now, :me
                        from tried
                        """)
                .param("team", team)
                .param("account", account)
                .param("began", time.now().minus(Duration.ofDays(1)).atOffset(ZoneOffset.UTC))
                .param("now", time.now().atOffset(ZoneOffset.UTC))
                .param("me", agent.id().value())
                .update();
        var call = missed(fresh(), CallState.CALL_BACK);
        assertThat(colleagues.as(agent, () -> toMake.list()))
                .extracting(ToCall::number)
                .containsExactly(call.number());
    }

    @Test
    void whoWasSpokenWithBeforeTheyCalledInVainIsStillToBeCalledBack() {
        var call = missed(fresh(), CallState.CALL_BACK);
        var before = answered(fresh());
        var other = rows.other(call.id()).orElseThrow();
        jdbc.sql("update phone_call set state = 'CALL_BACK' where id = :id")
                .param("id", call.id().value())
                .update();
        transactions.executeWithoutResult(status ->
                after.reached(other, before.id(), agent.id(), call.beganAt().minus(Duration.ofMinutes(30))));
        assertThat(calls(call).state()).isEqualTo(CallState.CALL_BACK);

        transactions.executeWithoutResult(status ->
                after.reached(other, before.id(), agent.id(), call.beganAt().plusSeconds(1)));
        assertThat(calls(call).state()).isEqualTo(CallState.DONE);
    }
}
