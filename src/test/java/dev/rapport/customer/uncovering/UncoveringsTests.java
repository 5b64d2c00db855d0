package dev.rapport.customer.uncovering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.access.Standing;
import dev.rapport.customer.CustomerDesk;
import dev.rapport.customer.Customers;
import dev.rapport.customer.NewCustomer;
import dev.rapport.notice.NoticeCentre;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Refused;
import dev.rapport.platform.UserId;
import dev.rapport.testing.Api;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import dev.rapport.testing.MovableClock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
class UncoveringsTests {

    private final String mark = UUID.randomUUID().toString().substring(0, 8);

    @Autowired
    CustomerDesk desk;

    @Autowired
    Customers customers;

    @Autowired
    Uncoverings uncoverings;

    @Autowired
    NoticeCentre notices;

    @Autowired
    Colleagues colleagues;

    @Autowired
    Api api;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcClient jdbc;

    private Person anna;
    private Person manager;

    @BeforeEach
    void aSellerAndAManager() {
        clock.stop();
        anna = colleagues.join(null, Role.SALES);
        manager = colleagues.join(null, Role.MANAGER);
    }

    private CustomerId customer(String name, @Nullable Person owner) {
        return customers
                .add(new NewCustomer(
                        NewCustomer.Kind.PERSON,
                        name + " " + mark,
                        null,
                        null,
                        owner == null ? null : owner.id(),
                        List.of(name.replace(' ', '.') + "." + mark + "@example.com"),
                        Map.of()))
                .id();
    }

    private void shows(Person who, CustomerId customer) {
        colleagues.as(
                who,
                () -> desk.show(
                        customer,
                        desk.profile(customer).contactPoints().getFirst().id(),
                        "asked to be called back"));
    }

    private void showsOf(Person owner, int many) {
        for (var one = 0; one < many; one++) shows(anna, customer("Customer " + UUID.randomUUID(), owner));
    }

    private UncoveringDay day(Person who) {
        return colleagues
                .as(manager, () -> uncoverings.days(false, who.id(), 10, null))
                .items()
                .getFirst();
    }

    private List<UserId> unusual() {
        return colleagues.as(manager, () -> uncoverings.days(true, null, 200, null)).items().stream()
                .map(UncoveringDay::person)
                .toList();
    }

    private long told(Person who) {
        return colleagues.as(who, () -> notices.mine(100, null)).items().stream()
                .filter(notice -> notice.text().contains(anna.name()))
                .count();
    }

    @Test
    void whatIsShownIsListedWithWhoWhyAndHowTheyStoodToTheCustomer() {
        var own = customer("Li Wei", anna);
        var other = customer("Wang Fang", manager);
        shows(anna, own);
        shows(anna, other);

        var listed = colleagues
                .as(manager, () -> uncoverings.of(anna.id(), LocalDate.now(clock), 10, null))
                .items();
        assertThat(listed).extracting(Uncovering::customer).containsExactly(other, own);
        assertThat(listed).extracting(Uncovering::standing).containsExactly(Standing.OTHER, Standing.OWNER);
        assertThat(listed).extracting(Uncovering::field).containsOnly("customer.email");
        assertThat(listed).extracting(Uncovering::reason).containsOnly("asked to be called back");
        assertThat(day(anna)).isEqualTo(new UncoveringDay(anna.id(), LocalDate.now(clock), 2, 1, 0));
        assertThat(unusual()).doesNotContain(anna.id());
    }

    @Test
    void whatIsShownAgainIsListedAgainAndCountedOnce() {
        var other = customer("Wang Fang", manager);
        for (var time = 0; time < 12; time++) shows(anna, other);

        assertThat(day(anna).shown()).isEqualTo(1);
        assertThat(unusual()).doesNotContain(anna.id());
        assertThat(colleagues
                        .as(manager, () -> uncoverings.of(anna.id(), LocalDate.now(clock), 20, null))
                        .items())
                .hasSize(12);
    }

    @Test
    void managersAreToldOnceWhenADayBecomesUnusual() {
        showsOf(anna, 19);
        assertThat(unusual()).doesNotContain(anna.id());
        assertThat(told(manager)).isZero();

        showsOf(anna, 1);
        assertThat(unusual()).contains(anna.id());
        assertThat(day(anna).signs()).containsExactly(UncoveringDay.Sign.MANY);
        showsOf(anna, 3);
        assertThat(told(manager)).isEqualTo(1);
    }

    @Test
    void customersOfOthersAreUnusualEarlier() {
        showsOf(manager, 10);

        assertThat(day(anna).signs()).containsExactly(UncoveringDay.Sign.OF_OTHERS);
        assertThat(unusual()).contains(anna.id());
    }

    @Test
    void whoAlwaysHasManyShownIsJudgedByTheirOwnDays() {
        jdbc.sql("""
                        insert into uncovering_day (person_id, day, shown, of_others, usual)
                        values (:person, :day, 12, 0, 0)
                        """)
                .param("person", anna.id().value())
                .param("day", LocalDate.now(clock).minusDays(3))
                .update();
        showsOf(anna, 25);

        assertThat(day(anna).usual()).isEqualTo(12);
        assertThat(unusual()).doesNotContain(anna.id());
    }

    @Test
    void aRefusedUncoveringIsNotCounted() {
        var own = customer("Li Wei", anna);
        var point = desk.profile(own).contactPoints().getFirst().id();

        assertThatThrownBy(() -> colleagues.as(anna, () -> desk.show(own, point, " ")))
                .isInstanceOf(Refused.class);
        assertThat(colleagues
                        .as(manager, () -> uncoverings.days(false, anna.id(), 10, null))
                        .items())
                .isEmpty();
    }

    @Test
    void theListIsForThoseWhoWatchOverIt() throws Exception {
        showsOf(manager, 10);

        api.ask(
                        manager,
                        get("/api/v1/uncoverings")
                                .param("unusual", "true")
                                .param("person", anna.id().toString()))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items[0].shown").value(10))
                .andExpect(jsonPath("$.items[0].signs[0]").value("of-others"));
        api.ask(manager, get("/api/v1/uncoverings/{person}/{day}", anna.id(), LocalDate.now(clock)))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items[0].standing").value("other"));
        api.ask(anna, get("/api/v1/uncoverings")).andExpect(status().isForbidden());
    }
}
