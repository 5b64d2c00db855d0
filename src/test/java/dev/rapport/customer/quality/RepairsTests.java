package dev.rapport.customer.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.customer.CustomerDesk;
import dev.rapport.customer.Customers;
import dev.rapport.customer.NewCustomer;
import dev.rapport.customer.Tags;
import dev.rapport.customer.owners.Owner;
import dev.rapport.customer.owners.OwnerCause;
import dev.rapport.customer.owners.OwnerChange;
import dev.rapport.customer.owners.OwnerMoves;
import dev.rapport.customer.owners.Owners;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Refused;
import dev.rapport.testing.Api;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Many customers mended at once, and made again what they were. */
@DatabaseTest
class RepairsTests {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String WHY = "The team was dissolved";

    @Autowired
    Repairs repairs;

    @Autowired
    RepairWork work;

    @Autowired
    DataQuality quality;

    @Autowired
    Customers customers;

    @Autowired
    CustomerDesk desk;

    @Autowired
    Tags tags;

    @Autowired
    Owners owners;

    @Autowired
    OwnerMoves moves;

    @Autowired
    Colleagues colleagues;

    @Autowired
    Api api;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    private final String fair = "fair " + UUID.randomUUID();

    /** Nobody is in it. */
    private String deserted;

    private String team;
    private Person anna;
    private Person manager;

    @BeforeEach
    void teams() {
        deserted = colleagues.newTeam();
        team = colleagues.newTeam();
        anna = colleagues.join(team, Role.SALES);
        manager = colleagues.join(colleagues.newTeam(), Role.MANAGER);
    }

    private CustomerId customer(Owner owner) {
        var id = customers
                .add(new NewCustomer(
                        NewCustomer.Kind.PERSON,
                        "Hanna Weide",
                        null,
                        null,
                        null,
                        List.of(UUID.randomUUID() + "@example.org"),
                        Map.of()))
                .id();
        give(id, owner);
        return id;
    }

    private void give(CustomerId id, Owner owner) {
        moves.move(Map.of(id, owner), new OwnerMoves.Why(OwnerCause.BY_HAND, "A test", null, null));
    }

    private Owner owner(CustomerId id) {
        return colleagues.as(manager, () -> owners.of(id)).owner();
    }

    private Which desertedOnes() {
        return new Which(Quality.UNCLEAR_OWNERSHIP, Flaw.DESERTED, deserted);
    }

    private Which outdated(String of) {
        return new Which(Quality.OUTDATED_TAGS, Flaw.EXPIRED_TAG, of);
    }

