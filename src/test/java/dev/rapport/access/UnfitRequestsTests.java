package dev.rapport.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.rapport.platform.Cursor;
import dev.rapport.testing.Api;
import dev.rapport.testing.ApiOperation;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/** What programs send by mistake and attackers on purpose, to every operation that the API describes. */
@DatabaseTest
class UnfitRequestsTests {

    private static final List<String> NOT_A_TEXT = List.of("a\0b", "\ud800", "bell \u0007");
    private static final List<String> STRANGE = List.of(
            "\u202e\u2066\u200b", "+999999999-12-31", "-9999-01-01T00:00:00Z", "9".repeat(400), "x".repeat(300_000));

    /** Stands for a null in place of a text. */
    private static final String NOTHING = "null, please";

    @Autowired
    Api api;

    @Autowired
    Colleagues colleagues;

    @Autowired
    JsonMapper json;

    private Person asker;

    @BeforeEach
    void join() {
        asker = colleagues.join(null, Role.values());
    }

    @Test
    void textsThatNobodyCanKeepAreRefusedInEveryBody() throws Exception {
        var answers = new TreeMap<String, Integer>();
        for (var operation : operations())
            for (var text : NOT_A_TEXT)
                if (operation.hasTexts())
                    answers.put(
                            operation + " " + NOT_A_TEXT.indexOf(text), answerTo(operation, operation.saying(text)));
        assertThat(answers)
                .hasSizeGreaterThan(40)
                .allSatisfy(
                        (operation, answer) -> assertThat(answer).as(operation).isBetween(400, 499));
    }

    @Test
    void daysThatNobodyMeansAreRefused() throws Exception {
        for (var day : List.of("-9999-01-01T00:00:00Z", "+12026-01-01T00:00:00Z", "9999-12-31T23:00:00Z"))
            api.ask(
                            asker,
                            post("/api/v1/coupons/batches")
                                    .contentType(MediaType.APPLICATION_JSON)
                                    .content("""
                                        {"name": "n", "kind": "GIFT", "gift": "g", "currency": "CNY",
                                        "validFrom": "%s"}\
                                        """.formatted(day)))
                    .andExpect(status().isBadRequest())
                    .andExpect(jsonPath("$.code").value("problem.wrong-kind"))
                    .andExpect(jsonPath("$.errors[0].field").value("validFrom"));
    }

