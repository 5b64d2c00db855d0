package dev.rapport.customer.pools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.customer.CustomerDesk;
import dev.rapport.customer.owners.Owner;
import dev.rapport.customer.owners.OwnerCause;
import dev.rapport.customer.owners.OwnerChange;
import dev.rapport.customer.owners.Owners;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Revision;
import dev.rapport.platform.UserId;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import dev.rapport.testing.MovableClock;
import dev.rapport.testing.Statements;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Customers that nobody owns, who takes them, and what comes back. */
@DatabaseTest
class PoolsTests {

    private static final String WHY = "No time for this one";

    @Autowired
    Pools pools;

    @Autowired
    Returns returns;

    @Autowired
    PoolRows rows;

    @Autowired
    Owners owners;

    @Autowired
    CustomerDesk desk;

    @Autowired
    Colleagues colleagues;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MovableClock clock;

    private String team;
    private Person anna;
    private Person bob;
    private Person manager;

    @BeforeEach
    void aTeam() {
        team = colleagues.newTeam();
        anna = colleagues.join(team, Role.SALES);
        bob = colleagues.join(team, Role.SALES);
        manager = colleagues.join(null, Role.MANAGER);
    }

    private PoolRules rules(int aDay, int waits, @Nullable Integer days, int warns, boolean hides) {
        return new PoolRules(
                "Pool " + UUID.randomUUID(), List.of(team), aDay, waits, days, null, null, warns, hides, true);
    }

    private PoolId pool(PoolRules rules) {
        return colleagues.as(manager, () -> pools.make(rules));
    }

