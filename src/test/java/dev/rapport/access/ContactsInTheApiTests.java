package dev.rapport.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import dev.rapport.customer.Customers;
import dev.rapport.platform.CustomerId;
import dev.rapport.testing.Api;
import dev.rapport.testing.ApiOperation;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import dev.rapport.testing.Phones;
import java.nio.charset.StandardCharsets;
import java.sql.Types;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** What people receive of phones and e-mail addresses, asked of every GET that the API describes. */
@DatabaseTest
class ContactsInTheApiTests {

    private static final Map<String, String> WANTED = Map.of("text", "Zhang", "search", "Zhang", "queue", "all");

    @Autowired
    JsonMapper json;

    @Autowired
    Api api;

    @Autowired
    Colleagues colleagues;

    @Autowired
    JdbcClient jdbc;

    private final String digits = Phones.next();
    private final String mailbox = "zhang." + UUID.randomUUID().toString().substring(0, 8);
    private final String team = "sales-" + UUID.randomUUID().toString().substring(0, 8);

    private Person owner;
    private Person stranger;

    @Autowired
    Customers customers;

    private Person auditor;
    private Person admin;
    private String lead;
    private String customer;
    private String ticket;
    private long task;

    @BeforeEach
    void aLeadATicketAndATask() throws Exception {
        owner = colleagues.join(team, Role.SALES);
        stranger = colleagues.join("other-" + team, Role.SALES);
        auditor = colleagues.join(null, Role.AUDITOR);
        admin = colleagues.join(null, Role.ADMIN);
        lead = JsonPath.read(made(owner, "leads", """
                        {"name": "Zhang Min", "phone": "%s", "email": "%s@example.com",
                         "facts": {"second phone": "%s", "assistant": "%s@example.com"}}
                        """), "$.id");
        customer = JsonPath.read(made(owner, "customers", """
                        {"name": "Zhang Min", "contactPoints": ["%s", "%s@example.com"]}
                        """), "$.customer.id");
        customers.learnMissing(
                CustomerId.of(customer), Map.of("mobile 2", digits, "assistant", mailbox + "@example.com"));
        ticket = JsonPath.read(made(colleagues.join("service", Role.SERVICE), "tickets", """
                        {"subject": "Cannot log in", "body": "It says no.",
                         "customer": {"name": "Zhang Min", "phone": "%s", "email": "%s@example.com"}}
                        """), "$.number");
        jdbc.sql("""
                        with assigned as (
                            update lead
                            set status = 'ASSIGNED', owner_id = :owner, team = :team, assigned_at = now()
                            where id = :id
                            returning id
                        )
                        update subject
                        set state = 'LeadStatus.ASSIGNED'
                        where id in (select id from assigned)
                        """)
                .param("owner", owner.id().value())
                .param("team", team)
                .param("id", UUID.fromString(lead))
                .update();
        task = task();
    }

