package dev.rapport.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import dev.rapport.platform.Refused;
import dev.rapport.testing.Api;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import dev.rapport.testing.MovableClock;
import jakarta.servlet.Filter;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.CannotCreateTransactionException;

@DatabaseTest
class ApiSecurityTests {

    private static final String ME = "/api/v1/me";

    @Autowired
    Api api;

    @Autowired
    Colleagues colleagues;

    @Autowired
    MovableClock clock;

    @Autowired
    MyAccount account;

    @Autowired
    Access access;

    @Autowired
    @Qualifier("databaseAway")
    Filter filter;

    private Person person;

    @BeforeEach
    void logIn() {
        person = colleagues.join(null, Role.SALES);
    }

    @Test
    void strangersAreAskedToLogIn() throws Exception {
        api.ask(get(ME))
                .andExpect(status().isUnauthorized())
                .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.code").value("access.login-needed"))
                .andExpect(header().exists("WWW-Authenticate"));
    }

    @Test
    void theDescriptionOfTheApiNeedsALogin() throws Exception {
        api.ask(get("/v3/api-docs")).andExpect(status().isUnauthorized());
        api.ask(person, get("/v3/api-docs"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.info.title").value("Rapport"))
                .andExpect(jsonPath("$.components.securitySchemes.token.scheme").value("bearer"));
    }

    @Test
    void loginAndPasswordLetIn() throws Exception {
        api.ask(person, get(ME))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.login").value(person.login()))
                .andExpect(jsonPath("$.roles[0]").value("SALES"));
    }

    @Test
    void refusalsSpeakTheAskersLanguage() throws Exception {
        api.ask(get(ME).header("Accept-Language", "zh-CN"))
                .andExpect(jsonPath("$.title").value("需要登录"));
    }

    @Test
    void aTokenLetsInUntilItIsRevoked() throws Exception {
        var answer = api.ask(post("/api/v1/tokens")
                        .with(httpBasic(person.login(), Colleagues.PASSWORD))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"name\": \"telephone system\", \"days\": 2}"))
                .andExpect(status().isCreated())
                .andReturn()
                .getResponse()
                .getContentAsString();
        String token = JsonPath.read(answer, "$.token");
        String id = JsonPath.read(answer, "$.id");
        api.ask(get(ME).header("Authorization", "Bearer " + token)).andExpect(status().isOk());
        api.ask(delete("/api/v1/tokens/" + id).header("Authorization", "Bearer " + token))
                .andExpect(status().isNoContent());
        api.ask(get(ME).header("Authorization", "Bearer " + token)).andExpect(status().isUnauthorized());
    }

    @Test
    void aTokenExpires() throws Exception {
        var answer = api.ask(post("/api/v1/tokens")
                        .with(httpBasic(person.login(), Colleagues.PASSWORD))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"name\": \"short\", \"days\": 1}"))
                .andReturn()
                .getResponse()
                .getContentAsString();
        clock.move(Duration.ofHours(25));
        api.ask(get(ME).header("Authorization", "Bearer " + JsonPath.<String>read(answer, "$.token")))
                .andExpect(status().isUnauthorized());
    }

    @Test
    void guessingIsSlowedDownAndLaterForgiven() throws Exception {
        for (var guess = 0; guess < 5; guess++)
            api.ask(get(ME).with(httpBasic(person.login(), "guess " + guess))).andExpect(status().isUnauthorized());
        api.ask(person, get(ME)).andExpect(status().isTooManyRequests()).andExpect(header().exists("Retry-After"));
        clock.move(Duration.ofMinutes(31));
        api.ask(person, get(ME)).andExpect(status().isOk());
    }

    @Test
    void guessingAtOneLoginDoesNotLockOutTheOffice() throws Exception {
        for (var guess = 0; guess < 60; guess++)
            api.ask(get(ME).with(httpBasic("nobody" + guess, "guess"))).andExpect(status().isUnauthorized());
        api.ask(person, get(ME)).andExpect(status().isOk());
    }

    @Test
    void guessesAtTheSameMomentAreCountedOneByOne() throws Exception {
        var answers = atOnce(30, guess -> "guess " + guess);
        assertThat(answers).containsOnly(401, 429);
        assertThat(answers).filteredOn(answer -> answer == 401).hasSizeLessThanOrEqualTo(5);
    }

    @Test
    void theRightPasswordManyTimesAtOnceIsLetIn() throws Exception {
        assertThat(atOnce(15, guess -> Colleagues.PASSWORD)).containsOnly(200);
    }

    private List<Integer> atOnce(int many, IntFunction<String> password) throws Exception {
        var start = new CyclicBarrier(many);
        var sent = new ArrayList<Future<Integer>>();
        try (var threads = Executors.newFixedThreadPool(many)) {
            for (var number = 0; number < many; number++) {
                var said = password.apply(number);
                sent.add(threads.submit(() -> {
                    start.await();
                    return api.ask(get(ME).with(httpBasic(person.login(), said)))
                            .andReturn()
                            .getResponse()
                            .getStatus();
                }));
            }
        }
        var answers = new ArrayList<Integer>();
        for (var one : sent) answers.add(one.get());
        return answers;
    }