    private CustomerId customer(@Nullable Person owner) {
        var id = CustomerId.next();
        jdbc.sql("""
                        insert into customer (id, kind, name, name_key, tier, lifecycle, owner_id, team, created_at)
                        values (?, 'PERSON', ?, ?, 'standard', 'PROSPECT', ?, ?, ?)
                        """)
                .params(
                        id.value(),
                        "customer " + id,
                        "customer " + id,
                        owner == null ? null : owner.id().value(),
                        team,
                        clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        return id;
    }

    private CustomerId pooled(PoolId pool) {
        var id = customer(null);
        colleagues.as(manager, () -> pools.putBack(pool, id, "Nobody has it"));
        return id;
    }

    private @Nullable UserId owner(CustomerId customer) {
        return colleagues.as(manager, () -> owners.of(customer)).owner().person();
    }

    private void take(Person taker, PoolId pool, CustomerId customer) {
        colleagues.as(taker, () -> pools.take(pool, customer));
    }

    @Test
    void whoTakesACustomerOwnsItAndItIsInThePoolNoMore() {
        var pool = pool(rules(5, 30, null, 0, false));
        var customer = pooled(pool);

        take(anna, pool, customer);

        assertThat(owner(customer)).isEqualTo(anna.id());
        assertThat(colleagues.as(anna, () -> pools.customers(pool, 10, null)).items())
                .isEmpty();
        assertThat(colleagues.as(anna, () -> owners.history(customer, 10, null)).items())
                .first()
                .extracting(OwnerChange::cause, OwnerChange::to, OwnerChange::toTeam)
                .containsExactly(OwnerCause.TAKEN, anna.name(), team);
        assertThatThrownBy(() -> take(bob, pool, customer)).hasMessage("pools.taken-already");
        assertThatThrownBy(() -> take(anna, pool, customer)).hasMessage("pools.is-yours");
    }

    @Test
    void ofTwoAtOnceOneGetsIt() throws Exception {
        var pool = pool(rules(50, 30, null, 0, false));
        for (var round = 0; round < 10; round++) {
            var customer = pooled(pool);
            var got = new ArrayList<Boolean>();
            try (var threads = Executors.newFixedThreadPool(2)) {
                List<Callable<Boolean>> both = List.of(() -> got(anna, pool, customer), () -> got(bob, pool, customer));
                for (var result : threads.invokeAll(both)) got.add(result.get());
            }
            assertThat(got).containsExactlyInAnyOrder(true, false);
            assertThat(owner(customer)).isIn(anna.id(), bob.id());
        }
    }

    private boolean got(Person taker, PoolId pool, CustomerId customer) {
        try {
            take(taker, pool, customer);
            return true;
        } catch (Refused refused) {
            assertThat(refused).hasMessage("pools.taken-already");
            return false;
        }
    }

    @Test
    void nobodyTakesMoreADayThanTheRulesSayNotEvenAtOnce() throws Exception {
        var pool = pool(rules(2, 30, null, 0, false));
        var three = List.of(pooled(pool), pooled(pool), pooled(pool));
        try (var threads = Executors.newFixedThreadPool(3)) {
            threads.invokeAll(three.stream()
                    .<Callable<Boolean>>map(one -> () -> {
                        take(anna, pool, one);
                        return true;
                    })
                    .toList());
        }

        assertThat(three.stream().filter(one -> anna.id().equals(owner(one)))).hasSize(2);
        var left = three.stream().filter(one -> owner(one) == null).findFirst().orElseThrow();
        assertThatThrownBy(() -> take(anna, pool, left)).hasMessage("pools.enough-today");
        clock.move(Duration.ofDays(1));
        take(anna, pool, left);
        assertThat(owner(left)).isEqualTo(anna.id());
    }

    @Test
    void theFormerOwnerWaitsWhileOthersMay() {
        var pool = pool(rules(5, 30, null, 0, false));
        var customer = customer(anna);
        colleagues.as(anna, () -> pools.putBack(pool, customer, WHY));

        assertThatThrownBy(() -> take(anna, pool, customer)).hasMessage("pools.former-waits-until");
        clock.move(Duration.ofDays(31));
        take(anna, pool, customer);
        assertThat(owner(customer)).isEqualTo(anna.id());
    }

    @Test
    void onlyPeopleOfItsTeamsSeeAndTake() {
        var pool = pool(rules(5, 30, null, 0, false));
        var customer = pooled(pool);
        var stranger = colleagues.join(colleagues.newTeam(), Role.SALES);

        assertThatThrownBy(() -> take(stranger, pool, customer)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> colleagues.as(stranger, () -> pools.customers(pool, 10, null)))
                .isInstanceOf(Refused.class);
        assertThat(colleagues.as(stranger, () -> pools.list()))
                .extracting(Pool::id)
                .doesNotContain(pool);
        assertThat(colleagues.as(anna, () -> pools.list())).extracting(Pool::id).contains(pool);
        assertThatThrownBy(() -> colleagues.as(anna, () -> pools.make(rules(5, 30, null, 0, false))))
                .isInstanceOf(Refused.class);
    }

    @Test
    void itsOwnerOrAManagerPutsACustomerBackWithAReason() {
        var pool = pool(rules(5, 30, null, 0, false));
        var customer = customer(anna);

        assertThatThrownBy(() -> colleagues.as(bob, () -> pools.putBack(pool, customer, WHY)))
                .hasMessage("access.role-missing");
        assertThatThrownBy(() -> colleagues.as(anna, () -> pools.putBack(pool, customer, "no")))
                .hasMessage("owners.reason-needed");
        colleagues.as(anna, () -> pools.putBack(pool, customer, WHY));

        assertThat(colleagues.as(bob, () -> pools.customers(pool, 10, null)).items())
                .extracting(PooledCustomer::customer, PooledCustomer::former, PooledCustomer::why)
                .containsExactly(tuple(customer, anna.name(), WHY));
        assertThatThrownBy(() -> colleagues.as(manager, () -> pools.putBack(pool, customer, WHY)))
                .hasMessage("pools.is-in-one");
    }

    @Test
    void whoIsGivenBackToATeamStandsInItsPoolAndWhoGetsAnOwnerInNone() {
        var pool = pool(rules(5, 30, null, 0, false));
        var customer = customer(anna);
        colleagues.as(manager, () -> owners.change(customer, new Owner(null, team), WHY, Revision.ANY));
        assertThat(colleagues.as(bob, () -> pools.of(customer)))
                .extracting(Pool::id)
                .containsExactly(pool);

        colleagues.as(manager, () -> owners.change(customer, new Owner(bob.id(), team), WHY, Revision.ANY));

        assertThat(colleagues.as(bob, () -> pools.of(customer))).isEmpty();
    }

    @Test
    void contactDataOfAPoolThatHidesThemIsUncoveredByWhoTookTheCustomer() {
        var pool = pool(rules(5, 30, null, 0, true));
        var customer = pooled(pool);
        colleagues.as(manager, () -> desk.reachBy(customer, List.of("wei" + Ids.next() + "@example.com")));
        var point = jdbc.sql("select id from contact_point where customer_id = ?")
                .param(customer.value())
                .query(UUID.class)
                .single();

        assertThatThrownBy(() -> colleagues.as(anna, () -> desk.show(customer, point, "To call them")))
                .hasMessage("pools.hidden");
        take(anna, pool, customer);
        assertThat(colleagues.as(anna, () -> desk.show(customer, point, "To call them")))
                .endsWith("@example.com");
    }

    @Test
    void whatNobodyWorksOnComesBackAfterItsOwnerWasTold() {
        var pool = pool(rules(5, 30, 30, 7, false));
        var quiet = customer(anna);
        var busy = customer(anna);
        clock.move(Duration.ofDays(24));
        colleagues.as(anna, () -> desk.tag(busy, "vip"));
        scan(pool);
        scan(pool);

        assertThat(told("CustomersGoBackSoon")).isEqualTo(1);
        assertThat(owner(quiet)).isEqualTo(anna.id());
        clock.move(Duration.ofDays(8));
        scan(pool);

        assertThat(owner(quiet)).isNull();
        assertThat(owner(busy)).isEqualTo(anna.id());
        assertThat(told("CustomersWentBack")).isEqualTo(1);
        assertThat(colleagues.as(bob, () -> pools.customers(pool, 10, null)).items())
                .extracting(PooledCustomer::customer, PooledCustomer::former)
                .containsExactly(tuple(quiet, anna.name()));
        assertThat(colleagues.as(bob, () -> owners.history(quiet, 10, null)).items())
                .extracting(OwnerChange::cause)
                .containsExactly(OwnerCause.CAME_BACK);
    }

    @Test
    void whoeverWorksOnItAfterTheNoticeKeepsIt() {
        var pool = pool(rules(5, 30, 30, 7, false));
        var customer = customer(anna);
        clock.move(Duration.ofDays(24));
        scan(pool);
        colleagues.as(anna, () -> desk.tag(customer, "vip"));
        clock.move(Duration.ofDays(8));
        scan(pool);

        assertThat(owner(customer)).isEqualTo(anna.id());
    }

    @Test
    void whoseLastContractEndedLongAgoComesBack() {
        var pool =
                pool(new PoolRules("Pool " + UUID.randomUUID(), List.of(team), 5, 30, null, null, 30, 0, false, true));
        var ended = customer(anna);
        var runs = customer(anna);
        var none = customer(anna);
        contract(ended, 5);
        contract(ended, 10);
        contract(runs, 10);
        contract(runs, 100);
        clock.move(Duration.ofDays(39));
        scan(pool);
        assertThat(owner(ended)).isEqualTo(anna.id());

        clock.move(Duration.ofDays(2));
        scan(pool);

        assertThat(owner(ended)).isNull();
        assertThat(owner(runs)).isEqualTo(anna.id());
        assertThat(owner(none)).isEqualTo(anna.id());
        assertThat(colleagues
                        .as(bob, () -> owners.history(ended, 10, null))
                        .items()
                        .getFirst()
                        .why())
                .contains("its contract ended");
    }

    private void contract(CustomerId customer, int days) {
        jdbc.sql("""
                        insert into used_product (id, customer_id, product, contract_until, noted_at)
                        values (gen_random_uuid(), ?, 'Support', ?, now())
                        """)
                .params(customer.value(), LocalDate.now(clock).plusDays(days))
                .update();
    }

    private void scan(PoolId pool) {
        returns.scan(rows.find(pool).orElseThrow());
    }

    private int told(String kind) {
        return jdbc.sql("select count(*) from notice where user_id = ? and kind = ?")
                .params(anna.id().value(), kind)
                .query(Integer.class)
                .single();
    }

    @Test
    void aHundredComeBackInAsFewStatementsAsThree() {
        assertThat(back(100)).hasSameSizeAs(back(3));
    }

    private List<String> back(int many) {
        aTeam();
        var pool = pool(rules(5, 30, 30, 0, false));
        for (var number = 0; number < many; number++) customer(anna);
        clock.move(Duration.ofDays(31));
        var asked = Statements.of(() -> scan(pool));
        assertThat(colleagues.as(bob, () -> pools.customers(pool, 200, null)).items())
                .hasSize(many);
        return asked;
    }

    @Test
    void rulesThatCannotBeAreRefused() {
        assertThatThrownBy(() -> pool(rules(0, 30, null, 0, false))).hasMessage("pools.out-of-range");
        assertThatThrownBy(() -> pool(rules(5, 30, 7, 7, false))).hasMessage("pools.warns-too-early");
        assertThatThrownBy(() -> pool(new PoolRules(" ", List.of(team), 1, 1, null, null, null, 0, false, true)))
                .hasMessage("pools.bad-name");
        assertThatThrownBy(() -> pool(new PoolRules("Pool", List.of(), 1, 1, null, null, null, 0, false, true)))
                .hasMessage("pools.no-teams");
        assertThatThrownBy(
                        () -> pool(new PoolRules("Pool", List.of("nowhere"), 1, 1, null, null, null, 0, false, true)))
                .hasMessage("owners.no-such-team");
        var rules = rules(5, 30, null, 0, false);
        var pool = pool(rules);
        assertThatThrownBy(() -> pool(rules)).hasMessage("pools.name-taken");
        assertThatThrownBy(() -> colleagues.as(
                        manager, () -> pools.change(pool, rules(6, 30, null, 0, false), Revision.of("old"))))
                .hasMessage("pools.changed-meanwhile");
    }
}
