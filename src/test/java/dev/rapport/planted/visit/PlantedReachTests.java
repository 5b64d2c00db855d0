package dev.rapport.planted.visit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.customer.Customers;
import dev.rapport.customer.NewCustomer;
import dev.rapport.imports.ImportState;
import dev.rapport.imports.Imports;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Texts;
import dev.rapport.sla.LadderEntry;
import dev.rapport.sla.LadderLog;
import dev.rapport.sla.clocks.Clocks;
import dev.rapport.sla.clocks.SlaAlarm;
import dev.rapport.testing.Api;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import dev.rapport.testing.MovableClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The planted kind reaches what it shares with other kinds: rules of time, the API and files, by files of its own. */
@DatabaseTest
class PlantedReachTests {

    /** How anything would call the kind that knew of it. Steps of processes are visited, too: the bare word says nothing. */
    private static final Pattern NAMES = Pattern.compile(
            "planted[./]visit|\\bVISIT\\b|/visits\\b|kind\\.visits|number_visit\\b|\"visit\"|,visit,|Visit(Planned|Reported|Kind)\\b");

    @Autowired
    Visits visits;

    @Autowired
    Customers customers;

    @Autowired
    Colleagues colleagues;

    @Autowired
    Api api;

    private String team;
    private Person owner;
    private CustomerId customer;

    @BeforeEach
    void aVisitor() {
        team = colleagues.newTeam();
        owner = colleagues.join(team, Role.SERVICE);
        customer = customers.findOrAdd(
                new NewCustomer(NewCustomer.Kind.PERSON, "Visited " + team, null, null, null, List.of(), Map.of()));
    }

    @Test
    void aPolicyOfItsOwnPromisesItAndALadderOfItsOwnCallsForIt(
            @Autowired Clocks clocks,
            @Autowired SlaAlarm alarm,
            @Autowired LadderLog ladder,
            @Autowired MovableClock clock,
            @Autowired Texts texts) {
        var visit = visits.plan(customer, "Look at the pump", owner.id(), team);

        var promised = clocks.of(visit).getFirst();
        assertThat(promised.metric().name()).isEqualTo("resolution");

        clock.moveTo(promised.clock().dueAt().plus(Duration.ofMinutes(1)));
        await().until(() -> {
            alarm.tell(visit);
            return !ladder.of(visit).isEmpty();
        });
        assertThat(ladder.of(visit)).extracting(LadderEntry::step).containsExactly("tell the team lead");
        for (var rule : List.of(
                "customers are visited within two working days",
                "the team lead is told when a customer was not visited in time"))
            assertThat(texts.get(Locale.SIMPLIFIED_CHINESE, rule)).containsPattern("\\p{IsHan}");
    }

    @Test
    void itsApiServesItsPeopleAndRefusesOthers() throws Exception {
        var wish = "{\"customer\": \"%s\", \"why\": \"Look at the pump\"}".formatted(customer);
        api.ask(
                        owner,
                        post("/api/v1/visits")
                                .contentType(MediaType.APPLICATION_JSON)
                                .content(wish))
                .andExpect(status().isCreated());
        var number = visits.number(visits.plan(customer, "Look again", owner.id(), team));

        api.ask(owner, get("/api/v1/visits/" + number))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.why").value("Look again"));
        api.ask(colleagues.join(colleagues.newTeam(), Role.SERVICE), get("/api/v1/visits/" + number))
                .andExpect(status().isForbidden());
        api.ask(
                        colleagues.join(team, Role.SALES),
                        post("/api/v1/visits")
                                .contentType(MediaType.APPLICATION_JSON)
                                .content(wish))
                .andExpect(status().isForbidden());
    }

    @Test
    void itsFilesAreBroughtInOnceByThoseWhoMay(
            @Autowired Imports imports, @Autowired Texts texts, @Autowired JdbcClient jdbc) {
        var manager = colleagues.join(team, Role.MANAGER);
        var file = new ByteArrayResource("visit,visited,why,visitor\n%s,%s,Look,%s\n%s,%s,Look,Nobody %s\n"
                .formatted(team, "Firm " + team, owner.name(), team + "-2", "Firm " + team, team)
                .getBytes(StandardCharsets.UTF_8));

        for (var time = 0; time < 2; time++) {
            var id = colleagues.as(manager, () -> imports.start("visits", file, "visits.csv", null));
            var ended = await().atMost(Duration.ofSeconds(60))
                    .until(() -> imports.get(id), found -> found.state().ended());
            assertThat(ended.state()).isEqualTo(ImportState.DONE);
            assertThat(ended.accepted()).isEqualTo(1);
            assertThat(ended.errors()).hasSize(1);
        }

        var firm = customers.firmsNamed("Firm " + team).getFirst();
        assertThat(jdbc.sql("select count(*) from subject where customer_id = :firm")
                        .param("firm", firm.value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(texts.get(Locale.SIMPLIFIED_CHINESE, "import.kind.visits")).containsPattern("\\p{IsHan}");
        assertThat(colleagues.as(owner, imports::kinds))
                .noneMatch(kind -> kind.name().equals("visits"));
    }

    @Test
    void nothingOutsideItsOwnFilesNamesIt() throws IOException {
        assertThat(naming(Path.of("src"), Path.of("processes"), Path.of("rules"), Path.of("frontend")))
                .isEmpty();
    }

    private static List<Path> naming(Path... roots) throws IOException {
        var found = Stream.<Path>empty();
        for (var root : roots) found = Stream.concat(found, Files.walk(root));
        return found.filter(Files::isRegularFile)
                .filter(file ->
                        file.toString().matches(".*\\.(java|properties|txt|csv|drl|bpmn|form|sql|ts|css|ya?ml)"))
                .filter(file -> !isOwn(file))
                .filter(PlantedReachTests::names)
                .toList();
    }

    /** Tests of what every kind gets for nothing look at this one; a visit to a page is a behaviour, and another thing. */
    private static boolean isOwn(Path file) {
        var name = file.getFileName().toString();
        return file.toString().contains("behaviour")
                || file.startsWith("src/test/java/dev/rapport/planted/visit")
                || file.startsWith("src/test/java/dev/rapport/customer/notes")
                || file.startsWith("src/test/resources")
                        && (name.contains("visit") || file.getParent().endsWith("visit"));
    }

    private static boolean names(Path file) {
        try {
            return NAMES.matcher(Files.readString(file)).find();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
