package dev.rapport.contact.hooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.contact.hooks.Hook.OffBecause;
import dev.rapport.contact.hooks.Hook.State;
import dev.rapport.contact.hooks.HookDeliveries.Fresh;
import dev.rapport.contact.hooks.OtherSystem.Call;
import dev.rapport.customer.Customers;
import dev.rapport.customer.NewCustomer;
import dev.rapport.platform.Channel;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Instants;
import dev.rapport.platform.Page;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Revision;
import dev.rapport.service.NewTicket;
import dev.rapport.service.Ticket;
import dev.rapport.service.TicketDesk;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import dev.rapport.testing.MovableClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Other systems are told what happens here: each event once, signed, without words of people, until they took it. */
@DatabaseTest
class HooksTests {

    private static final List<String> EVENTS = List.of("ticket.opened", "ticket.changed", "ticket.closed");

    @Autowired
    HookDesk desk;

    @Autowired
    HookTrial trial;

    @Autowired
    HookDeliveries deliveries;

    @Autowired
    HooksForgotten forgotten;

    @Autowired
    Customers customers;

    @Autowired
    TicketDesk tickets;

    @Autowired
    Colleagues colleagues;

    @Autowired
    TransactionOperations transactions;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MovableClock time;

    private final List<UUID> added = new ArrayList<>();
    private OtherSystem other;
    private Person admin;
    private Person agent;
    private CustomerId customer;

    @BeforeEach
    void anotherSystem() throws IOException {
        other = new OtherSystem();
        admin = colleagues.join(null, Role.ADMIN);
        agent = colleagues.join("service-l1", Role.MANAGER);
        customer = customers
                .add(new NewCustomer(
                        NewCustomer.Kind.PERSON, "Wilhelmina Ostrander", null, null, null, List.of(), Map.of()))
                .id();
    }

    @AfterEach
    void gone() {
        added.forEach(id -> colleagues.as(admin, () -> desk.remove(id)));
        other.close();
    }

    private HookDesk.Made hook(String path, List<String> events) {
        var draft = new HookDraft("Shop " + UUID.randomUUID(), other.address(path), events);
        var made = colleagues.as(admin, () -> desk.add(draft));
        added.add(made.hook().id());
        return made;
    }

    private Ticket ticket() {
        return colleagues.as(
                agent,
                () -> tickets.open(
                        new NewTicket(customer, "Pump of Wilhelmina", "It leaks badly", Channel.EMAIL, null, false)));
    }

    private Hook now(HookDesk.Made made) {
        return colleagues.as(admin, () -> desk.get(made.hook().id()));
    }

    private Page<HookDelivery> told(HookDesk.Made made) {
        return colleagues.as(admin, () -> desk.deliveries(made.hook().id(), null, 50, null));
    }

    private HookDelivery told(HookDesk.Made made, UUID id) {
        return colleagues.as(admin, () -> desk.delivery(made.hook().id(), id));
    }

    private Call heard(String path) {
        return await().until(() -> other.calls(path), calls -> !calls.isEmpty()).getFirst();
    }

    private List<String> trail(UUID hook) {
        return jdbc.sql("select kind from trail where subject_id = :id order by recorded_at, event_id")
                .param("id", hook)
                .query((row, number) -> row.getString(1))
                .list();
    }

    @Test
    void whatHappensToACaseIsToldSignedAndWithoutWordsOfPeople() {
        var made = hook("/shop", EVENTS);
        var ticket = ticket();
        var call = await().until(() -> other.calls("/shop", "ticket.opened", ticket.id()), calls -> !calls.isEmpty())
                .getFirst();
        assertThat(call.isSignedWith(made.secret())).isTrue();
        assertThat(call.text())
                .contains("\"number\":\"" + ticket.number() + "\"", "\"kind\":\"ticket\"", customer.toString())
                .doesNotContain("Wilhelmina", "leaks");
        colleagues.as(agent, () -> tickets.note(ticket.id(), "Somebody looks at it"));
        var changed = await().until(
                        () -> other.calls("/shop", "ticket.changed", ticket.id()), calls -> !calls.isEmpty())
                .getFirst();
        assertThat(changed.text()).contains("\"what\":[\"NoteWritten\"]");
        assertThat(changed.id()).isNotEqualTo(call.id());
        await().until(() -> told(made, UUID.fromString(call.id())).state() == HookDelivery.State.TAKEN);
    }

