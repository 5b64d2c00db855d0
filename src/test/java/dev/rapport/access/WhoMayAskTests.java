package dev.rapport.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import com.jayway.jsonpath.JsonPath;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AccessAnnotationChecker;
import dev.rapport.testing.Api;
import dev.rapport.testing.ApiOperation;
import dev.rapport.testing.CasesToAsk;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import dev.rapport.testing.Phones;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every operation of the API, asked by every role about its own, its team's and others' cases, and every page, against
 * one table.
 */
@DatabaseTest
class WhoMayAskTests {

    private static final String TABLE = "who-may-ask.txt";

    /** Rows that kinds of cases keep with them. */
    private static final String BESIDE = "classpath*:who-may-ask.d/*.txt";

    private static final String PAGE = "page ";
    private static final String ROW = "%-58s" + " %-10s".repeat(Role.values().length);

    /** Whose a case is, seen from the asker. */
    private enum Whose {
        OWN,
        TEAM,
        OTHER
    }

    /** What must be said so that an operation looks at the case and not at the words. */
    private static final Map<String, String> BODIES = Map.of(
            "put /api/v1/tickets/{reference}/priority", "{\"priority\": \"high\"}",
            "post /api/v1/tickets/{reference}/solve", "{\"reply\": \"Done.\"}",
            "post /api/v1/tickets/{reference}/messages", "{\"direction\": \"internal\", \"text\": \"A note.\"}",
            "post /api/v1/opportunities/{opportunity}/reopen", "{\"stage\": \"proposal\"}",
            "post /api/v1/cases/{case}/notes", "{\"text\": \"A note.\"}",
            "post /api/v1/promises/{promise}/give-on", "{\"owner\": \"%s\"}".formatted(UUID.randomUUID()),
            "post /api/v1/cases/{case}/links", "{\"tie\": \"belongs-with\", \"other\": \"T-0\"}",
            "post /api/v1/members/{member}/signals", "{\"signal\": \"SOCIAL\"}",
            "post /api/v1/tasks/{key}/complete", "{}");

    private static final Map<String, String> QUESTIONS = Map.of(
            "get /api/v1/sla/breaches/groups", "?by=team",
            "get /api/v1/sla/trends/steps", "?process=ticket",
            "get /api/v1/sla/ledger/entries", "?subject=" + UUID.randomUUID());

    @Autowired
    Api api;

    @Autowired
    Colleagues colleagues;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JsonMapper json;

    @Autowired
    List<CasesToAsk> kinds;

    private final Map<String, String> cases = new HashMap<>();
    private Person boss;

    @Test
    void everyOperationIsForThoseWhomTheTableNames() throws Exception {
        boss = colleagues.join(colleagues.newTeam(), Role.values());
        var description = json.readTree(
                api.ask(boss, get("/v3/api-docs")).andReturn().getResponse().getContentAsString());
        var operations = ApiOperation.all(description).stream()
                .sorted((one, other) -> one.path().compareTo(other.path()) != 0
                        ? one.path().compareTo(other.path())
                        : one.method().compareTo(other.method()))
                .toList();
        var askers = new LinkedHashMap<Role, Asker>();
        for (var role : Role.values()) askers.put(role, asker(role));

        var rows = new ArrayList<String>();
        for (var operation : operations) {
            var cells = new ArrayList<Object>(List.of(operation.toString()));
            for (var asker : askers.values()) cells.add(cell(operation, asker));
            rows.add(ROW.formatted(cells.toArray()).stripTrailing());
        }

        assertThat(String.join("\n", rows))
                .as("what %s says; a new operation needs its row there", TABLE)
                .isEqualTo(table(line -> !line.startsWith(PAGE)));
    }

