package dev.rapport.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import dev.rapport.testing.Api;
import dev.rapport.testing.ApiOperation;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

@DatabaseTest
class IdempotencyTests {

    /** Operations that change or ask something and make nothing. A new one is either among them or {@link Creates}. */
    private static final Set<String> MAKE_NOTHING = Set.of(
            "/api/v1/channel-accounts/{id}/test",
            "/api/v1/coupons/batches/{batch}/start",
            "/api/v1/coupons/batches/{batch}/stop",
            "/api/v1/coupons/{code}/give-back",
            "/api/v1/coupons/{code}/redeem",
            "/api/v1/coupons/{code}/release",
            "/api/v1/coupons/{code}/reserve",
            "/api/v1/data-quality/repairs/preview",
            "/api/v1/data-quality/repairs/{id}/undo",
            "/api/v1/duplicates/runs/{id}/stop",
            "/api/v1/duplicates/{id}/different",
            "/api/v1/duplicates/{id}/open",
            "/api/v1/forms/check",
            "/api/v1/imports/{id}/cancel",
            "/api/v1/imports/{id}/undo",
            "/api/v1/imports/{kind}/preview",
            "/api/v1/incidents/{key}/retry",
            "/api/v1/notices/read-all",
            "/api/v1/notices/{id}/read",
            "/api/v1/opportunities/{opportunity}/reopen",
            "/api/v1/people/{person}/deactivate",
            "/api/v1/people/{person}/hand-over",
            "/api/v1/people/{person}/reactivate",
            "/api/v1/processes/drafts/{id}/approval",
            "/api/v1/processes/drafts/{id}/deployment",
            "/api/v1/processes/drafts/{id}/give-back",
            "/api/v1/processes/drafts/{id}/review",
            "/api/v1/processes/{process}/versions/{version}/back",
            "/api/v1/rulebooks/{rulebook}/check",
            "/api/v1/rulebooks/{rulebook}/decisions",
            "/api/v1/rulebooks/{rulebook}/draft/hand-in",
            "/api/v1/rulebooks/{rulebook}/go-back",
            "/api/v1/rulebooks/{rulebook}/versions/{version}/publish",
            "/api/v1/sla/calendar-feeds",
            "/api/v1/sla/calendars/{name}/dry-run",
            "/api/v1/sla/calendars/{name}/restore",
            "/api/v1/sla/ledger/verification",
            "/api/v1/sla/policies/apply",
            "/api/v1/sla/policies/dry-run",
            "/api/v1/sla/policies/go-back",
            "/api/v1/sla/policies/versions/{version}/publish",
            "/api/v1/sla/trends/rebuild",
            "/api/v1/sla/what-if",
            "/api/v1/tasks/{key}/claim",
            "/api/v1/tasks/{key}/complete",
            "/api/v1/tasks/{key}/release",
            "/api/v1/teams/{team}/deactivate",
            "/api/v1/teams/{team}/members",
            "/api/v1/teams/{team}/reactivate",
            "/api/v1/tickets/{reference}/close",
            "/api/v1/tickets/{reference}/duplicate",
            "/api/v1/tickets/{reference}/escalate",
            "/api/v1/tickets/{reference}/messages/{message}/send-again",
            "/api/v1/tickets/{reference}/public",
            "/api/v1/tickets/{reference}/reopen",
            "/api/v1/tickets/{reference}/solve",
            "/api/v1/tickets/{reference}/vendor-replied",
            "/api/v1/webhooks/{id}/deliveries/{delivery}/resend",
            "/api/v1/webhooks/{id}/resend",
            "/api/v1/webhooks/{id}/test");

    @Autowired
    Api api;

    @Autowired
    Colleagues colleagues;

    @Autowired
    KeptAnswers answers;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JsonMapper json;

    @Autowired
    Flyway flyway;

    @Autowired
    ApplicationEventPublisher events;

    private final String key = UUID.randomUUID().toString();
    private final String name = "Firm " + UUID.randomUUID();
    private Person asker;

    @BeforeEach
    void join() {
        asker = colleagues.join(null, Role.values());
    }