    @Test
    void whatWasNotChosenOrNotCommittedIsNotTold() {
        var made = hook("/shop", List.of("ticket.opened"));
        transactions.executeWithoutResult(status -> {
            ticket();
            status.setRollbackOnly();
        });
        var ticket = ticket();
        await().until(() -> other.calls("/shop").size() == 1);
        assertThat(told(made).items())
                .singleElement()
                .satisfies(one -> assertThat(one.body()).contains(ticket.id().toString()));
    }

    @Test
    void severalDeedsOfOneTransactionAreToldOnce() {
        var made = hook("/shop", EVENTS);
        transactions.executeWithoutResult(status -> {
            var ticket = ticket();
            colleagues.as(agent, () -> tickets.note(ticket.id(), "Somebody looks at it"));
        });
        await().until(() -> !other.calls("/shop").isEmpty());
        assertThat(told(made).items()).extracting(HookDelivery::type).containsExactly("ticket.opened");
    }

    @Test
    void whatWasNotTakenComesAgainUnderTheSameId() {
        var made = hook("/shop", List.of("ticket.opened"));
        other.answers(call -> {
            call.sendResponseHeaders(503, 4);
            call.getResponseBody().write("busy".getBytes());
        });
        ticket();
        var first = heard("/shop");
        var id = UUID.fromString(first.id());
        var waits = await().until(() -> told(made, id), one -> one.code() != null);
        assertThat(waits.state()).isEqualTo(HookDelivery.State.WAITING);
        assertThat(waits.code()).isEqualTo(503);
        assertThat(waits.answer()).isEqualTo("busy");
        assertThat(now(made).failingSince()).isNotNull();
        other.answers(OtherSystem.status(200));
        time.move(Duration.ofSeconds(10));
        await().until(() -> told(made, id).state() == HookDelivery.State.TAKEN);
        assertThat(other.calls("/shop")).extracting(Call::id).containsOnly(first.id());
        assertThat(other.calls("/shop").getLast().seconds()).isGreaterThan(first.seconds());
        assertThat(other.calls("/shop").getLast().isSignedWith(made.secret())).isTrue();
        assertThat(now(made).failingSince()).isNull();
    }

    @Test
    void whatAProcessLeftBehindThatDiedComesAgainUnderTheSameId() {
        var made = hook("/shop", List.of("ticket.opened"));
        var id = Ids.next();
        var at = Instants.now(time);
        deliveries.addClaimed(
                new Fresh(id, made.hook().id(), "ticket.opened", "{\"type\":\"ticket.opened\"}"),
                at,
                at.plus(Duration.ofMinutes(1)));
        assertThat(deliveries.claim(made.hook().id(), at, at.plusSeconds(60), 4))
                .isEmpty();
        time.move(Duration.ofMinutes(2));
        assertThat(heard("/shop").id()).isEqualTo(id.toString());
        await().until(() -> told(made, id).state() == HookDelivery.State.TAKEN);
        assertThat(told(made, id).tries()).isEqualTo(2);
    }

    @Test
    void whatOneSaysTooLateOfWhatAnotherTookOverDoesNotCount() {
        var made = hook("/shop", List.of("ticket.opened"));
        var id = Ids.next();
        var at = Instants.now(time);
        var fresh = new Fresh(id, made.hook().id(), "ticket.opened", "{}");
        deliveries.addClaimed(fresh, at, at.plus(Duration.ofDays(1)));
        var tooLate = new HookDeliveries.Claimed(id, made.hook().id(), "ticket.opened", "{}", 0);
        deliveries.settle(tooLate, HookDelivery.State.TAKEN, at, new HookAnswer(200, null, null, null));
        assertThat(told(made, id).state()).isEqualTo(HookDelivery.State.WAITING);
    }

