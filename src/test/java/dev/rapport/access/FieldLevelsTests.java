package dev.rapport.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.rapport.customer.ContactPointDesk;
import dev.rapport.customer.CustomerDesk;
import dev.rapport.customer.Customers;
import dev.rapport.customer.NewCustomer;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Revision;
import dev.rapport.testing.Api;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import dev.rapport.testing.Phones;
import dev.rapport.testing.Statements;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.ResultActions;

/** Who sees how much of a field of a person. */
@DatabaseTest
class FieldLevelsTests {

    private static final String PLACE = "/api/v1/field-levels";

    @Autowired
    Api api;

    @Autowired
    Colleagues colleagues;

    @Autowired
    Customers customers;

    @Autowired
    CustomerDesk desk;

    @Autowired
    ContactPointDesk points;

    @Autowired
    FieldLevelDesk levels;

    @Autowired
    JdbcClient jdbc;

    private final String digits = Phones.next();
    private final String name = "Qian " + UUID.randomUUID();

    private String team;
    private Person admin;
    private Person owner;
    private Person mate;
    private Person stranger;
    private CustomerId customer;
    private LevelTable shipped;

    @BeforeEach
    void aCustomer() {
        team = colleagues.newTeam();
        admin = colleagues.join(null, Role.ADMIN);
        owner = colleagues.join(team, Role.SALES);
        mate = colleagues.join(team, Role.SALES);
        stranger = colleagues.join(colleagues.newTeam(), Role.SALES);
        customer = customers.findOrAdd(new NewCustomer(
                NewCustomer.Kind.PERSON, name, null, null, null, List.of(digits), Map.of("interest", "pumps")));
        jdbc.sql("update customer set owner_id = :owner, team = :team where id = :id")
                .param("owner", owner.id().value())
                .param("team", team)
                .param("id", customer.value())
                .update();
        shipped = colleagues.as(admin, levels::table);
    }

    /** Others read the same table. */
    @AfterEach
    void asShipped() {
        colleagues.as(admin, () -> {
            for (var field : levels.fields()) levels.put(field, shipped.level(field), Revision.ANY);
            for (var level : List.of(FieldLevel.INTERNAL, FieldLevel.SENSITIVE))
                for (var role : Role.values()) {
                    var sights = new EnumMap<Standing, Sight>(Standing.class);
                    for (var standing : Standing.values()) sights.put(standing, shipped.sight(level, role, standing));
                    levels.put(level, role, sights, Revision.ANY);
                }
        });
    }

    @Test
    void asShippedEvenTheOwnerUncoversWithAReason() {
        for (var person : List.of(owner, mate, stranger))
            assertThat(phone(person)).contains("****");
        var point = point(owner);
        assertThat(colleagues.as(owner, () -> desk.show(customer, point, "they asked me to ring")))
                .contains(digits.substring(7));
    }

    @Test
    void anAdministratorShowsOwnersWhatIsTheirs() {
        show(Role.SALES, Map.of(Standing.OWNER, Sight.FULL));

        assertThat(phone(owner).replace(" ", "")).contains(digits);
        assertThat(phone(mate)).contains("****");
        assertThat(phone(stranger)).contains("****");
    }