    @Test
    void theSameRequestAgainIsAnsweredAsTheFirstTime() throws Exception {
        var first = send(lead(name))
                .andExpect(status().isCreated())
                .andExpect(header().doesNotExist("Idempotent-Replayed"));
        var made = first.andReturn().getResponse();
        send(lead(name))
                .andExpect(status().isCreated())
                .andExpect(header().string("Idempotent-Replayed", "true"))
                .andExpect(header().string("Location", String.valueOf(made.getHeader("Location"))))
                .andExpect(header().string("Content-Type", String.valueOf(made.getContentType())))
                .andExpect(content().string(made.getContentAsString(StandardCharsets.UTF_8)));
        assertThat(leads()).isEqualTo(1);
    }

    @Test
    void withoutAKeyTwoAreMade() throws Exception {
        for (var time = 0; time < 2; time++) api.ask(asker, lead(name)).andExpect(status().isCreated());
        assertThat(leads()).isEqualTo(2);
    }

    @Test
    void anotherRequestUnderTheKeyIsRefused() throws Exception {
        send(lead(name)).andExpect(status().isCreated());
        send(lead(name + " B"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.code").value("idempotency.other-request"));
    }

    @Test
    void ofManyAtOnceOneIsMade() throws Exception {
        var start = new CyclicBarrier(8);
        var sent = new ArrayList<Future<MockHttpServletResponse>>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            Callable<MockHttpServletResponse> request = () -> {
                start.await();
                return send(lead(name)).andReturn().getResponse();
            };
            for (var thread = 0; thread < 8; thread++) sent.add(threads.submit(request));
        }
        for (var one : sent) assertThat(one.get().getStatus()).isIn(201, 409);
        assertThat(leads()).isEqualTo(1);
        send(lead(name)).andExpect(status().isCreated());
    }

    @Test
    void whileTheFirstIsUnderWayOthersWait() throws Exception {
        transaction.executeWithoutResult(status -> {
            answers.take(new KeptAnswers.Request(asker.id(), "/api/v1/leads", key, ""));
            try {
                sentFromElsewhere()
                        .andExpect(status().isConflict())
                        .andExpect(header().string("Retry-After", "1"))
                        .andExpect(jsonPath("$.code").value("idempotency.under-way"));
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
        send(lead(name)).andExpect(status().isCreated());
    }

    @Test
    void anotherPersonsKeyIsAnotherKey() throws Exception {
        var other = colleagues.join(null, Role.values());
        send(lead(name)).andExpect(status().isCreated());
        api.ask(other, lead(name).header("Idempotency-Key", key))
                .andExpect(status().isCreated())
                .andExpect(header().doesNotExist("Idempotent-Replayed"));
        assertThat(leads()).isEqualTo(2);
    }

    @Test
    void whatFailedLeavesTheKeyFree() throws Exception {
        send(lead("")).andExpect(status().isBadRequest());
        send(lead(name)).andExpect(status().isCreated());
    }

    @Test
    void whatCannotBeKeptIsNotDone() throws Exception {
        var owner = JdbcClient.create(flyway.getConfiguration().getDataSource());
        owner.sql("alter table kept_answer add constraint no_room check (key <> '%s')".formatted(key))
                .update();
        try {
            send(lead(name))
                    .andExpect(status().is5xxServerError())
                    .andExpect(jsonPath("$.code").value("problem.internal"));
        } finally {
            owner.sql("alter table kept_answer drop constraint no_room").update();
        }
        assertThat(leads()).isZero();
        send(lead(name)).andExpect(status().isCreated());
    }

    @Test
    void theSecretOfATokenIsToldOnce() throws Exception {
        var wish =
                post("/api/v1/tokens").contentType(MediaType.APPLICATION_JSON).content("{\"name\":\"ours\"}");
        var told = send(wish)
                .andExpect(status().isCreated())
                .andReturn()
                .getResponse()
                .getContentAsString();
        String secret = JsonPath.read(told, "$.token");
        send(post("/api/v1/tokens").contentType(MediaType.APPLICATION_JSON).content("{\"name\":\"ours\"}"))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.code").value("idempotency.told-once"));
        assertThat(jdbc.sql("select count(*) from kept_answer where row_to_json(kept_answer)::text like :secret")
                        .param("secret", "%" + secret + "%")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void aFileIsTakenInOnce() throws Exception {
        var made = new TreeSet<String>();
        for (var time = 0; time < 2; time++)
            made.add(api.ask(file("name\n" + name + "\n"))
                    .andExpect(status().isAccepted())
                    .andReturn()
                    .getResponse()
                    .getContentAsString());
        assertThat(made).hasSize(1);
        api.ask(file("name\nother\n")).andExpect(status().isUnprocessableContent());
    }

    @Test
    void whoMayNoLongerAskGetsNoAnswerOfOld() throws Exception {
        send(lead(name)).andExpect(status().isCreated());
        jdbc.sql("update app_user set roles = '{AUDITOR}' where id = :me")
                .param("me", asker.id().value())
                .update();
        events.publishEvent(new AccountsChanged());
        send(lead(name)).andExpect(status().isForbidden());
    }

    @Test
    void keysAreVisibleSigns() throws Exception {
        for (var bad : List.of("", " ", "é", "x".repeat(129), "two words"))
            api.ask(asker, lead(name).header("Idempotency-Key", bad))
                    .andExpect(status().isBadRequest())
                    .andExpect(jsonPath("$.code").value("idempotency.bad-key"));
        api.ask(asker, post("/api/v1/notices/read-all").header("Idempotency-Key", key))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.code").value("idempotency.not-here"));
    }

    @Test
    void afterADayTheKeyIsForgotten() throws Exception {
        send(lead(name)).andExpect(status().isCreated());
        jdbc.sql("update kept_answer set kept_at = kept_at - interval '1 day 1 second' where key = :key")
                .param("key", key)
                .update();
        send(lead(name + " B")).andExpect(status().isCreated());
        answers.forgetOld();
        assertThat(kept()).isEqualTo(1);
        jdbc.sql("update kept_answer set kept_at = kept_at - interval '1 day 1 second' where key = :key")
                .param("key", key)
                .update();
        answers.forgetOld();
        assertThat(kept()).isZero();
    }

    @Test
    void everyOperationThatMakesSomethingTakesAKey() throws Exception {
        var description =
                api.ask(asker, get("/v3/api-docs")).andReturn().getResponse().getContentAsString();
        var without = new TreeSet<String>();
        for (var operation : ApiOperation.all(json.readTree(description)))
            if (operation.method().equals("post") && !operation.takes("Idempotency-Key")) without.add(operation.path());
        assertThat(without)
                .as("what makes something is marked @Creates, so that it can be sent again after a lost answer")
                .isEqualTo(new TreeSet<>(MAKE_NOTHING));
    }

    @Test
    void noOperationFailsForItsKey() throws Exception {
        var description =
                api.ask(asker, get("/v3/api-docs")).andReturn().getResponse().getContentAsString();
        for (var operation : ApiOperation.all(json.readTree(description)))
            if (operation.takes("Idempotency-Key"))
                assertThat(api.ask(
                                        asker,
                                        post(operation.address())
                                                .contentType(MediaType.APPLICATION_JSON)
                                                .header("Idempotency-Key", key)
                                                .content(operation.usual()))
                                .andReturn()
                                .getResponse()
                                .getStatus())
                        .as(operation.toString())
                        .isLessThan(500);
    }

    private MockHttpServletRequestBuilder lead(String called) {
        return post("/api/v1/leads")
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"name\":\"" + called + "\",\"source\":\"web\"}");
    }

    private ResultActions send(MockHttpServletRequestBuilder request) throws Exception {
        return api.ask(asker, request.header("Idempotency-Key", key));
    }

    private ResultActions sentFromElsewhere() throws Exception {
        try (var elsewhere = Executors.newSingleThreadExecutor()) {
            return elsewhere.submit(() -> send(lead(name))).get();
        }
    }

    private org.springframework.test.web.servlet.RequestBuilder file(String text) {
        return multipart("/api/v1/imports/leads")
                .file("file", text.getBytes(StandardCharsets.UTF_8))
                .header("Idempotency-Key", key)
                .with(SecurityMockMvcRequestPostProcessors.httpBasic(asker.login(), Colleagues.PASSWORD));
    }

    private int leads() {
        return jdbc.sql("select count(*) from lead where name = :name")
                .param("name", name)
                .query(Integer.class)
                .single();
    }

    private int kept() {
        return jdbc.sql("select count(*) from kept_answer where key = :key")
                .param("key", key)
                .query(Integer.class)
                .single();
    }
}
