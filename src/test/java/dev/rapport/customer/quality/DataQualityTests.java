package dev.rapport.customer.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.rapport.access.AccountsChanged;
import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.customer.CustomerDesk;
import dev.rapport.customer.Customers;
import dev.rapport.customer.NewCustomer;
import dev.rapport.customer.Tags;
import dev.rapport.customer.duplicates.Duplicates;
import dev.rapport.customer.merge.Merges;
import dev.rapport.customer.merge.Partings;
import dev.rapport.customer.owners.Owner;
import dev.rapport.customer.owners.OwnerCause;
import dev.rapport.customer.owners.OwnerMoves;
import dev.rapport.customer.relations.Bond;
import dev.rapport.customer.relations.Relations;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Revision;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import dev.rapport.testing.MovableClock;
import dev.rapport.testing.Statements;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What is found wrong with customers, and when it is found and found no more. */
@DatabaseTest
class DataQualityTests {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Autowired
    DataQuality quality;

    @Autowired
    Examination examination;

    @Autowired
    OutdatedTags outdated;

    @Autowired
    Customers customers;

    @Autowired
    CustomerDesk desk;

    @Autowired
    Tags tags;

    @Autowired
    Relations relations;

    @Autowired
    Duplicates duplicates;

    @Autowired
    OwnerMoves moves;

    @Autowired
    Merges merges;

    @Autowired
    Partings partings;

    @Autowired
    Colleagues colleagues;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MovableClock clock;

    private String team;
    private Person anna;
    private Person manager;

    @BeforeEach
    void aTeam() {
        team = colleagues.newTeam();
        anna = colleagues.join(team, Role.SALES);
        manager = colleagues.join(colleagues.newTeam(), Role.MANAGER);
    }

    private static String phone() {
        return "+4917" + ThreadLocalRandom.current().nextInt(10_000_000, 99_999_999) + "3";
    }

    /** Anna's, with nothing wrong. */
    private CustomerId customer(String name, String... points) {
        var all = points.length == 0 ? List.of(UUID.randomUUID() + "@example.org") : List.of(points);
        var id = customers
                .add(new NewCustomer(NewCustomer.Kind.PERSON, name, null, null, null, all, Map.of()))
                .id();
        give(id, new Owner(anna.id(), team));
        return id;
    }

    private void give(CustomerId id, Owner owner) {
        moves.move(Map.of(id, owner), new OwnerMoves.Why(OwnerCause.BY_HAND, "A test", null, null));
    }

    private List<Flaw> flaws(CustomerId id) {
        return colleagues.as(manager, () -> quality.of(id)).stream()
                .map(FaultLine::flaw)
                .toList();
    }

