package dev.rapport.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Refused;
import dev.rapport.testing.Api;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import dev.rapport.testing.MovableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Customers by owner, tag, tier and stage, with and without a search. */
@DatabaseTest
class FilteredCustomersTests {

    private final String mark = UUID.randomUUID().toString().substring(0, 8);

    @Autowired
    CustomerDesk desk;

    @Autowired
    Customers customers;

    @Autowired
    Tags tags;

    @Autowired
    Api api;

    @Autowired
    Colleagues colleagues;

    @Autowired
    MovableClock clock;

    private Person anna;

    @BeforeEach
    void aSeller() {
        anna = colleagues.join(null, Role.SALES);
    }

    private CustomerId customer(String name, @Nullable String tier, @Nullable Person owner) {
        return customers
                .add(new NewCustomer(
                        NewCustomer.Kind.PERSON,
                        name + " " + mark,
                        null,
                        tier,
                        owner == null ? null : owner.id(),
                        List.of(),
                        Map.of()))
                .id();
    }

    private CustomerId tagged(String name, @Nullable String tier) {
        var id = customer(name, tier, anna);
        tags.add(id, new Tags.Tag("Tea " + mark, Tags.BY_HAND, null));
        return id;
    }

    private List<CustomerId> found(CustomerFilter filter) {
        return colleagues.as(anna, () -> desk.list(filter, 50, null)).items().stream()
                .map(CustomerLine::id)
                .toList();
    }

    private CustomerFilter ofTag(String text, @Nullable String tier, @Nullable Lifecycle stage) {
        return new CustomerFilter(text, "tea " + mark, null, false, tier, stage, null);
    }

    @Test
    void aTagIsFoundInAnySpellingTheNewestFirstAndNoLongerOnceItExpired() {
        var first = tagged("Li Wei", null);
        var second = tagged("Zhang Min", "gold");
        customer("Wang Fang", "gold", anna);
        var expired = customer("Zhao Lei", null, anna);
        tags.add(
                expired,
                new Tags.Tag("Tea " + mark, Tags.BY_HAND, clock.instant().minus(Duration.ofDays(1))));

        assertThat(found(ofTag("", null, null))).containsExactly(second, first);
        assertThat(found(ofTag("", "gold", null))).containsExactly(second);
        assertThat(colleagues.as(anna, () -> desk.tagsInUse())).contains("Tea " + mark);
    }

    @Test
    void aSearchIsNarrowedByWhatCustomersAre() {
        var li = tagged("Li Wei", null);
        tagged("Zhang Min", null);
        customer("Li Wei", null, anna);

        assertThat(found(ofTag("Li Wei " + mark, null, null))).containsExactly(li);
        customers.changeLifecycle(li, Lifecycle.BUYER);
        assertThat(found(ofTag("Li Wei", null, Lifecycle.PROSPECT))).isEmpty();
        assertThat(found(ofTag("Li Wei", null, Lifecycle.BUYER))).containsExactly(li);
    }

    @Test
    void eachIsShownOnceHoweverShortThePages() {
        var all = new ArrayList<CustomerId>();
        for (var one = 0; one < 7; one++) all.addFirst(customer("Customer " + one, null, anna));
        var filter = new CustomerFilter("", null, anna.id(), false, null, null, null);
        var shown = new ArrayList<CustomerId>();
        String after = null;
        do {
            var from = after;
            var page = colleagues.as(anna, () -> desk.list(filter, 3, from));
            page.items().forEach(line -> shown.add(line.id()));
            after = page.next();
        } while (after != null);

        assertThat(shown).containsExactlyElementsOf(all);
    }

    @Test
    void programsAskForTheirOwnAndForNobodys() throws Exception {
        var own = customer("Own", null, anna);
        var nobodys = customer("Nobody", null, null);

        api.ask(anna, get("/api/v1/customers?owner=me"))
                .andExpect(jsonPath("$.items.length()").value(1))
                .andExpect(jsonPath("$.items[0].id").value(own.toString()));
        api.ask(anna, get("/api/v1/customers?owner=none&text=" + mark))
                .andExpect(jsonPath("$.items.length()").value(1))
                .andExpect(jsonPath("$.items[0].id").value(nobodys.toString()));
        api.ask(anna, get("/api/v1/customers?owner=x")).andExpect(status().isNotFound());
        api.ask(anna, get("/api/v1/customers?lifecycle=FRIEND")).andExpect(status().isBadRequest());
        assertThatThrownBy(() -> found(new CustomerFilter("", null, null, false, "platinum", null, null)))
                .isInstanceOf(Refused.class);
    }
}