    @Test
    void strangersElsewhereDoNotLockOutWhoCameFromHereBefore() throws Exception {
        api.ask(person, get(ME)).andExpect(status().isOk());
        for (var guess = 0; guess < 110; guess++) {
            var stranger = "10.1." + guess / 100 + "." + guess % 100;
            api.ask(get(ME).with(httpBasic(person.login(), "guess")).with(request -> {
                request.setRemoteAddr(stranger);
                return request;
            }));
        }
        clock.move(Duration.ofMinutes(2)); // what was found right is forgotten by then, the guesses are not
        for (var guess = 0; guess < 5; guess++)
            api.ask(get(ME).with(httpBasic(person.login(), "guess")).with(request -> {
                request.setRemoteAddr("10.2.0.1");
                return request;
            }));
        api.ask(get(ME).with(httpBasic(person.login(), "guess")).with(request -> {
                    request.setRemoteAddr("10.3.0.1");
                    return request;
                }))
                .andExpect(status().isTooManyRequests());
        api.ask(person, get(ME)).andExpect(status().isOk());
    }

    @Test
    void withoutAConnectionToLookUpWhoAsksTheAnswerSaysSo() throws Exception {
        var request = new MockHttpServletRequest("GET", ME);
        request.addHeader("Accept-Language", "en");
        var response = new MockHttpServletResponse();
        filter.doFilter(request, response, (asked, answered) -> {
            throw new CannotCreateTransactionException("no", new SQLTransientConnectionException("timed out"));
        });
        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.getHeader("Retry-After")).isNotNull();
        assertThat(response.getContentAsString()).contains("problem.database-busy");
    }

    @Test
    void whoKnowsThePasswordClearsTheCount() throws Exception {
        for (var round = 0; round < 3; round++) {
            for (var guess = 0; guess < 4; guess++)
                api.ask(get(ME).with(httpBasic(person.login(), "guess " + guess)))
                        .andExpect(status().isUnauthorized());
            api.ask(person, get(ME)).andExpect(status().isOk());
            clock.move(Duration.ofMinutes(2));
        }
    }

    @Test
    void aTokenMakesNoTokens() throws Exception {
        api.ask(post("/api/v1/tokens")
                        .header("Authorization", "Bearer " + token())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"name\": \"for ever\"}"))
                .andExpect(status().isForbidden())
                .andExpect(jsonPath("$.code").value("access.token-by-token"));
    }

    @Test
    void anotherPasswordEndsTokensAndSessions() throws Exception {
        var token = token();
        var session =
                colleagues.as(person, () -> SecurityContextHolder.getContext().getAuthentication());
        colleagues.as(person, () -> account.changePassword(Colleagues.PASSWORD, "quite-another-1"));

        api.ask(get(ME).header("Authorization", "Bearer " + token)).andExpect(status().isUnauthorized());
        api.ask(person, get(ME)).andExpect(status().isUnauthorized());
        SecurityContextHolder.getContext().setAuthentication(session);
        assertThatExceptionOfType(Refused.class).isThrownBy(access::me);
        colleagues.as(person, () -> assertThat(access.me().id()).isEqualTo(person.id()));
    }

    @Test
    void theSessionInWhichThePasswordWasChangedGoesOn() {
        colleagues.logIn(person);
        account.changePassword(Colleagues.PASSWORD, "quite-another-1");
        assertThat(access.me().id()).isEqualTo(person.id());
    }

    @AfterEach
    void logOut() {
        SecurityContextHolder.clearContext();
    }

    private String token() throws Exception {
        var answer = api.ask(
                        person,
                        post("/api/v1/tokens")
                                .contentType(MediaType.APPLICATION_JSON)
                                .content("{\"name\": \"a\"}"))
                .andExpect(status().isCreated())
                .andReturn()
                .getResponse()
                .getContentAsString();
        return JsonPath.read(answer, "$.token");
    }

    @Test
    void malformedJsonIsRefusedInWords() throws Exception {
        api.ask(post("/api/v1/tokens")
                        .with(httpBasic(person.login(), Colleagues.PASSWORD))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"name\": "))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.code").value("problem.400"))
                .andExpect(content().string(not(containsString("Exception"))));
    }

    @Test
    void wrongKindsAndMethodsAreRefusedInWords() throws Exception {
        var me = httpBasic(person.login(), Colleagues.PASSWORD);
        api.ask(put("/api/v1/tokens").with(me)).andExpect(status().isMethodNotAllowed());
        api.ask(post("/api/v1/tokens")
                        .with(me)
                        .contentType(MediaType.TEXT_PLAIN)
                        .content("x"))
                .andExpect(status().isUnsupportedMediaType())
                .andExpect(jsonPath("$.code").value("problem.415"));
        api.ask(delete("/api/v1/tokens/no-id").with(me)).andExpect(status().isNotFound());
        api.ask(get("/api/v1/nothing-here").with(me))
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.code").value("problem.404"));
    }

    @Test
    void hugeBodiesAreRefused() throws Exception {
        api.ask(post("/api/v1/tokens")
                        .with(httpBasic(person.login(), Colleagues.PASSWORD))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"name\": \"" + "x".repeat(2_000_000) + "\"}"))
                .andExpect(status().isContentTooLarge());
    }

    @Test
    void healthIsPublicAndFiguresAreNot() throws Exception {
        api.ask(get("/actuator/info")).andExpect(status().isUnauthorized());
        api.ask(person, get("/actuator/prometheus")).andExpect(status().isForbidden());
        var health = api.ask(get("/actuator/health")).andReturn().getResponse();
        assertThat(health.getStatus()).isNotIn(401, 403);
        assertThat(health.getContentAsString()).doesNotContain("components");
    }
}