    @Test
    void everyPageIsForThoseWhomTheTableNames() throws Exception {
        var checker = new AccessAnnotationChecker();
        var rows = new ArrayList<String>();
        for (var page : pages()) {
            var cells = new ArrayList<Object>(List.of(PAGE + address(page)));
            for (var role : Role.values())
                cells.add(
                        checker.hasAccess(page, () -> role.name(), wanted -> wanted.equals(role.name())) ? "yes" : "-");
            rows.add(ROW.formatted(cells.toArray()).stripTrailing());
        }

        assertThat(String.join("\n", rows))
                .as("what %s says; a new page needs its row there", TABLE)
                .isEqualTo(table(line -> line.startsWith(PAGE)));
    }

    private static List<Class<?>> pages() {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("dev.rapport").stream()
                        .filter(type -> type.isAnnotatedWith(Route.class))
                        .<Class<?>>map(JavaClass::reflect)
                        .sorted(Comparator.comparing(WhoMayAskTests::address))
                        .toList();
    }

    private static String address(Class<?> page) {
        var address = page.getAnnotation(Route.class).value();
        return HasUrlParameter.class.isAssignableFrom(page) ? address + "/:parameter" : address;
    }

    private record Asker(Person person, Person colleague) {}

    private Asker asker(Role role) {
        var team = colleagues.newTeam();
        return new Asker(colleagues.join(team, role), colleagues.join(team, Role.values()));
    }

    private static String table(Predicate<String> wanted) throws Exception {
        var lines = new ArrayList<String>();
        for (var file : new PathMatchingResourcePatternResolver().getResources(BESIDE))
            lines.addAll(rows(file, wanted));
        lines.addAll(rows(new ClassPathResource(TABLE), wanted));
        lines.sort(Comparator.comparing(WhoMayAskTests::place));
        return String.join("\n", lines);
    }

    private static List<String> rows(Resource file, Predicate<String> wanted) throws Exception {
        return file.getContentAsString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .filter(wanted)
                .map(String::stripTrailing)
                .toList();
    }

    /** Where the line stands: addresses in their order, the operations of one in theirs. */
    private static String place(String line) {
        var words = line.split("\\s+");
        return words[1] + " " + words[0];
    }

    private String cell(ApiOperation operation, Asker asker) throws Exception {
        var kind = kind(operation);
        if (kind == null) {
            var question = QUESTIONS.get(operation.toString());
            var address = question == null ? operation.asked() : operation.address() + question;
            return isLetIn(operation, address, asker) ? "yes" : "-";
        }
        var let = new ArrayList<Whose>();
        for (var whose : Whose.values()) {
            var address = operation
                    .path()
                    .replaceFirst("\\{\\w+}", reference(kind, whose, asker))
                    .replaceAll("\\{\\w+}", UUID.randomUUID().toString());
            if (isLetIn(operation, address, asker)) let.add(whose);
        }
        if (let.isEmpty()) return "-";
        if (let.size() == Whose.values().length) return "all";
        return let.stream().map(whose -> whose.name().toLowerCase(Locale.ROOT)).collect(Collectors.joining("+"));
    }

    private boolean isLetIn(ApiOperation operation, String address, Asker asker) throws Exception {
        var body = BODIES.getOrDefault(operation.toString(), operation.usual());
        var method = HttpMethod.valueOf(operation.method().toUpperCase(Locale.ROOT));
        AbstractMockHttpServletRequestBuilder<?> asked;
        if (operation.described().path("requestBody").path("content").has("multipart/form-data"))
            asked = multipart(address).file("file", "name\n".getBytes(StandardCharsets.UTF_8));
        else
            asked = request(method, address)
                    .contentType(
                            address.endsWith("/calendar-feeds")
                                    ? MediaType.valueOf("text/calendar")
                                    : MediaType.APPLICATION_JSON)
                    .content(body);
        asked.with(SecurityMockMvcRequestPostProcessors.httpBasic(asker.person().login(), Colleagues.PASSWORD));
        var answer = api.ask(asked).andReturn().getResponse();
        return answer.getStatus() != 401 && answer.getStatus() != 403;
    }