    private void awaitFaults(Which which, int many) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(colleagues
                                .as(manager, () -> quality.list(which, 200, null))
                                .items())
                        .hasSize(many));
    }

    private Repair start(Deed deed, Which which, Owner to) {
        return colleagues.as(manager, () -> repairs.start(new RepairWish(deed, which, to, WHY)));
    }

    private Repair ended(Repair repair, Repair.State state) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(found(repair).state()).isEqualTo(state));
        return found(repair);
    }

    private Repair found(Repair repair) {
        return colleagues.as(manager, () -> repairs.get(repair.id()));
    }

    private List<CustomerId> lines(Repair repair, RepairLine.State state) {
        return colleagues.as(manager, () -> repairs.lines(repair.id(), state, 200, null)).items().stream()
                .map(RepairLine::customer)
                .toList();
    }

    private long told(Person person, String kind) {
        return jdbc.sql("select count(*) from notice where user_id = :person and kind = :kind")
                .param("person", person.id().value())
                .param("kind", kind)
                .query(Long.class)
                .single();
    }

    @Test
    void onlyThoseOfACityATagAndAnImportAreGivenAndCanBeTakenBack() {
        var one = customer(new Owner(null, deserted));
        var other = customer(new Owner(null, deserted));
        var run = UUID.randomUUID();
        jdbc.sql("insert into customer_fact (customer_id, name, value) values (?, 'city', 'Ulm')")
                .params(one.value())
                .update();
        jdbc.sql("update customer set import_id = ? where id = ?")
                .params(run, one.value())
                .update();
        tags.add(one, new Tags.Tag(fair, "rule", null));
        awaitFaults(desertedOnes(), 2);
        var some = new Which(Quality.UNCLEAR_OWNERSHIP, Flaw.DESERTED, deserted, new Whom(run, "ULM", fair));
        assertThat(colleagues.as(manager, () -> repairs.preview(some)).customers())
                .isEqualTo(1);

        var done = ended(start(Deed.GIVE, some, new Owner(anna.id(), team)), Repair.State.DONE);

        assertThat(done.which()).isEqualTo(some);
        assertThat(owner(one)).isEqualTo(new Owner(anna.id(), team));
        assertThat(owner(other)).isEqualTo(new Owner(null, deserted));
        colleagues.as(manager, () -> repairs.undo(done.id()));
        ended(done, Repair.State.UNDONE);
        assertThat(owner(one)).isEqualTo(new Owner(null, deserted));
    }

    @Test
    void customersOfADesertedTeamGoToAnOwnerAndBackButForWhomSomebodyGaveOnSince() {
        var one = customer(new Owner(null, deserted));
        var other = customer(new Owner(null, deserted));
        awaitFaults(desertedOnes(), 2);
        var preview = colleagues.as(manager, () -> repairs.preview(desertedOnes()));
        assertThat(preview.customers()).isEqualTo(2);
        assertThat(preview.first()).extracting(FaultLine::customer).containsExactlyInAnyOrder(one, other);

        var done = ended(start(Deed.GIVE, desertedOnes(), new Owner(anna.id(), team)), Repair.State.DONE);

        assertThat(done.repaired()).isEqualTo(2);
        assertThat(List.of(owner(one), owner(other))).containsOnly(new Owner(anna.id(), team));
        assertThat(colleagues.as(manager, () -> owners.history(one, 1, null)).items())
                .extracting(OwnerChange::cause, OwnerChange::why, OwnerChange::byName)
                .containsExactly(org.assertj.core.api.Assertions.tuple(OwnerCause.REPAIR, WHY, manager.name()));
        awaitFaults(desertedOnes(), 0);
        assertThat(told(anna, "CustomersGivenByRepair")).isEqualTo(1);
        assertThat(told(anna, "CustomerGivenOn")).isZero();

        var mate = colleagues.join(team, Role.SALES);
        give(other, new Owner(mate.id(), team));
        give(other, new Owner(anna.id(), team));
        colleagues.as(manager, () -> repairs.undo(done.id()));
        var undone = ended(done, Repair.State.UNDONE);

        assertThat(owner(one)).isEqualTo(new Owner(null, deserted));
        assertThat(owner(other)).isEqualTo(new Owner(anna.id(), team));
        assertThat(undone.undone()).isEqualTo(1);
        assertThat(lines(done, RepairLine.State.STAYS)).containsExactly(other);
        assertThatThrownBy(() -> colleagues.as(manager, () -> repairs.undo(done.id())))
                .hasMessage("quality.undone-already");
    }

    @Test
    void whoWasGivenOnBeforeTheirTurnIsLeftAsTheyAre() {
        var one = customer(new Owner(null, deserted));
        var other = customer(new Owner(null, deserted));
        awaitFaults(desertedOnes(), 2);

        var repair = transaction.execute(status -> {
            var started = start(Deed.GIVE, desertedOnes(), new Owner(anna.id(), team));
            give(other, new Owner(manager.id(), null));
            return started;
        });

        ended(repair, Repair.State.DONE);
        assertThat(owner(one)).isEqualTo(new Owner(anna.id(), team));
        assertThat(owner(other)).isEqualTo(new Owner(manager.id(), null));
        assertThat(lines(repair, RepairLine.State.LEFT)).containsExactly(other);
    }

    @Test
    void customersWithoutAnOwnerWaitInThePoolOfTheTeamThatGetsThem() {
        var id = customer(new Owner(null, deserted));
        awaitFaults(desertedOnes(), 1);
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

        var done = ended(start(Deed.GIVE, desertedOnes(), new Owner(null, team)), Repair.State.DONE);
        assertThat(poolsOf(id)).containsExactly(pool);

        colleagues.as(manager, () -> repairs.undo(done.id()));
        ended(done, Repair.State.UNDONE);
        assertThat(owner(id)).isEqualTo(new Owner(null, deserted));
        assertThat(poolsOf(id)).isEmpty();
    }

    private List<UUID> poolsOf(CustomerId id) {
        return jdbc.sql("select pool_id from pool_customer where customer_id = :id")
                .param("id", id.value())
                .query(UUID.class)
                .list();
    }

    @Test
    void outdatedTagsAreRemovedAndComeBackAsTheyWere() {
        var one = tagged(fair);
        var other = tagged(fair);
        awaitFaults(outdated(team), 2);
        var before = tags.of(List.of(one));

        var done = ended(start(Deed.REMOVE_TAGS, outdated(team), Owner.NOBODY), Repair.State.DONE);
        assertThat(tags.of(List.of(one, other))).isEmpty();
        awaitFaults(outdated(team), 0);

        colleagues.as(anna, () -> desk.tag(other, fair.toUpperCase(Locale.ROOT)));
        colleagues.as(manager, () -> repairs.undo(done.id()));
        ended(done, Repair.State.UNDONE);
        assertThat(tags.of(List.of(one))).isEqualTo(before);
        assertThat(tags.of(other)).hasSize(1);
        assertThat(lines(done, RepairLine.State.STAYS)).containsExactly(other);
    }

    @Test
    void outdatedTagsAreRenewedAndAreOutdatedAgainWhenThatIsUndone() {
        var one = tagged(fair);
        var other = tagged(fair);
        awaitFaults(outdated(team), 2);

        var done = ended(start(Deed.RENEW_TAGS, outdated(team), Owner.NOBODY), Repair.State.DONE);
        assertThat(tags.of(one)).extracting(Tags.Tag::word).containsExactly(fair);
        awaitFaults(outdated(team), 0);

        colleagues.as(anna, () -> desk.tag(other, fair));
        colleagues.as(manager, () -> repairs.undo(done.id()));
        ended(done, Repair.State.UNDONE);
        assertThat(tags.of(one)).isEmpty();
        assertThat(tags.of(other)).hasSize(1);
        assertThat(lines(done, RepairLine.State.UNDONE)).containsExactly(one);
    }

    private CustomerId tagged(String word) {
        var id = customer(new Owner(anna.id(), team));
        tags.add(
                id,
                new Tags.Tag(
                        word, "rule", clock.instant().minus(Duration.ofDays(1)).truncatedTo(ChronoUnit.SECONDS)));
        return id;
    }

    @Test
    void whatIsKilledHalfWayIsDoneOnce() {
        var id = customer(new Owner(null, deserted));
        awaitFaults(desertedOnes(), 1);

        var repair = transaction.execute(status -> {
            var started = start(Deed.GIVE, desertedOnes(), new Owner(anna.id(), team));
            var savepoint = status.createSavepoint();
            work.page();
            status.rollbackToSavepoint(savepoint);
            return started;
        });

        assertThat(ended(repair, Repair.State.DONE).repaired()).isEqualTo(1);
        assertThat(colleagues.as(manager, () -> owners.history(id, 10, null)).items().stream()
                        .filter(change -> change.cause() == OwnerCause.REPAIR))
                .hasSize(1);
    }

    @Test
    void whatCannotBeIsRefused() {
        var nobody = new RepairWish(Deed.GIVE, desertedOnes(), Owner.NOBODY, WHY);
        var other = new RepairWish(Deed.GIVE, outdated(team), new Owner(anna.id(), team), WHY);
        var silent = new RepairWish(Deed.GIVE, desertedOnes(), new Owner(anna.id(), team), " ");
        var nothing = new RepairWish(Deed.GIVE, desertedOnes(), new Owner(anna.id(), team), WHY);
        var stranger = new RepairWish(Deed.GIVE, desertedOnes(), new Owner(anna.id(), deserted), WHY);

        assertThatThrownBy(() -> starts(nobody)).hasMessage("quality.to-whom");
        assertThatThrownBy(() -> starts(other)).hasMessage("quality.deed-of-another");
        assertThatThrownBy(() -> starts(silent)).hasMessage("owners.reason-needed");
        assertThatThrownBy(() -> starts(nothing)).hasMessage("quality.nothing-to-repair");
        assertThatThrownBy(() -> starts(stranger)).hasMessage("owners.not-in-team");
        assertThatThrownBy(() -> colleagues.as(anna, () -> repairs.start(nothing)))
                .isInstanceOf(Refused.class);
    }

    private Repair starts(RepairWish wish) {
        return colleagues.as(manager, () -> repairs.start(wish));
    }

    @Test
    void programsLookRepairAndUndo() throws Exception {
        var id = customer(new Owner(null, deserted));
        awaitFaults(desertedOnes(), 1);
        var wish = """
                {"check": "unclear-ownership", "what": "deserted", "team": "%s", "deed": "give",
                 "toOwner": "%s", "toTeam": "%s", "reason": "%s"}
                """.formatted(deserted, anna.id(), team, WHY);

        api.ask(
                        manager,
                        post("/api/v1/data-quality/repairs/preview")
                                .contentType(MediaType.APPLICATION_JSON)
                                .content(wish))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.customers").value(1))
                .andExpect(jsonPath("$.first[0].customer").value(id.toString()));
        var answer = api.ask(
                        manager,
                        post("/api/v1/data-quality/repairs")
                                .contentType(MediaType.APPLICATION_JSON)
                                .content(wish))
                .andExpect(status().isAccepted())
                .andReturn()
                .getResponse()
                .getContentAsString();
        String repair = com.jayway.jsonpath.JsonPath.read(answer, "$.id");
        await().atMost(PATIENCE)
                .untilAsserted(() -> api.ask(manager, get("/api/v1/data-quality/repairs/" + repair))
                        .andExpect(jsonPath("$.state").value("done")));
        api.ask(manager, get("/api/v1/data-quality/repairs/" + repair + "/customers?state=repaired"))
                .andExpect(jsonPath("$.items[0].customer").value(id.toString()));
        api.ask(manager, post("/api/v1/data-quality/repairs/" + repair + "/undo"))
                .andExpect(status().isAccepted());
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(owner(id)).isEqualTo(new Owner(null, deserted)));
    }
}