    @Test
    void whatIsOfAnotherKindIsNamed() throws Exception {
        api.ask(
                        asker,
                        post("/api/v1/tickets")
                                .contentType(MediaType.APPLICATION_JSON)
                                .content("""
                                        {"subject": "s", "body": "b", "customer": {"name": []}}
                                        """))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.code").value("problem.wrong-kind"))
                .andExpect(jsonPath("$.errors[0].field").value("customer.name"));
        api.ask(asker, get("/api/v1/tickets?limit=many"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].field").value("limit"));
    }

    /** Written out, each of them would fill the memory. */
    @Test
    void numbersThatAreShortToWriteAndEndlessToReadAreRefused() throws Exception {
        for (var number : List.of("1e999999999", "1e-999999999", "-1e2147483647", "1e-2147483647", "1E+99999999"))
            for (var written : List.of(number, "\"" + number + "\""))
                for (var body : List.of(
                        "/api/v1/products {\"name\": \"P\", \"series\": \"S\", \"price\": %s, \"currency\": \"EUR\"}",
                        "/api/v1/opportunities {\"name\": \"D\", \"amount\": %s, \"currency\": \"EUR\"}",
                        "/api/v1/sla/what-if {\"from\": %s}")) {
                    var parts = body.formatted(written).split(" ", 2);
                    var answer = api.ask(
                                    asker,
                                    post(parts[0])
                                            .contentType(MediaType.APPLICATION_JSON)
                                            .content(parts[1]))
                            .andReturn()
                            .getResponse()
                            .getStatus();
                    assertThat(answer).as(body.formatted(written)).isBetween(400, 499);
                }
    }

    @Test
    void aDayWithoutShiftsInAQuestionIsRefused() throws Exception {
        api.ask(
                        asker,
                        post("/api/v1/sla/what-if")
                                .contentType(MediaType.APPLICATION_JSON)
                                .content("""
                                        {"from": "2026-01-01T00:00:00Z", "until": "2026-02-01T00:00:00Z",
                                         "calendars": [{"name": "a", "zone": "UTC", "workdays": [{"date": "2026-01-05"}]}]}
                                        """))
                .andExpect(status().is4xxClientError());
    }

    @Test
    void noBodyMakesTheApiFail() throws Exception {
        var failed = new TreeMap<String, Integer>();
        for (var operation : operations())
            for (var text : Stream.concat(STRANGE.stream(), Stream.of(NOTHING)).toList())
                for (var body : operation.eachSaying(text)) {
                    var answer = answerTo(operation, body.json().replace("\"" + NOTHING + "\"", "null"));
                    if (answer >= 500) failed.put(operation + " " + body.place() + " " + STRANGE.indexOf(text), answer);
                }
        assertThat(failed).isEmpty();
    }

    @Test
    void noAddressMakesTheApiFail() throws Exception {
        var strange = Stream.concat(
                        Stream.concat(NOT_A_TEXT.stream(), STRANGE.stream().filter(text -> text.length() < 1000)),
                        Stream.of(
                                Cursor.of("\0"),
                                Cursor.of("\0", "\0"),
                                Cursor.of("x"),
                                Cursor.of("x", "x"),
                                Cursor.of("9".repeat(30), "9".repeat(30)),
                                Cursor.of("+999999999-12-31T00:00:00Z", "1")))
                .toList();
        var failed = new TreeMap<String, Integer>();
        for (var operation : operations())
            if (operation.method().equals("get"))
                for (var text : strange)
                    for (var address : operation.addressesWith(encoded(text))) {
                        var answer = api.ask(asker, get(URI.create(address)))
                                .andReturn()
                                .getResponse()
                                .getStatus();
                        if (answer >= 500) failed.put(address, answer);
                    }
        assertThat(failed).isEmpty();
    }

    @Test
    void aRefusalSaysWhere() throws Exception {
        api.ask(
                        asker,
                        post("/api/v1/customers")
                                .contentType(MediaType.APPLICATION_JSON)
                                .header("Accept-Language", "zh")
                                .content("{\"name\":\"Acme\",\"facts\":{\"city\":\"a\\u0000b\"}}"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.code").value("error.unfit-character"))
                .andExpect(jsonPath("$.errors[0].field").value("facts.city"))
                .andExpect(jsonPath("$.detail").value("文本含有无法显示或保存的字符 U+0000，请将其删除。"));
    }

    @Test
    void anAddressWithNulIsRefusedInASentence() throws Exception {
        api.ask(asker, get(URI.create("/api/v1/tickets/T%00")))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.code").value("problem.address"));
        api.ask(asker, get(URI.create("/api/v1/tickets?text=%00")))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.errors[0].field").value("text"));
    }

    @Test
    void aCursorWithNulIsNone() throws Exception {
        api.ask(asker, get("/api/v1/customers").param("after", Cursor.of("\0", "x")))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.code").value("error.bad-cursor"));
    }

    private List<ApiOperation> operations() throws Exception {
        var description =
                api.ask(asker, get("/v3/api-docs")).andReturn().getResponse().getContentAsString();
        return ApiOperation.all(json.readTree(description));
    }

    private int answerTo(ApiOperation operation, String body) throws Exception {
        return api.ask(
                        asker,
                        request(
                                        HttpMethod.valueOf(operation.method().toUpperCase(java.util.Locale.ROOT)),
                                        operation.address())
                                .contentType(MediaType.APPLICATION_JSON)
                                .content(body))
                .andReturn()
                .getResponse()
                .getStatus();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
