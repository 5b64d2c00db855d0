package dev.rapport.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Refused;
import dev.rapport.testing.DatabaseTest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
class CustomersTests {

    @Autowired
    Customers customers;

    @Autowired
    JdbcClient jdbc;

    @Test
    void findsTheSamePersonByAnotherSpellingOfThePhone() {
        var phone = phone();
        var first = customers.findOrAdd(person("Li Wei", null, phone));

        assertThat(customers.findOrAdd(person("Li Wei", null, "+86 " + phone))).isEqualTo(first);
    }

    @Test
    void namesAreFoldedAsTheDatabaseFoldsWords() {
        for (var name :
                List.of("Müller", "ZÜRICH", "José", "Łódź", "Þórr Ægir", "Straße", "北京 客户", "ガード", "김철수", "İstanbul"))
            assertThat(jdbc.sql("select folded(:name)")
                            .param("name", name)
                            .query(String.class)
                            .single())
                    .isEqualTo(NameKey.of(name).text());
    }

    @Test
    void findsByExternalIdBeforeThePhone() {
        var phone = phone();
        var external = "external-" + UUID.randomUUID();
        var first = customers.findOrAdd(person("Li Wei", external, phone()));
        customers.findOrAdd(person("Wang Fang", null, phone));

        assertThat(customers.findOrAdd(person("Li Wei", external, phone))).isEqualTo(first);
    }

    @Test
    void addsWhatTheKnownCustomerLacks() {
        var phone = phone();
        var customer = customers.findOrAdd(person("Li Wei", null, phone));

        customers.findOrAdd(person("Li Wei", null, phone, "li." + phone + "@example.com"));

        assertThat(customers.card(customer).orElseThrow().maskedContactPoints())
                .hasSize(2)
                .contains("l***@example.com");
    }

    @Test
    void keepsTheFactsItKnows() {
        var external = "external-" + UUID.randomUUID();
        var customer = customers.findOrAdd(firm(external, Map.of("sector", "medical")));

        customers.findOrAdd(firm(external, Map.of("sector", "retail", "city", "Shanghai")));

        assertThat(customers.facts(customer)).isEqualTo(Map.of("sector", "medical", "city", "Shanghai"));
    }

    @Test
    void addsOneCustomerWhenManyBringItAtOnce() throws Exception {
        var phone = phone();
        var found = new HashSet<CustomerId>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            var tasks = new ArrayList<Callable<CustomerId>>();
            for (var i = 0; i < 16; i++) tasks.add(() -> customers.findOrAdd(person("Li Wei", null, phone)));
            for (var result : threads.invokeAll(tasks)) found.add(result.get());
        }