    private long task() {
        var key = ThreadLocalRandom.current().nextLong(1L << 40, 1L << 41);
        jdbc.sql("""
                        insert into user_task (key, process_instance_key, process_id, definition_key, element_id, name,
                            subject_id, assignee, candidate_groups, priority, state, created_at, sla_due_at)
                        values (:key, :key, 'lead-assignment', 1, 'Task_ContactLead', 'Contact the lead',
                            :subject, :assignee, array[:team], 50, 'OPEN', now(), :due)
                        """)
                .param("key", key)
                .param("subject", UUID.fromString(lead))
                .param("assignee", owner.id().value())
                .param("team", team)
                .param("due", null, Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
        return key;
    }

    private String made(Person person, String what, String body) throws Exception {
        var arguments = body.contains("facts")
                ? new Object[] {digits, mailbox, digits, mailbox}
                : new Object[] {digits, mailbox};
        return api.ask(
                        person,
                        post("/api/v1/" + what)
                                .contentType(MediaType.APPLICATION_JSON)
                                .content(body.formatted(arguments)))
                .andExpect(status().is2xxSuccessful())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    @Test
    void strangersAuditorsAndAdministratorsNeverGetOneInFull() throws Exception {
        for (var person : List.of(auditor, admin, stranger)) {
            var answers = answers(person);
            assertThat(answers).hasSizeGreaterThan(20);
            answers.forEach((path, answer) -> assertThat(answer.replaceAll("[ -]", ""))
                    .as(path)
                    .doesNotContain(digits)
                    .doesNotContain(mailbox));
        }
    }

    @Test
    void aNumberIsHiddenWhateverItsFactIsCalled() throws Exception {
        var made = knowing(Map.of(
                "contact", "ring %s please".formatted(digits),
                "wechat id", digits,
                "Mobil", "+49 171 9876543",
                "last seen", "2026-11-28 10:15",
                "orders", "1234567"));

        assertThat(answer(auditor, "/api/v1/customers/" + made))
                .contains("ring *** please", "2026-11-28 10:15", "1234567")
                .doesNotContain(digits)
                .doesNotContain("9876543");
    }

    @Test
    void aFactWithFewDigitsInManyWordsIsShownAtOnce() throws Exception {
        var words = ("1" + "a".repeat(40)).repeat(6);
        var made = knowing(Map.of("phone note", words));
        assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> assertThat(answer(owner, "/api/v1/customers/" + made)).contains(words));
    }

    /** Another system may tell what no form asks. */
    private String knowing(Map<String, String> facts) throws Exception {
        var made = JsonPath.<String>read(made(owner, "customers", "{\"name\": \"Zhang Min\"}"), "$.customer.id");
        customers.learnMissing(CustomerId.of(made), facts);
        return made;
    }

    @Test
    void machinesGetTheNumberAndItsExtensionApart() throws Exception {
        var request =
                post("/api/v1/leads").contentType(MediaType.APPLICATION_JSON).content("""
                        {"name": "Zhang Min", "phone": "010-62301234-80"}
                        """);
        api.ask(stranger, request)
                .andExpect(jsonPath("$.phone").value("+861062301234"))
                .andExpect(jsonPath("$.extension").value("80"));
    }

    @Test
    void aLeadUnderAnotherNameTellsWhoseNumberItIs() throws Exception {
        var request =
                post("/api/v1/leads").contentType(MediaType.APPLICATION_JSON).content("""
                        {"name": "Zhao Min", "phone": "%s"}
                        """.formatted(digits));
        api.ask(owner, request)
                .andExpect(jsonPath("$.customer").isEmpty())
                .andExpect(jsonPath("$.candidates[0].id").value(customer))
                .andExpect(jsonPath("$.candidates[0].why[0]").value("PHONE"));
    }

    @Test
    void whoWorksOnTheLeadGetsThemInFull() throws Exception {
        for (var path : List.of("/api/v1/leads/" + lead, "/api/v1/tasks/" + task)) {
            var answer = answer(owner, path);
            assertThat(answer.replaceAll("[ -]", "")).contains(digits).contains(mailbox);
        }
    }

    @Test
    void theAuditorGetsTheLeadAndItsTaskMasked() throws Exception {
        for (var path : List.of("/api/v1/leads/" + lead, "/api/v1/tasks/" + task))
            assertThat(answer(auditor, path)).contains("****").contains("***@example.com");
    }

    /** By address, each with everything of this test in the place of its parameters. */
    private Map<String, String> answers(Person person) throws Exception {
        var answers = new LinkedHashMap<String, String>();
        for (var operation : ApiOperation.all(json.readTree(answer(person, "/v3/api-docs"))))
            if (operation.method().equals("get"))
                for (var id : List.of(lead, customer, ticket, Long.toString(task), "Zhang")) {
                    var address = operation.path().replaceAll("\\{[^}]+}", id) + narrowed(operation);
                    answers.put(address, answer(person, address));
                }
        return answers;
    }

    private static String narrowed(ApiOperation operation) {
        return operation.parameters().stream()
                .filter(WANTED::containsKey)
                .map(name -> name + "=" + WANTED.get(name))
                .collect(Collectors.joining("&", "?", ""));
    }

    private String answer(Person person, String path) throws Exception {
        return api.ask(person, get(path)).andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8);
    }
}
