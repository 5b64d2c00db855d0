package dev.rapport.customer.fields;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.customer.CustomerDesk;
import dev.rapport.customer.CustomerFilter;
import dev.rapport.customer.CustomerLine;
import dev.rapport.customer.Customers;
import dev.rapport.customer.NewCustomer;
import dev.rapport.customer.NewCustomer.Kind;
import dev.rapport.customer.fields.FactField.Choice;
import dev.rapport.customer.fields.FactField.Format;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Refused;
import dev.rapport.testing.Api;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Customers by what profiles say of them. */
@DatabaseTest
class FoundByFieldsTests {

    private static final List<Choice> TEAS =
            List.of(new Choice("green", "Green tea", "绿茶"), new Choice("black", "Black tea", "红茶"));

    private final String tea =
            "f" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
    private final String city = "Stadt " + UUID.randomUUID();

    @Autowired
    CustomFields fields;

    @Autowired
    FactFields known;

    @Autowired
    CustomerDesk desk;

    @Autowired
    Customers customers;

    @Autowired
    Colleagues colleagues;

    @Autowired
    Api api;

    @Autowired
    JdbcClient jdbc;

    private Person anna;

    @BeforeEach
    void aSeller() {
        anna = colleagues.join(null, Role.SALES);
    }

    /** Other tests look at all fields that there are. */
    @AfterEach
    void nobodyUsesThemAnyMore() {
        jdbc.sql("update custom_field set in_use = false where name = :name")
                .param("name", tea)
                .update();
        known.are(List.of());
    }

    private void add(Format format, List<Choice> choices, Set<Role> seenBy) {
        var field =
                new CustomField(tea, "Favourite tea", "最爱的茶", format, choices, null, null, seenBy, Set.of(), 1, true);
        colleagues.as(colleagues.join(null, Role.ADMIN), () -> fields.add(field));
    }

    private CustomerId customer(Map<String, String> facts) {
        return customers.findOrAdd(
                new NewCustomer(Kind.PERSON, "Tea " + UUID.randomUUID(), null, null, null, List.of(), facts));
    }

    private List<CustomerId> found(Map<String, String> facts) {
        var filter = new CustomerFilter("", null, null, false, null, null, null).saying(facts);
        return colleagues.as(anna, () -> desk.list(filter, 50, null)).items().stream()
                .map(CustomerLine::id)
                .toList();
    }

    private void refuses(String key, Map<String, String> facts) {
        assertThatThrownBy(() -> found(facts))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.key()).isEqualTo(key));
    }

    @Test
    void theNewestComesFirstAndSeveralFieldsNarrow() {
        add(Format.CHOICE, TEAS, Set.of());
        var first = customer(Map.of(tea, "green", "city", city));
        var second = customer(Map.of(tea, "green", "city", city));
        var black = customer(Map.of(tea, "black", "city", city));

        assertThat(found(Map.of("city", city.toUpperCase()))).containsExactly(black, second, first);
        assertThat(found(Map.of("city", city, tea, "绿茶"))).containsExactly(second, first);
        assertThat(found(Map.of("city", city, tea, "Black tea"))).containsExactly(black);
        assertThat(colleagues.as(anna, () -> desk.chosenFrom()))
                .extracting(FactField::name)
                .contains(tea);
    }

    @Test
    void oneOfSeveralIsFoundWhereverItStandsAndATextIsNot() {
        add(Format.CHOICES, TEAS, Set.of());
        var both = customer(Map.of(tea, "black; green", "city", city));
        var green = customer(Map.of(tea, "green", "city", city));
        customer(Map.of("sector", "green; black", "city", city));

        assertThat(found(Map.of("city", city, tea, "绿茶"))).containsExactly(green, both);
        assertThat(found(Map.of("city", city, tea, "Black tea"))).containsExactly(both);
        assertThat(found(Map.of("city", city, tea, "green, black"))).containsExactly(both);
        assertThat(found(Map.of("city", city, "sector", "green"))).isEmpty();
    }

    @Test
    void aLongTextIsComparedToItsEnd() {
        var long1 = customer(Map.of("sector", "x".repeat(150) + city + "1"));
        customer(Map.of("sector", "x".repeat(150) + city + "2"));

        assertThat(found(Map.of("sector", "x".repeat(150) + city + "1"))).containsExactly(long1);
    }

    @Test
    void nobodyLooksForWhatTheyDoNotSee() {
        add(Format.TEXT, List.of(), Set.of(Role.SERVICE));
        customer(Map.of("city", city));

        refuses("fields.not-sought", Map.of(tea, "Lung trouble"));
        refuses("customer.no-such-fact", Map.of("nothing_of_the_kind", "x"));
        refuses("fields.nothing-sought", Map.of("city", " "));
        refuses("fields.nothing-sought", Map.of("city", "0351 5551234 or a.b@example.com"));
        refuses("customer.bad-number", Map.of("employees", "-3"));
        assertThat(colleagues.as(anna, () -> desk.chosenFrom()))
                .extracting(FactField::name)
                .doesNotContain(tea);
    }

    @Test
    void programsLookForThemToo() throws Exception {
        add(Format.YES_NO, List.of(), Set.of());
        var yes = customer(Map.of(tea, "yes", "city", city));
        customer(Map.of(tea, "no", "city", city));

        api.ask(anna, get("/api/v1/customers").param("custom." + tea, "是").param("custom.city", city))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items.length()").value(1))
                .andExpect(jsonPath("$.items[0].id").value(yes.toString()));
        api.ask(anna, get("/api/v1/customers").param("custom.nothing", "x"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].field").value("custom.nothing"));
        api.ask(anna, get("/api/v1/customers").param("costum.city", "x")).andExpect(status().isBadRequest());
        api.ask(anna, get("/api/v1/customers?custom.city=a&custom.city=b")).andExpect(status().isBadRequest());
    }
}