    private String kind(ApiOperation operation) {
        if (!operation.path().contains("{")) return null;
        return Stream.concat(
                        Stream.of("cases", "tickets", "leads", "opportunities", "members", "tasks", "trace"),
                        kinds.stream().map(CasesToAsk::path))
                .filter(kind -> operation.path().startsWith("/api/v1/" + kind + "/{"))
                .findFirst()
                .orElse(null);
    }

    /** A case of the kind that is as wished; the same one for all operations of an asker. */
    private String reference(String kind, Whose whose, Asker asker) {
        return cases.computeIfAbsent(kind + whose + asker.person().login(), fresh -> {
            try {
                return make(kind, whose, asker);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private String make(String kind, Whose whose, Asker asker) throws Exception {
        var owner = switch (whose) {
            case OWN -> asker.person();
            case TEAM -> asker.colleague();
            case OTHER -> boss;
        };
        var team = team(owner);
        return switch (kind) {
            case "tickets", "trace", "cases" -> owned("ticket", made("tickets", """
                    {"subject": "Cannot log in", "body": "It says no.", "customer": {"name": "Zhang Min"}}
                    """), owner, team);
            case "leads" -> owned("lead", made("leads", """
                    {"name": "Zhang Min", "phone": "%s"}
                    """.formatted(Phones.next())), owner, team);
            case "opportunities" ->
                owned(
                        "opportunity",
                        made("opportunities", """
                    {"name": "A deal", "amount": 10, "currency": "CNY", "customer": "%s", "owner": "%s", "team": "%s"}
                    """.formatted(customer(), boss.id(), team(boss))),
                        owner,
                        team);
            case "members" -> owned("member", made("members", """
                    {"customer": "%s", "group": "tea", "channel": "wecom"}
                    """.formatted(customer())), owner, team);
            case "tasks" -> task(owner, team);
            default ->
                kinds.stream()
                        .filter(one -> one.path().equals(kind))
                        .findFirst()
                        .orElseThrow()
                        .make(owner, team);
        };
    }

    private String team(Person person) {
        return jdbc.sql("""
                        select team
                        from team_member
                        where user_id = :id
                            and main
                        """)
                .param("id", person.id().value())
                .query(String.class)
                .single();
    }

    private String customer() throws Exception {
        return JsonPath.read(made("customers", "{\"name\": \"Zhang Min\"}"), "$.customer.id");
    }

    private String owned(String table, String answer, Person owner, String team) {
        var id = UUID.fromString(JsonPath.read(answer, "$.id"));
        for (var changed : List.of(table, "subject"))
            jdbc.sql("update %s set owner_id = :owner, team = :team where id = :id".formatted(changed))
                    .param("owner", owner.id().value())
                    .param("team", team)
                    .param("id", id)
                    .update();
        if (table.equals("lead"))
            for (var assigned : List.of(
                    "update lead set status = 'ASSIGNED', assigned_at = now() where id = :id",
                    "update subject set state = 'LeadStatus.ASSIGNED' where id = :id"))
                jdbc.sql(assigned).param("id", id).update();
        return id.toString();
    }

    private String task(Person owner, String team) {
        var key = ThreadLocalRandom.current().nextLong(1L << 40, 1L << 41);
        jdbc.sql("""
                        insert into user_task (key, process_instance_key, process_id, definition_key, element_id, name,
                            assignee, candidate_groups, priority, state, created_at)
                        values (:key, :key, 'lead-assignment', 1, 'Task_ContactLead', 'Contact the lead',
                            :assignee, array[:team], 50, 'OPEN', now())
                        """)
                .param("key", key)
                .param("assignee", owner.id().value())
                .param("team", team)
                .update();
        return Long.toString(key);
    }

    private String made(String what, String body) throws Exception {
        var answer = api.ask(
                        boss,
                        post("/api/v1/" + what)
                                .contentType(MediaType.APPLICATION_JSON)
                                .content(body))
                .andReturn()
                .getResponse();
        assertThat(answer.getStatus())
                .as(answer.getContentAsString(StandardCharsets.UTF_8))
                .isBetween(200, 299);
        return answer.getContentAsString(StandardCharsets.UTF_8);
    }
}
