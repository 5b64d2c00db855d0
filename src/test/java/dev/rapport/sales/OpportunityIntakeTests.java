package dev.rapport.sales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.customer.Customers;
import dev.rapport.customer.NewCustomer;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Money;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Revision;
import dev.rapport.platform.UserId;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** For whom an opportunity may be opened. */
@DatabaseTest
class OpportunityIntakeTests {

    @Autowired
    OpportunityIntake intake;

    @Autowired
    Products products;

    @Autowired
    Customers customers;

    @Autowired
    Colleagues colleagues;

    private Person anna;
    private Person boss;

    @BeforeEach
    void somebodySells() {
        anna = colleagues.joinSellers("sales", "place-" + UUID.randomUUID());
        boss = colleagues.join("management", Role.MANAGER);
    }

    private void open(UserId owner, String team, @Nullable CustomerId customer) {
        var wanted = new NewOpportunity("Acme", customer, null, Money.of(BigDecimal.TEN, "CNY"), owner, team, null);
        colleagues.as(boss, () -> intake.open(wanted));
    }

    private void refuses(String key, UserId owner, String team, @Nullable CustomerId customer) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> open(owner, team, customer))
                .satisfies(refused -> assertThat(refused.key()).isEqualTo(key));
    }

    @Test
    void isOpenedForWhoeverSells() {
        assertThatNoException().isThrownBy(() -> open(anna.id(), "sales", null));
        var team = colleagues.newTeam();
        var bela = colleagues.join(team, Role.SALES);
        assertThatNoException().isThrownBy(() -> open(bela.id(), team, null));
    }

    @Test
    void isNotOpenedForSomebodyWhoIsNotHereOrDoesNotSell() {
        var agent = colleagues.join("service", Role.SERVICE);
        refuses("sales.no-such-person", UserId.next(), "sales", null);
        refuses("sales.does-not-sell", agent.id(), "sales", null);
    }

    @Test
    void isNotOpenedForATeamThatDoesNotSell() {
        var team = colleagues.newTeam();
        colleagues.join(team, Role.SERVICE);
        refuses("sales.team-does-not-sell", anna.id(), team, null);
        refuses("sales.no-such-team", anna.id(), "nowhere", null);
    }

    @Test
    void isNotOpenedForACustomerThatNobodyKnows() {
        refuses("customer.unknown", anna.id(), "sales", CustomerId.next());
    }

    @Test
    void whoIsNewIsAddedWithTheOpportunityOrNotAtAll() {
        var ann = new NewCustomer(
                NewCustomer.Kind.PERSON,
                "Ann " + UUID.randomUUID(),
                null,
                null,
                null,
                List.of(UUID.randomUUID() + "@example.org"),
                Map.of());
        var refused = new NewOpportunity(" ", null, null, Money.of(BigDecimal.TEN, "CNY"), anna.id(), "sales", null);
        var taken = new NewOpportunity("Acme", null, null, Money.of(BigDecimal.TEN, "CNY"), anna.id(), "sales", null);

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> colleagues.as(boss, () -> intake.openFor(ann, refused::of)));
        assertThat(customers.candidates(ann)).isEmpty();

        var opened = colleagues.as(boss, () -> intake.openFor(ann, taken::of));
        assertThat(customers.candidates(ann))
                .extracting(candidate -> candidate.id())
                .containsExactly(opened.customer());
    }

    @Test
    void aProductKeepsWhatItWasAndWhoChangedIt() {
        var name = "Thing " + UserId.next();
        var first = Money.of(BigDecimal.valueOf(100), "CNY");
        var second = Money.of(BigDecimal.valueOf(90), "CNY");
        var added = colleagues.as(boss, () -> products.add(name, "A", first));
        colleagues.as(boss, () -> products.change(added.id(), "A", second, Revision.ANY));
        colleagues.as(boss, () -> products.put(name, "A", second));

        assertThat(products.changes(added.id()))
                .extracting(ProductChange::price)
                .containsExactly(second, first);
        assertThat(products.changes(added.id())).extracting(ProductChange::by).containsOnly(boss.id());
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> colleagues.as(boss, () -> products.add(name, "B", first)))
                .satisfies(refused -> assertThat(refused.kind()).isEqualTo(Refused.Kind.CONFLICT));
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> colleagues.as(anna, () -> products.change(added.id(), "A", first, Revision.ANY)))
                .satisfies(refused -> assertThat(refused.kind()).isEqualTo(Refused.Kind.NOT_ALLOWED));
    }
}