    @Test
    void whatIsHiddenIsInNoListAndCannotBeUncovered() throws Exception {
        show(Role.SALES, Map.of(Standing.OTHER, Sight.HIDDEN));

        assertThat(phone(stranger)).isEqualTo(Sight.NOTHING);
        var place = "/api/v1/customers/" + customer;
        api.ask(stranger, get(place))
                .andExpect(jsonPath("$.customer.contactPoints[0]").value(Sight.NOTHING))
                .andExpect(content().string(not(containsString(digits.substring(7)))));
        api.ask(mate, get(place)).andExpect(content().string(containsString(digits.substring(7))));
        var point = point(stranger);
        assertThatThrownBy(() -> colleagues.as(stranger, () -> desk.show(customer, point, "I should like to know")))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.key()).isEqualTo("levels.hidden"));
    }

    @Test
    void theVersionOfWhatIsHiddenTellsNothingOfIt() {
        var point = point(owner);
        var other = "+49151" + (Long.parseLong(digits.substring(digits.length() - 8)) + 1);
        var open = version(stranger);
        show(Role.SALES, Map.of(Standing.OTHER, Sight.HIDDEN));
        var hidden = version(stranger);
        assertThat(hidden).isNotEqualTo(open);

        colleagues.as(owner, () -> points.correct(customer, point, other, Revision.ANY));

        assertThat(version(stranger)).isEqualTo(hidden);
        colleagues.as(stranger, () -> points.remove(customer, point, hidden));
    }

    private Revision version(Person asker) {
        return colleagues.as(asker, () -> points.of(customer)).getFirst().revision();
    }

    @Test
    void aFactWithALevelIsReadByWhoStandsNearEnough() throws Exception {
        show(Role.SALES, Map.of(Standing.OWNER, Sight.FULL));
        colleagues.as(admin, () -> levels.put(GuardedField.fact("interest"), FieldLevel.SENSITIVE, Revision.ANY));

        var place = "/api/v1/customers/" + customer;
        api.ask(owner, get(place)).andExpect(jsonPath("$.facts.interest").value("pumps"));
        api.ask(mate, get(place)).andExpect(jsonPath("$.facts.interest").value(Sight.NOTHING));
        assertThat(colleagues.as(stranger, () -> desk.profile(customer)).facts())
                .containsEntry("interest", Sight.NOTHING);
    }

    @Test
    void aPageOfCustomersAsksOnce() {
        show(Role.SALES, Map.of(Standing.OTHER, Sight.HIDDEN));
        colleagues.as(stranger, () -> desk.list("", 1, null));
        var one = Statements.of(() -> colleagues.as(stranger, () -> desk.list("", 1, null)));
        var many = Statements.of(() -> colleagues.as(stranger, () -> desk.list("", 50, null)));

        assertThat(many).hasSameSizeAs(one);
    }

    @Test
    void whatIsChangedIsInTheHistoryAndNobodyIsReplacedUnseen() throws Exception {
        var read = api.ask(admin, get(PLACE)).andReturn().getResponse().getHeader("ETag");
        write(PLACE + "/fields/lead.phone", read, "{\"level\": \"SENSITIVE\"}")
                .andExpect(status().isOk())
                .andExpect(
                        jsonPath("$.fields[?(@.field == 'lead.phone')].level").value("SENSITIVE"));
        write(PLACE + "/fields/lead.email", read, "{\"level\": \"OPEN\"}").andExpect(status().isPreconditionFailed());
        write(PLACE + "/sights/SENSITIVE/AUDITOR", "*", "{\"other\": \"HIDDEN\"}")
                .andExpect(status().isOk());

        api.ask(admin, get(PLACE + "/changes"))
                .andExpect(jsonPath("$.items[0].what").value("SENSITIVE AUDITOR OTHER"))
                .andExpect(jsonPath("$.items[0].before").value("MASKED"))
                .andExpect(jsonPath("$.items[0].after").value("HIDDEN"))
                .andExpect(jsonPath("$.items[1].what").value("lead.phone"))
                .andExpect(jsonPath("$.items[1].by").value(admin.name()));
    }

    @Test
    void whatIsNoFieldIsRefused() throws Exception {
        write(PLACE + "/fields/fact.shoe_size", "*", "{\"level\": \"OPEN\"}")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.code").value("levels.no-such-field"));
        write(PLACE + "/sights/OPEN/SALES", "*", "{\"other\": \"HIDDEN\"}")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.code").value("levels.open-is-open"));
    }

    private void show(Role role, Map<Standing, Sight> sights) {
        colleagues.as(admin, () -> levels.put(FieldLevel.SENSITIVE, role, sights, Revision.ANY));
    }

    private String phone(Person person) {
        return colleagues
                .as(person, () -> desk.profile(customer))
                .contactPoints()
                .getFirst()
                .text();
    }

    private UUID point(Person person) {
        return colleagues
                .as(person, () -> desk.profile(customer))
                .contactPoints()
                .getFirst()
                .id();
    }

    private ResultActions write(String address, String read, String body) throws Exception {
        return api.ask(
                admin,
                put(address)
                        .header("If-Match", read)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body));
    }
}