        assertThat(found).hasSize(1);
    }

    @Test
    void neverTellsAWholePhoneNumber() {
        var phone = phone();
        var customer = customers.findOrAdd(person("Li Wei", null, phone));

        assertThat(customers.card(customer).orElseThrow().maskedContactPoints())
                .noneMatch(masked -> masked.replace(" ", "").contains(phone));
    }

    @Test
    void refusesWhatIsNeitherPhoneNorEmail() {
        assertThatThrownBy(() -> customers.findOrAdd(person("Li Wei", null, "call me")))
                .isInstanceOf(Refused.class);
    }

    @Test
    void aParentMayComeAfterItsSubsidiary() {
        var parentExternal = "parent-" + UUID.randomUUID();
        var child = customers.findOrAdd(firm("child-" + UUID.randomUUID(), Map.of()));
        Subsidiaries.link(jdbc, child, parentExternal);

        var parent = customers.findOrAdd(firm(parentExternal, Map.of()));

        assertThat(jdbc.sql("select parent_id from customer where id = ?")
                        .param(child.value())
                        .query(UUID.class)
                        .single())
                .isEqualTo(parent.value());
    }

    @Test
    void whatHappensToACustomerIsInTheTrail() {
        var customer = customers.findOrAdd(person("Li Wei", null, phone()));

        assertThat(jdbc.sql("select kind from trail where subject_id = ?")
                        .param(customer.value())
                        .query(String.class)
                        .list())
                .containsExactly("CustomerAdded");
    }

    private static String phone() {
        return "138" + String.format("%08d", Math.floorMod(UUID.randomUUID().getMostSignificantBits(), 100_000_000L));
    }

    private static NewCustomer person(String name, @Nullable String external, String... contactPoints) {
        return new NewCustomer(NewCustomer.Kind.PERSON, name, external, null, null, List.of(contactPoints), Map.of());
    }

    private static NewCustomer firm(String external, Map<String, String> facts) {
        return new NewCustomer(NewCustomer.Kind.ORGANISATION, "Acme", external, null, null, List.of(), facts);
    }

    @Test
    void aSharedPhoneDoesNotMakeTwoPeopleOne() {
        var phone = phone();
        var external = "X77-" + UUID.randomUUID();
        var ming = customers.add(person("王小明", null, phone)).id();

        var hong = customers.add(person("王小红", external, phone));

        assertThat(hong.fresh()).isTrue();
        assertThat(hong.id()).isNotEqualTo(ming);
        assertThat(hong.candidates()).containsExactly(new Candidate(ming, "王小明", List.of(Candidate.Why.PHONE)));
        assertThat(customers.byExternal(external)).contains(hong.id());
    }

    @Test
    void thePhoneOfOneWithTheMailOfAnotherGivesNeitherAnything() {
        var phone = phone();
        var mail = UUID.randomUUID() + "@example.com";
        var first = customers.findOrAdd(person("Li Wei", null, phone));
        var second = customers.findOrAdd(person("Wang Fang", null, mail));

        var third = customers.findOrAdd(person("Li Wei", null, phone, mail));

        assertThat(third).isNotIn(first, second);
        assertThat(customers.card(first).orElseThrow().maskedContactPoints()).hasSize(1);
        assertThat(customers.card(second).orElseThrow().maskedContactPoints()).hasSize(1);
    }

    @Test
    void whoCallsUnderAnotherNameIsNotTheOneKnownByThisPhone() {
        var phone = phone();
        var first = customers.findOrAdd(person("Li Wei", null, phone));

        assertThat(customers.findOrAdd(person("Li Na", null, phone))).isNotEqualTo(first);
        assertThat(customers.findOrAdd(person(" li  WEI", null, phone))).isEqualTo(first);
        assertThat(customers.known(List.of("Li Na's firm", "Li Wei"), List.of(phone)))
                .contains(first);
    }

    @Test
    void anExternalIdUnderAnotherNameIsRefusedAndChangesNothing() {
        var external = "external-" + UUID.randomUUID();
        var known = customers.add(person("Li Wei", external, phone())).id();

        assertThatThrownBy(() -> customers.add(person("Wang Fang", external, phone())))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.key()).isEqualTo("customer.external-taken"));
        assertThat(customers.card(known).orElseThrow().maskedContactPoints()).hasSize(1);
    }

    @Test
    void oneCustomerComesOfManyWhoBringTheSameExternalIdAtOnce() throws Exception {
        var external = "external-" + UUID.randomUUID();
        var found = new HashSet<CustomerId>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            var tasks = new ArrayList<Callable<CustomerId>>();
            for (var i = 0; i < 16; i++) {
                var phone = phone();
                tasks.add(() -> customers.add(person("Li Wei", external, phone)).id());
            }
            for (var result : threads.invokeAll(tasks)) found.add(result.get());
        }

        assertThat(found).hasSize(1);
        assertThat(customers.card(found.iterator().next()).orElseThrow().maskedContactPoints())
                .hasSize(16);
    }

    @Test
    void anExtensionIsKeptBesideTheNumber() {
        var line = 10_000_000 + Math.floorMod(UUID.randomUUID().hashCode(), 9_000_000);
        var customer = customers.findOrAdd(person("Li Wei", null, "010-6%07d转801".formatted(line % 10_000_000)));

        assertThat(jdbc.sql("select extension from contact_point where customer_id = ?")
                        .param(customer.value())
                        .query(String.class)
                        .single())
                .isEqualTo("801");
    }
}
