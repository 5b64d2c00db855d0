package dev.rapport.customer.duplicates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.customer.Candidate;
import dev.rapport.customer.CustomerDesk;
import dev.rapport.customer.Customers;
import dev.rapport.customer.NewCustomer;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Refused;
import dev.rapport.testing.Api;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

@DatabaseTest
class DuplicatesTests {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Autowired
    Duplicates duplicates;

    @Autowired
    Customers customers;

    @Autowired
    CustomerDesk desk;

    @Autowired
    KnownCustomers known;

    @Autowired
    PairRows pairs;

    @Autowired
    Models models;

    @Autowired
    Colleagues colleagues;

    @Autowired
    Api api;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JsonMapper json;

    @Autowired
    Clock clock;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transaction;

    private Person manager;

    @BeforeEach
    void staff() {
        manager = colleagues.join(colleagues.newTeam(), Role.MANAGER);
    }

    @Test
    void whoIsAddedASecondTimeIsProposedWithReasonsAndNoNumberInFull() {
        var phone = phone();
        var one = person("Zora Quendel", phone);
        var other = person("Zora Quendell", phone);

        var pair = proposed(one, other);

        assertThat(pair.zone()).isEqualTo(Zone.SAME);
        assertThat(pair.reasons())
                .extracting(Reason::field, Reason::level)
                .contains(
                        tuple(Field.PHONE, Level.SAME),
                        tuple(Field.GIVEN, Level.SAME),
                        tuple(Field.FAMILY, Level.NEARLY));
        assertThat(pair.weight())
                .isCloseTo(
                        pair.prior()
                                + pair.reasons().stream()
                                        .mapToDouble(Reason::bits)
                                        .sum(),
                        offset(0.001));
        assertThat(pair.toString()).doesNotContain(phone);
    }

    @Test
    void aPairThatNoLongerMatchesGoes() {
        var phone = phone();
        var one = person("Yorick Sandmann", phone);
        var other = person("Yorick Sandmann", phone);
        proposed(one, other);

        jdbc.sql("update customer set name = 'Wilhelmine Oberst' where id = :id")
                .param("id", other.value())
                .update();

        await().atMost(PATIENCE).until(() -> pairOf(one, other).isEmpty());
    }

    @Test
    void whoIsSaidToBeDifferentIsNeverProposedAgain() {
        var phone = phone();
        var one = person("Xenia Talmann", phone);
        var other = person("Xenia Talman", phone);
        var pair = proposed(one, other);
        assertThat(candidates(one)).contains(other);

        colleagues.as(manager, () -> duplicates.different(pair.id()));
        customers.reachBy(other, List.of("xenia" + UUID.randomUUID() + "@example.org"));
        settled();
        runOverAll();

        var still = colleagues.as(manager, () -> duplicates.get(pair.id()));
        assertThat(still.isDifferent()).isTrue();
        assertThat(still.decidedBy()).isEqualTo(manager.name());
        assertThat(candidates(one)).doesNotContain(other);

        colleagues.as(manager, () -> duplicates.openAgain(pair.id()));
        assertThat(candidates(one)).contains(other);
    }

    @Test
    void whoIsTypedInIsComparedInTheSameWay() {
        var known = person("Theodor Ringelnatz-Vogel", null);
        settled();

        var alike = customers.candidates(new NewCustomer(
                NewCustomer.Kind.PERSON,
                "Ringelnatz-Vogel Theodor",
                null,
                null,
                null,
                List.of(),
                Map.of("city", "Bonn")));

        assertThat(alike)
                .filteredOn(candidate -> candidate.id().equals(known))
                .singleElement()
                .extracting(Candidate::why)
                .isEqualTo(List.of(Candidate.Why.SIMILAR_NAME));
    }