    private void awaitFlaws(CustomerId id, Flaw... expected) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(flaws(id)).containsExactly(expected));
    }

    private long due() {
        return jdbc.sql("select count(*) from quality_due").query(Long.class).single();
    }

    private void settled() {
        await().atMost(PATIENCE).until(() -> due() == 0);
    }

    @Test
    void whoseNameAndContactDataAreWholeHasNoFault() {
        var id = customer("Hanna Weide");
        settled();

        assertThat(flaws(id)).isEmpty();
    }

    @Test
    void anIncompleteNameIsFoundAndIsNoFaultOnceItIsMended() {
        var id = customer("Hanna");
        awaitFlaws(id, Flaw.ONE_WORD);

        jdbc.sql("update customer set name = 'Hanna Weide' where id = :id")
                .param("id", id.value())
                .update();
        awaitFlaws(id);
    }

    @Test
    void aPhoneThatTwoHaveIsAFaultOfBothUntilOneHasItNoMore() {
        var phone = phone();
        var one = customer("Hanna Weide", phone);
        awaitFlaws(one);
        var other = customer("Jost Amberg", phone);
        awaitFlaws(other, Flaw.SHARED_PHONE);
        awaitFlaws(one, Flaw.SHARED_PHONE);
        assertThat(colleagues.as(manager, () -> quality.of(one)).getFirst().other())
                .isEqualTo(other);

        jdbc.sql("update contact_point set value = :value where customer_id = :id")
                .param("value", phone())
                .param("id", other.value())
                .update();

        awaitFlaws(one);
        awaitFlaws(other);
    }

    @Test
    void whoWorksForTheOtherMayHaveTheSameNumber() {
        var phone = phone();
        var person = customer("Hanna Weide", phone);
        var firm = customers
                .add(new NewCustomer(
                        NewCustomer.Kind.ORGANISATION,
                        "Firm " + UUID.randomUUID(),
                        null,
                        null,
                        null,
                        List.of(phone),
                        Map.of()))
                .id();
        give(firm, new Owner(anna.id(), team));
        awaitFlaws(person, Flaw.SHARED_PHONE);
        awaitFlaws(firm, Flaw.SHARED_PHONE);

        var relation = colleagues.as(manager, () -> relations.add(person, Bond.WORKS_FOR, firm, null, null));
        awaitFlaws(person);
        awaitFlaws(firm);

        colleagues.as(manager, () -> relations.end(person, relation));
        awaitFlaws(person, Flaw.SHARED_PHONE);
    }

    @Test
    void whoWereSaidToBeDifferentMayHaveTheSameNumber() {
        var phone = phone();
        var name = "Zora " + UUID.randomUUID().toString().replaceAll("[\\d-]", "") + "stein";
        var one = customer(name, phone);
        var other = customer(name + "s", phone);
        awaitFlaws(one, Flaw.SHARED_PHONE);
        var pair = jdbc.sql("select id from duplicate_pair where one_id in (:ids) and other_id in (:ids)")
                .param("ids", Set.of(one.value(), other.value()));
        await().atMost(PATIENCE).until(() -> pair.query(UUID.class).optional().isPresent());

        colleagues.as(manager, () -> duplicates.different(pair.query(UUID.class).single()));
        awaitFlaws(one);
        awaitFlaws(other);

        colleagues.as(manager, () -> duplicates.openAgain(pair.query(UUID.class).single()));
        awaitFlaws(other, Flaw.SHARED_PHONE);
    }

    @Test
    void contactDataThatCannotBeUsedAreFoundTheWorstFirst() {
        var id = customer("Hanna Weide");
        point(id, "EMAIL", "hanna@nowhere");
        awaitFlaws(id, Flaw.MALFORMED_MAIL);
        point(id, "PHONE", "+8661234567");
        awaitFlaws(id, Flaw.UNCERTAIN_PHONE);
        point(id, "PHONE", "12");
        awaitFlaws(id, Flaw.UNREADABLE_PHONE);

        jdbc.sql("delete from contact_point where customer_id = :id")
                .param("id", id.value())
                .update();
        awaitFlaws(id, Flaw.NO_CONTACT_POINT);
    }

    @Test
    void whoseWaysToBeReachedAreAllPastTheirLastDayIsFoundOnTheNext() {
        var id = customer("Hanna Weide", UUID.randomUUID() + "@example.org", phone());
        lastDay(id, "EMAIL", 5);
        lastDay(id, "PHONE", 9);
        clock.move(Duration.ofDays(7));
        settled();
        assertThat(flaws(id)).isEmpty();

        clock.move(Duration.ofDays(3));
        awaitFlaws(id, Flaw.PAST_ITS_DAY);
        lastDay(id, "PHONE", 30);
        awaitFlaws(id);
    }

    private void lastDay(CustomerId id, String kind, int days) {
        jdbc.sql("update contact_point set valid_until = :day where customer_id = :id and kind = :kind")
                .param("day", LocalDate.now(clock).plusDays(days))
                .param("id", id.value())
                .param("kind", kind)
                .update();
    }

    private void point(CustomerId id, String kind, String value) {
        jdbc.sql("""
                        insert into contact_point (id, customer_id, kind, value, raw, masked, added_at)
                        values (gen_random_uuid(), :customer, :kind, :value, :value, '***', now())
                        """)
                .param("customer", id.value())
                .param("kind", kind)
                .param("value", value)
                .update();
    }

    @Test
    void aTagIsOutdatedWhenItsTimeIsOverAndWhenNobodySetItForLong() {
        var expiring = customer("Hanna Weide");
        var standing = customer("Jost Amberg");
        var fair = "fair " + UUID.randomUUID();
        tags.add(expiring, new Tags.Tag(fair, "rule", clock.instant().plus(Duration.ofDays(30))));
        tags.add(standing, new Tags.Tag("vip " + fair, Tags.BY_HAND, null));
        settled();
        assertThat(flaws(expiring)).isEmpty();

        clock.move(Duration.ofDays(31));
        awaitFlaws(expiring, Flaw.EXPIRED_TAG);
        assertThat(flaws(standing)).isEmpty();
        colleagues.as(anna, () -> outdated.renew(expiring, fair));
        awaitFlaws(expiring);
        assertThat(tags.of(expiring))
                .extracting(tag -> tag.expiresAt().isAfter(clock.instant().plus(Duration.ofDays(29))))
                .containsExactly(true);

        clock.move(Duration.ofDays(340));
        awaitFlaws(standing, Flaw.OLD_TAG);
        colleagues.as(anna, () -> desk.tag(standing, "vip " + fair));
        awaitFlaws(standing);
    }

    @Test
    void ownershipIsUnclearWhereNobodyAnswersWhoIsStillHere() {
        var id = customer("Hanna Weide");
        give(id, Owner.NOBODY);
        awaitFlaws(id, Flaw.NOBODYS);
        give(id, new Owner(null, team));
        awaitFlaws(id);

        enable(anna, false);
        awaitFlaws(id, Flaw.DESERTED);
        give(id, new Owner(anna.id(), team));
        awaitFlaws(id, Flaw.OWNER_LEFT);

        enable(anna, true);
        awaitFlaws(id);
    }

    private void enable(Person person, boolean enabled) {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("update app_user set enabled = :enabled where id = :id")
                    .param("enabled", enabled)
                    .param("id", person.id().value())
                    .update();
            events.publishEvent(new AccountsChanged());
        });
    }

    @Test
    void aPoolWhosePeopleAreGoneIsNobodysBusiness() {
        var id = customer("Hanna Weide");
        var pool = UUID.randomUUID();
        jdbc.sql("""
                        insert into customer_pool (
                            id, name, teams, takes_a_day, former_waits_days, warns_days, hides, changed_at)
                        values (:id, :name, array[cast(:team as text)], 5, 0, 0, false, now())
                        """)
                .param("id", pool)
                .param("name", "Pool " + pool)
                .param("team", team)
                .update();
        give(id, new Owner(null, team));
        settled();
        assertThat(flaws(id)).isEmpty();

        enable(anna, false);
        awaitFlaws(id, Flaw.DESERTED);

        var other = colleagues.newTeam();
        colleagues.join(other, Role.SALES);
        jdbc.sql("update customer_pool set teams = array[cast(:team as text)] where id = :id")
                .param("team", other)
                .param("id", pool)
                .update();
        awaitFlaws(id);
    }

    @Test
    void whoBecameOneWithAnotherLeavesNoFaultAndHasItsOwnAgainWhenThatIsUndone() {
        var stays = customer("Hanna Weide");
        var goes = customer("Hanna");
        awaitFlaws(goes, Flaw.ONE_WORD);

        colleagues.as(manager, () -> merges.merge(stays, goes, Map.of(), Revision.ANY));
        settled();
        assertThat(rowsOf(goes)).isZero();

        colleagues.as(manager, () -> partings.part(goes, false));
        awaitFlaws(goes, Flaw.ONE_WORD);
    }

    @Test
    void whoIsErasedIsExaminedNoMore() {
        var id = customer("Hanna Weide");
        settled();
        jdbc.sql("update customer set erased_at = now() where id = :id")
                .param("id", id.value())
                .update();
        jdbc.sql("insert into quality_due (customer_id) values (:id)")
                .param("id", id.value())
                .update();

        settled();
    }

    private long rowsOf(CustomerId id) {
        return jdbc.sql("select count(*) from quality_fault where customer_id = :id")
                .param("id", id.value())
                .query(Long.class)
                .single();
    }

    @Test
    void whatWasKilledHalfWayIsExaminedAgain() {
        var id = transaction.execute(status -> customer("Jost"));
        transaction.executeWithoutResult(status -> {
            examination.examineSome();
            status.setRollbackOnly();
        });

        awaitFlaws(id, Flaw.ONE_WORD);
    }

    @Test
    void aHundredCustomersTakeNoMoreStatementsThanThree() {
        assertThat(statements(100)).hasSameSizeAs(statements(3));
    }

    /** Of a page with so many that have every fault. */
    private List<String> statements(int many) {
        var asked = new ArrayList<String>();
        await().atMost(PATIENCE).until(() -> {
            settled();
            return transaction.execute(status -> {
                var phone = phone();
                IntStream.range(0, many).forEach(number -> customer("Jost", phone));
                jdbc.sql("update quality_state set swept_until = :now")
                        .param("now", clock.instant().atOffset(java.time.ZoneOffset.UTC))
                        .update();
                asked.clear();
                var worked = new boolean[1];
                asked.addAll(Statements.of(() -> worked[0] = examination.examineSome()));
                status.setRollbackOnly();
                return worked[0];
            });
        });
        return asked;
    }

    @Test
    void theFiguresCountWhatTheListShows() {
        customer("Hanna");
        customer("Jost");
        customer("Hanna Weide");
        settled();

        await().atMost(PATIENCE).untilAsserted(() -> {
            var figure = figure(Quality.INCOMPLETE_NAMES);
            assertThat(figure.faults())
                    .isEqualTo(jdbc.sql("select count(*) from quality_fault where quality = 'INCOMPLETE_NAMES'")
                            .query(Long.class)
                            .single());
            assertThat(figure.customers())
                    .isEqualTo(jdbc.sql("select count(*) from customer")
                            .query(Long.class)
                            .single());
        });
        assertThat(list(new Which(Quality.INCOMPLETE_NAMES, null, team), 10, null)
                        .items())
                .extracting(FaultLine::name, FaultLine::owner, FaultLine::team)
                .containsExactlyInAnyOrder(
                        org.assertj.core.api.Assertions.tuple("Hanna", anna.name(), team),
                        org.assertj.core.api.Assertions.tuple("Jost", anna.name(), team));
        assertThat(list(new Which(Quality.INCOMPLETE_NAMES, Flaw.DIGITS_ONLY, team), 10, null)
                        .items())
                .isEmpty();
        var first = list(new Which(Quality.INCOMPLETE_NAMES, Flaw.ONE_WORD, team), 1, null);
        var second = list(new Which(Quality.INCOMPLETE_NAMES, Flaw.ONE_WORD, team), 1, first.next());
        assertThat(second.items()).doesNotContainAnyElementsOf(first.items()).hasSize(1);
        assertThat(second.next()).isNull();
    }

    @Test
    void theChangeIsCountedAgainstThirtyDaysAgo() {
        var id = customer("Hanna");
        awaitFlaws(id, Flaw.ONE_WORD);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(keptToday()).isPositive());

        clock.move(Duration.ofDays(30));
        customer("Jost");

        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(figure(Quality.INCOMPLETE_NAMES).change()).isPositive());
    }

    private long keptToday() {
        return jdbc.sql("""
                        select coalesce(sum(many), 0)
                        from quality_day
                        where quality = 'INCOMPLETE_NAMES'
                            and team = :team
                        """).param("team", team).query(Long.class).single();
    }

    private QualityFigure figure(Quality which) {
        return colleagues.as(manager, () -> quality.figures()).stream()
                .filter(figure -> figure.quality() == which)
                .findFirst()
                .orElseThrow();
    }

    private dev.rapport.platform.Page<FaultLine> list(Which which, int limit, @Nullable String after) {
        return colleagues.as(manager, () -> quality.list(which, limit, after));
    }

    @Test
    void onlyOwnersTheirTeamsAndThoseWhoSeeAllAreToldOfACustomer() {
        var id = customer("Hanna");
        awaitFlaws(id, Flaw.ONE_WORD);
        var mate = colleagues.join(team, Role.SERVICE);
        var stranger = colleagues.join(colleagues.newTeam(), Role.SALES);

        assertThat(colleagues.as(anna, () -> quality.of(id))).hasSize(1);
        assertThat(colleagues.as(mate, () -> quality.of(id))).hasSize(1);
        assertThatThrownBy(() -> colleagues.as(stranger, () -> quality.of(id))).isInstanceOf(Refused.class);
        assertThat(colleagues.as(stranger, () -> quality.seenOf(id))).isEmpty();
        assertThatThrownBy(() -> colleagues.as(anna, () -> quality.figures())).isInstanceOf(Refused.class);
    }

    @Test
    void anAdministratorGivesACheckToATeam() {
        var admin = colleagues.join(null, Role.ADMIN);
        colleagues.as(admin, () -> quality.charge(Quality.OUTDATED_TAGS, team, Revision.ANY));
        assertThat(figure(Quality.OUTDATED_TAGS).charge()).isEqualTo(team);

        assertThatThrownBy(() ->
                        colleagues.as(admin, () -> quality.charge(Quality.OUTDATED_TAGS, "no-team", Revision.ANY)))
                .hasMessage("owners.no-such-team");
        assertThatThrownBy(() -> colleagues.as(
                        admin, () -> quality.charge(Quality.OUTDATED_TAGS, null, Revision.of((Object) null))))
                .hasMessage("quality.charge-changed-meanwhile");
        colleagues.as(admin, () -> quality.charge(Quality.OUTDATED_TAGS, null, Revision.ANY));
        assertThat(figure(Quality.OUTDATED_TAGS).charge()).isNull();
        assertThatThrownBy(
                        () -> colleagues.as(manager, () -> quality.charge(Quality.OUTDATED_TAGS, team, Revision.ANY)))
                .isInstanceOf(Refused.class);
    }

    @Test
    void whatAnotherCheckFindsIsRefused() {
        assertThatThrownBy(() -> new Which(Quality.OUTDATED_TAGS, Flaw.ONE_WORD, null))
                .hasMessage("quality.flaw-of-another");
    }
}
