package dev.rapport.customer.promises;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.cases.Cases;
import dev.rapport.cases.Story;
import dev.rapport.customer.CustomerBrief;
import dev.rapport.customer.Customers;
import dev.rapport.customer.NewCustomer;
import dev.rapport.customer.merge.Merges;
import dev.rapport.customer.merge.Partings;
import dev.rapport.notice.Notice;
import dev.rapport.notice.NoticeCentre;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Revision;
import dev.rapport.platform.UserId;
import dev.rapport.platform.WorkInHand;
import dev.rapport.sla.SlaClock;
import dev.rapport.sla.clocks.Clocks;
import dev.rapport.sla.clocks.KeptClock;
import dev.rapport.sla.clocks.SlaAlarm;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import dev.rapport.testing.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** What customers were promised, and the clocks that run to the time that was said. */
@DatabaseTest
class PromisesTests {

    private final String mark = UUID.randomUUID().toString().substring(0, 6);

    @Autowired
    Promises promises;

    @Autowired
    PromisesBrief brief;

    @Autowired
    Customers customers;

    @Autowired
    Cases cases;

    @Autowired
    Clocks clocks;

    @Autowired
    SlaAlarm alarm;

    @Autowired
    MovableClock clock;

    @Autowired
    Colleagues colleagues;

    private String team;
    private Person owner;
    private Person stranger;
    private CustomerId customer;
    private Instant due;

    @BeforeEach
    void aCustomer() {
        team = colleagues.newTeam();
        owner = colleagues.join(team, Role.SALES);
        stranger = colleagues.join(colleagues.newTeam(), Role.SALES);
        customer = customer("Zhang");
        due = clock.instant().plus(Duration.ofDays(3)).truncatedTo(ChronoUnit.SECONDS);
    }

    @Test
    void aPromiseHasAClockThatRunsToTheTimeThatWasSaid() {
        var promise = make("Send the drawings", null);

        assertThat(promise).extracting(MadePromise::owner, MadePromise::team).containsExactly(owner.id(), team);
        assertThat(running(promise).clock().dueAt()).isBetween(due.minusSeconds(1), due);
        assertThat(open()).extracting(MadePromise::number).containsExactly(promise.number());
        assertThat(cases.subjectsOf(customer, 5, null).items())
                .extracting(Cases.CustomersCase::number, Cases.CustomersCase::state)
                .containsExactly(tuple(promise.number(), "Open"));
    }

    @Test
    void keptInTimeIsMet() {
        var promise = make("Send the drawings", null);
        clock.move(Duration.ofDays(2));
        colleagues.as(owner, () -> promises.keep(promise.number()));

        assertThat(running(promise).clock().state()).isEqualTo(SlaClock.State.MET);
        assertThat(open()).isEmpty();
        assertThat(story(promise, Locale.ENGLISH)).contains("The promise was kept");
        assertThat(story(promise, Locale.CHINESE)).contains("承诺已兑现");
        refuses("promise.over", () -> promises.keep(promise.number()));
    }

    @Test
    void whatIsNotKeptIsBrokenOnceItIsDueAndItsOwnerIsTold(@Autowired NoticeCentre notices) {
        var promise = make("Send the drawings", null);
        refuses("promise.not-due-yet", () -> promises.breakIt(promise.number(), "forgot"));

        clock.move(Duration.ofDays(4));
        await().until(() -> {
            alarm.tell(promise.id());
            return running(promise).clock().state() == SlaClock.State.BREACHED
                    && colleagues.as(owner, () -> notices.mine(10, null)).items().stream()
                            .map(Notice::kind)
                            .toList()
                            .contains("SlaBreached");
        });
        refuses("promise.why-missing", () -> promises.breakIt(promise.number(), " "));
        colleagues.as(owner, () -> promises.breakIt(promise.number(), "forgot"));

        assertThat(story(promise, Locale.ENGLISH)).contains("The promise was not kept: forgot");
        assertThat(running(promise).clock().state()).isEqualTo(SlaClock.State.BREACHED);
    }

    @Test
    void anotherTimeIsSaidWithItsReasonAndTheClockFollows() {
        var promise = make("Send the drawings", null);
        var later = due.plus(Duration.ofDays(5));
        colleagues.as(owner, () -> promises.move(promise.number(), later, "waits for the mill"));

        assertThat(running(promise).clock().dueAt()).isBetween(later.minusSeconds(1), later);
        assertThat(colleagues.as(owner, () -> promises.times(promise.number())))
                .extracting(Promises.Time::dueAt, Promises.Time::why)
                .containsExactly(tuple(due, null), tuple(later, "waits for the mill"));
        clock.move(Duration.ofDays(4));
        alarm.tell(promise.id());
        assertThat(running(promise).clock().state()).isEqualTo(SlaClock.State.RUNNING);
    }

    @Test
    void whatIsWithdrawnIsNeitherKeptNorBroken() {
        var promise = make("Send the drawings", null);
        colleagues.as(owner, () -> promises.withdraw(promise.number(), "they found them"));

        assertThat(running(promise).clock().state()).isEqualTo(SlaClock.State.UNANSWERED);
        assertThat(colleagues.as(owner, () -> promises.get(promise.number())).reason())
                .isEqualTo("they found them");
    }