    @Test
    void whoIsGoneIsToldNothingMoreAndAdministratorsHearOfIt() {
        var made = hook("/shop", List.of("ticket.opened"));
        other.answers(OtherSystem.status(410));
        ticket();
        var hook = await().until(() -> now(made), one -> !one.isOn());
        assertThat(hook.offBecause()).isEqualTo(OffBecause.GONE);
        assertThat(trail(hook.id())).containsExactly("WebhookGone");
        assertThat(told(made).items()).extracting(HookDelivery::state).containsExactly(HookDelivery.State.FAILED);
        ticket();
        assertThat(told(made).items()).hasSize(1);
        other.answers(OtherSystem.status(200));
        var delivery = told(made).items().getFirst();
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> colleagues.as(admin, () -> desk.again(hook.id(), delivery.id())))
                .satisfies(refused -> assertThat(refused.key()).isEqualTo("hook.off"));
        colleagues.as(admin, () -> desk.turn(hook.id(), State.ON, hook.revision()));
        colleagues.as(admin, () -> desk.again(hook.id(), delivery.id()));
        await().until(() -> told(made, delivery.id()).state() == HookDelivery.State.TAKEN);
        assertThat(other.calls("/shop"))
                .extracting(Call::id)
                .containsOnly(delivery.id().toString());
    }

    @Test
    void whoTakesNothingForDaysIsSwitchedOff() {
        var made = hook("/shop", List.of("ticket.opened"));
        other.answers(OtherSystem.status(500));
        ticket();
        await().until(() -> now(made).failingSince() != null);
        time.move(Duration.ofHours(2));
        await().until(() -> trail(made.hook().id()).contains("WebhookFails"));
        time.move(Duration.ofDays(5));
        var hook = await().until(() -> now(made), one -> !one.isOn());
        assertThat(hook.offBecause()).isEqualTo(OffBecause.FAILING);
        assertThat(trail(hook.id())).containsExactly("WebhookFails", "WebhookGivenUp");
        assertThat(told(made).items()).extracting(HookDelivery::state).containsExactly(HookDelivery.State.WAITING);
    }

    @Test
    void whatIsNeverTakenFailsAfterTenTriesAndMoreThanThreeDays() {
        var made = hook("/shop", List.of("ticket.opened"));
        other.answers(OtherSystem.status(400));
        ticket();
        for (var tries = 1; tries <= 10; tries++) {
            var sofar = tries;
            await().until(() -> told(made).items().getFirst(), one -> one.tries() == sofar && one.code() != null);
            var one = told(made).items().getFirst();
            if (one.state() != HookDelivery.State.WAITING) break;
            jdbc.sql("update hook_delivery set code = null where id = :id and claimed_until is null")
                    .param("id", one.id())
                    .update();
            time.moveTo(one.dueAt().plusSeconds(1));
        }
        var last = await().until(() -> told(made).items().getFirst(), one -> one.state() == HookDelivery.State.FAILED);
        assertThat(last.tries()).isEqualTo(10);
        assertThat(last.triedAt()).isAfter(last.madeAt().plus(Duration.ofDays(3)));
    }

    @Test
    void noRedirectIsFollowed() {
        var made = hook("/shop", List.of("ticket.opened"));
        other.answers(call -> {
            call.getResponseHeaders().set("Location", other.address("/inside"));
            call.sendResponseHeaders(307, -1);
        });
        ticket();
        var id = UUID.fromString(heard("/shop").id());
        await().until(() -> told(made, id).code() != null);
        assertThat(told(made, id).code()).isEqualTo(307);
        assertThat(told(made, id).state()).isEqualTo(HookDelivery.State.WAITING);
        assertThat(other.calls("/inside")).isEmpty();
    }

    @Test
    void onlyWhereTheHouseGoesIsAnythingTold() {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> colleagues.as(
                        admin, () -> desk.add(new HookDraft("Inside", "https://127.0.0.1:" + other.port(), EVENTS))))
                .satisfies(refused -> {
                    assertThat(refused.key()).isEqualTo("outside.not-public");
                    assertThat(refused.field()).isEqualTo("address");
                });
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() ->
                        colleagues.as(admin, () -> desk.add(new HookDraft("Inside", "http://shop.example/in", EVENTS))))
                .satisfies(refused -> assertThat(refused.key()).isEqualTo("hook.bad-address"));
        var made = hook("/shop", List.of("ticket.opened"));
        jdbc.sql("update hook set address = :address where id = :id")
                .param("address", "https://127.0.0.1:" + other.port() + "/shop")
                .param("id", made.hook().id())
                .update();
        var told = colleagues.as(admin, () -> trial.run(made.hook().id()));
        assertThat(told.code()).isNull();
        assertThat(told.trouble())
                .isNotNull()
                .satisfies(why -> assertThat(why.reason()).isEqualTo("outside.not-public"));
        assertThat(other.calls("/shop")).isEmpty();
    }

    @Test
    void ofAHugeAnswerOnlyTheBeginningIsRead() {
        var made = hook("/shop", List.of("ticket.opened"));
        var written = new AtomicLong();
        var most = 200_000_000L;
        other.answers(call -> {
            call.sendResponseHeaders(200, 0);
            var piece = "nothing but words ".repeat(1_000).getBytes();
            while (written.get() < most) {
                call.getResponseBody().write(piece);
                written.addAndGet(piece.length);
            }
        });
        var told = colleagues.as(admin, () -> trial.run(made.hook().id()));
        assertThat(told.state()).isEqualTo(HookDelivery.State.TAKEN);
        assertThat(told.answer()).startsWith("nothing but words").hasSizeLessThanOrEqualTo(500);
        assertThat(written.get()).isLessThan(most);
    }

    @Test
    void whoIsSlowHoldsUpNobodyElse() {
        hook("/slow", List.of("ticket.opened"));
        hook("/quick", List.of("ticket.opened"));
        var later = new CountDownLatch(1);
        other.answers(call -> {
            if (call.getRequestURI().getPath().equals("/slow")) waitFor(later);
            call.sendResponseHeaders(204, -1);
        });
        try {
            for (var many = 0; many < 6; many++) ticket();
            await().until(() -> other.calls("/quick").size() == 6);
            assertThat(other.calls("/slow")).hasSizeLessThanOrEqualTo(4);
        } finally {
            later.countDown();
        }
        await().until(() ->
                other.calls("/slow").stream().map(Call::id).distinct().count() == 6);
    }

    private static void waitFor(CountDownLatch later) {
        try {
            later.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void forADayBothSecretsSign() {
        var made = hook("/shop", List.of("ticket.opened"));
        var id = made.hook().id();
        var fresh = colleagues.as(admin, () -> desk.newSecret(id));
        assertThat(fresh.secret()).startsWith("whsec_").isNotEqualTo(made.secret());
        colleagues.as(admin, () -> trial.run(id));
        var both = heard("/shop");
        assertThat(both.isSignedWith(fresh.secret())).isTrue();
        assertThat(both.isSignedWith(made.secret())).isTrue();
        time.move(Duration.ofHours(25));
        colleagues.as(admin, () -> trial.run(id));
        var one = other.calls("/shop").getLast();
        assertThat(one.isSignedWith(fresh.secret())).isTrue();
        assertThat(one.isSignedWith(made.secret())).isFalse();
        assertThat(jdbc.sql("select secret from hook where id = :id")
                        .param("id", id)
                        .query((row, number) -> new String(row.getBytes(1), StandardCharsets.ISO_8859_1))
                        .single())
                .doesNotContain(fresh.secret());
    }

    @Test
    void aTestIsToldOnceAndAtOnce() {
        var made = hook("/shop", List.of("ticket.opened"));
        other.answers(OtherSystem.status(500));
        var told = colleagues.as(admin, () -> trial.run(made.hook().id()));
        assertThat(told.state()).isEqualTo(HookDelivery.State.FAILED);
        assertThat(told.code()).isEqualTo(500);
        assertThat(heard("/shop").text()).contains("\"type\":\"test\"");
    }

    @Test
    void allThatFailedSinceATimeIsToldAgain() {
        var made = hook("/shop", List.of("ticket.opened"));
        var id = made.hook().id();
        ticket();
        ticket();
        await().until(() -> told(made).items().stream()
                        .filter(one -> one.state() == HookDelivery.State.TAKEN)
                        .count()
                == 2);
        jdbc.sql("update hook_delivery set state = 'FAILED' where hook_id = :id")
                .param("id", id)
                .update();
        var newest = told(made).items().getFirst();
        var many = colleagues.as(admin, () -> desk.failedAgain(id, newest.madeAt()));
        assertThat(many).isEqualTo(1);
        await().until(() -> other.calls("/shop").size() == 3);
        assertThat(other.calls("/shop").getLast().id()).isEqualTo(newest.id().toString());
    }

    @Test
    void whatWasToldIsForgottenInTime() {
        var made = hook("/shop", List.of("ticket.opened"));
        var id = made.hook().id();
        var at = Instants.now(time);
        var taken = new Fresh(Ids.next(), id, "ticket.opened", "{}");
        var failed = new Fresh(Ids.next(), id, "ticket.opened", "{}");
        for (var one : List.of(taken, failed)) deliveries.addClaimed(one, at, at.plus(Duration.ofDays(90)));
        jdbc.sql("update hook_delivery set state = case id when :taken then 'TAKEN' else 'FAILED' end where"
                        + " hook_id = :id")
                .param("taken", taken.id())
                .param("id", id)
                .update();
        forgotten.forget();
        assertThat(told(made).items()).hasSize(2);
        time.move(HooksForgotten.TAKEN_KEPT.plusHours(1));
        forgotten.forget();
        assertThat(told(made).items()).extracting(HookDelivery::id).containsExactly(failed.id());
        time.move(HooksForgotten.KEPT);
        forgotten.forget();
        assertThat(told(made).items()).isEmpty();
    }

    @Test
    void whoChangesAnAddressIsWrittenDownAndReplacesNobodyUnseen() {
        var made = hook("/shop", List.of("ticket.opened"));
        var hook = made.hook();
        var changed = colleagues.as(
                admin,
                () -> desk.change(
                        hook.id(), new HookDraft(hook.name(), other.address("/new"), EVENTS), hook.revision()));
        assertThat(changed.events()).containsExactlyInAnyOrderElementsOf(EVENTS);
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> colleagues.as(
                        admin,
                        () -> desk.change(
                                hook.id(), new HookDraft("x", other.address("/new"), EVENTS), hook.revision())))
                .satisfies(refused -> assertThat(refused.kind()).isEqualTo(Refused.Kind.CHANGED));
        assertThat(colleagues.as(admin, () -> desk.changes(hook.id())))
                .extracting(HookChange::what)
                .containsExactly(HookChange.What.EVENTS, HookChange.What.ADDRESS, HookChange.What.ADDED);
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> colleagues.as(
                        admin,
                        () -> desk.change(
                                hook.id(),
                                new HookDraft(hook.name(), other.address("/new"), List.of("ticket.eaten")),
                                Revision.ANY)))
                .satisfies(refused -> assertThat(refused.field()).isEqualTo("events"));
    }
}