    @Test
    void aRunFindsWhatIsThereAndForgetsWhatIsNot() {
        var phone = phone();
        var one = person("Ulrike Pfennigwerth", phone);
        var other = person("Ulrike Pfennigwert", phone);
        proposed(one, other);
        var gone = UUID.randomUUID();
        jdbc.sql("""
                        insert into duplicate_pair (
                            id, one_id, other_id, is_firm, zone, weight, is_swapped, reasons, found_at)
                        values (
                            :id, '00000000-0000-0000-0000-000000000001', :id, false, 'SAME', 40, false, '[]', now())
                        """).param("id", gone).update();

        var run = runOverAll();

        assertThat(run.state()).isEqualTo(RunState.DONE);
        assertThat(run.compared()).isEqualTo(run.customers());
        assertThat(pairOf(one, other)).isPresent();
        assertThat(jdbc.sql("select count(*) from duplicate_pair where id = :id")
                        .param("id", gone)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void aRunGoesOnElsewhereWhereItWasBrokenOff() {
        var phone = phone();
        person("Severin Altmüller", phone);
        person("Severin Altmüler", phone);
        var copy = new RunRows(jdbc, json, clock);
        var stand = transaction.execute(work -> {
            copy.start(null);
            return copy.take().orElseThrow();
        });
        var left = new AtomicInteger(3);

        new RunWork(known, copy, new RunStep(copy, pairs, models), events)
                .work(stand, () -> left.getAndDecrement() > 0);
        assertThat(state(stand.run())).isEqualTo(RunState.RUNNING);
        copy.giveBack();

        var run = ended(stand.run());
        assertThat(run.state()).isEqualTo(RunState.DONE);
        assertThat(run.compared()).isEqualTo(run.customers());
    }

    @Test
    void oneRunGoesOnAtATimeAndCanBeStopped() {
        var copy = new RunRows(jdbc, json, clock);
        var stand = transaction.execute(work -> {
            copy.start(null);
            return copy.take().orElseThrow();
        });

        assertThatThrownBy(() -> colleagues.as(manager, duplicates::run)).isInstanceOf(Refused.class);
        colleagues.as(manager, () -> duplicates.stop(stand.run()));

        assertThatThrownBy(() ->
                        new RunWork(known, copy, new RunStep(copy, pairs, models), events).work(stand, () -> true))
                .isInstanceOf(RunStep.Lost.class);
        assertThat(state(stand.run())).isEqualTo(RunState.STOPPED);
        assertThatThrownBy(() -> colleagues.as(manager, () -> duplicates.stop(stand.run())))
                .isInstanceOf(Refused.class);
    }

    @Test
    void whoOnlyLooksDecidesNothing() {
        var phone = phone();
        var pair = proposed(person("Quirin Ebenholz", phone), person("Quirin Ebenhols", phone));
        var auditor = colleagues.join(colleagues.newTeam(), Role.AUDITOR);
        var seller = colleagues.join(colleagues.newTeam(), Role.SALES);
        var designer = colleagues.join(colleagues.newTeam(), Role.DESIGNER);

        assertThat(colleagues.as(auditor, () -> duplicates.get(pair.id())).id()).isEqualTo(pair.id());
        assertThatThrownBy(() -> colleagues.as(auditor, () -> duplicates.different(pair.id())))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> colleagues.as(designer, () -> duplicates.get(pair.id())))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> colleagues.as(seller, duplicates::run)).isInstanceOf(Refused.class);
    }

    @Test
    void theApiTellsAndDecides() throws Exception {
        var phone = phone();
        var pair = proposed(person("Ottokar Wiesengrund", phone), person("Ottokar Wiesengrun", phone));
        var place = "/api/v1/duplicates/" + pair.id();

        api.ask(manager, get("/api/v1/duplicates?zone=same&limit=200")).andExpect(status().isOk());
        api.ask(manager, get("/api/v1/duplicates?zone=perhaps")).andExpect(status().isBadRequest());
        api.ask(manager, post(place + "/different"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.different").value(true))
                .andExpect(jsonPath("$.one.contactPoints[0]").exists());
        api.ask(manager, get("/api/v1/duplicates?different=true&limit=200"))
                .andExpect(jsonPath("$.items[?(@.id == '%s')]".formatted(pair.id()))
                        .exists());
        api.ask(manager, post(place + "/open"))
                .andExpect(jsonPath("$.different").value(false));
        api.ask(manager, get("/api/v1/duplicates/" + UUID.randomUUID())).andExpect(status().isNotFound());
    }

    @Test
    void pagesFollowEachOther() {
        var phone = phone();
        for (var ending : List.of("", "n", "m")) person("Lorenz Hagebutte" + ending, phone);
        await().atMost(PATIENCE)
                .until(() -> colleagues
                                .as(manager, () -> duplicates.list(false, null, 2, null))
                                .next()
                        != null);

        var first = colleagues.as(manager, () -> duplicates.list(false, null, 2, null));
        var second = colleagues.as(manager, () -> duplicates.list(false, null, 2, first.next()));

        assertThat(first.items()).hasSize(2);
        assertThat(second.items()).isNotEmpty().doesNotContainAnyElementsOf(first.items());
    }

    private List<CustomerId> candidates(CustomerId customer) {
        return colleagues.as(manager, () -> desk.profile(customer)).candidates().stream()
                .map(Candidate::id)
                .toList();
    }

    private DuplicateRun runOverAll() {
        return ended(colleagues.as(manager, duplicates::run).id());
    }

    private DuplicateRun ended(UUID run) {
        await().atMost(PATIENCE).until(() -> state(run).isOver());
        return new RunRows(jdbc, json, clock).find(run).orElseThrow();
    }

    private RunState state(UUID run) {
        return new RunRows(jdbc, json, clock).find(run).orElseThrow().state();
    }

    private void settled() {
        await().atMost(PATIENCE)
                .until(() -> jdbc.sql("select not exists (select 1 from duplicate_due)")
                        .query(Boolean.class)
                        .single());
    }

    private Pair proposed(CustomerId one, CustomerId other) {
        await().atMost(PATIENCE).until(() -> pairOf(one, other).isPresent());
        return colleagues.as(manager, () -> duplicates.get(pairOf(one, other).orElseThrow()));
    }

    private Optional<UUID> pairOf(CustomerId one, CustomerId other) {
        return jdbc.sql("""
                        select id
                        from duplicate_pair
                        where one_id = least(cast(:one as uuid), :other) and other_id = greatest(cast(:one as uuid), :other)
                        """)
                .param("one", one.value())
                .param("other", other.value())
                .query((row, number) -> row.getObject(1, UUID.class))
                .optional();
    }

    private CustomerId person(String name, String phone) {
        return customers
                .add(new NewCustomer(
                        NewCustomer.Kind.PERSON,
                        name,
                        null,
                        null,
                        null,
                        phone == null ? List.of() : List.of(phone),
                        Map.of()))
                .id();
    }

    private static String phone() {
        return "+4917" + ThreadLocalRandom.current().nextInt(10_000_000, 99_999_999) + "1";
    }
}