    @Test
    void itGoesOnWithItsOwnerAndWithAllTheirWork(
            @Autowired List<WorkInHand> work,
            @Autowired TransactionTemplate transactions,
            @Autowired NoticeCentre notices) {
        var colleague = colleagues.join(team, Role.SERVICE);
        var promise = make("Send the drawings", null);
        colleagues.as(owner, () -> promises.giveOn(promise.number(), colleague.id()));

        assertThat(cases.find(promise.number()).owner()).isEqualTo(colleague.id());
        assertThat(colleagues.as(colleague, () -> notices.mine(10, null)).items())
                .extracting(Notice::kind)
                .contains("PromiseHandedOver");
        transactions.executeWithoutResult(status -> work.forEach(one -> one.handOver(colleague.id(), null)));
        assertThat(promises.get(promise.number()))
                .extracting(MadePromise::owner, MadePromise::team)
                .containsExactly(null, team);
    }

    @Test
    void whoMayNotWorkOnItDoesNot() {
        var promise = make("Send the drawings", null);
        var auditor = colleagues.join(null, Role.AUDITOR);

        assertThat(colleagues
                        .as(stranger, () -> promises.of(customer, true, 5, null))
                        .items())
                .singleElement()
                .matches(MadePromise::isWithoutWords);
        assertThat(colleagues.as(stranger, () -> brief.of(customer, Locale.ENGLISH, ZoneOffset.UTC)))
                .extracting(CustomerBrief.Line::text)
                .containsExactly("Others answer for it; its words are for them.");
        assertThat(colleagues.as(owner, () -> brief.of(customer, Locale.ENGLISH, ZoneOffset.UTC)))
                .extracting(CustomerBrief.Line::text)
                .containsExactly("Send the drawings");
        refusesTo(stranger, "access.other-owner", () -> promises.get(promise.number()));
        refusesTo(stranger, "access.other-owner", () -> promises.keep(promise.number()));
        refusesTo(auditor, "access.role-missing", () -> promises.keep(promise.number()));
        refusesTo(auditor, "access.role-missing", () -> promises.make(customer, "x", due, null, null));
    }

    @Test
    void whatNobodyCouldKeepIsNotPromised() {
        refuses("promise.past", () -> make("x", clock.instant()));
        refuses("promise.too-far", () -> make("x", clock.instant().plus(Duration.ofDays(3_700))));
        refuses("promise.what-missing", () -> make(" ", null));
        refuses("promise.too-long", () -> make("x".repeat(301), null));
        refuses("promise.no-such-owner", () -> promises.make(customer, "x", due, UserId.next(), null));
        var auditor = colleagues.join(team, Role.AUDITOR);
        refuses("promise.not-for-customers", () -> promises.make(customer, "x", due, auditor.id(), null));
        var loner = colleagues.join(null, Role.SALES);
        refuses("promise.no-team", () -> promises.make(customer, "x", due, loner.id(), null));
        refuses("error.no-such-id", () -> promises.make(new CustomerId(UUID.randomUUID()), "x", due, null, null));
    }

    @Test
    void aPromiseComesFromACaseOfItsCustomer() {
        var first = make("Call back", null);
        var second = colleagues.as(owner, () -> promises.make(customer, "Send it", due, null, first.number()));

        assertThat(cases.find(second.number()).parent()).isEqualTo(first.id());
        var other = customer("Chang");
        refuses("promise.other-customer", () -> promises.make(other, "Send it", due, null, first.number()));
    }

    @Test
    void promisesGoWithACustomerThatBecomesAnotherAndComeBack(@Autowired Merges merges, @Autowired Partings partings) {
        var other = customer("Chang");
        var promise = colleagues.as(owner, () -> promises.make(other, "Send it", due, null, null));
        var manager = colleagues.join(null, Role.MANAGER);

        colleagues.as(manager, () -> merges.merge(customer, other, Map.of(), Revision.ANY));
        assertThat(open()).extracting(MadePromise::number).containsExactly(promise.number());

        colleagues.as(manager, () -> partings.part(other, false));
        assertThat(open()).isEmpty();
        assertThat(promises.get(promise.number()).customer()).isEqualTo(other);
    }

    private MadePromise make(String what, Instant when) {
        return colleagues.as(owner, () -> promises.make(customer, what, when == null ? due : when, null, null));
    }

    private List<MadePromise> open() {
        return colleagues.as(owner, () -> promises.of(customer, true, 10, null)).items();
    }

    private KeptClock running(MadePromise promise) {
        var found = clocks.of(promise.id());
        assertThat(found).extracting(kept -> kept.metric().name()).containsExactly("promise");
        return found.getFirst();
    }

    private List<String> story(MadePromise promise, Locale locale) {
        return cases.story(promise.number(), locale, ZoneOffset.UTC, 20, null).items().stream()
                .map(Story.Line::text)
                .toList();
    }

    private CustomerId customer(String name) {
        return customers
                .add(new NewCustomer(NewCustomer.Kind.PERSON, name + " " + mark, null, null, null, List.of(), Map.of()))
                .id();
    }

    private void refuses(String why, Runnable deed) {
        refusesTo(owner, why, deed);
    }

    private void refusesTo(Person person, String why, Runnable deed) {
        assertThatThrownBy(() -> colleagues.as(person, deed))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.key()).isEqualTo(why));
    }
}
