package dev.rapport.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import dev.rapport.insight.breaches.BreachFilter;
import dev.rapport.insight.trends.TrendFilter;
import dev.rapport.testing.Api;
import dev.rapport.testing.ApiOperation;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMultipartHttpServletRequestBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the API does not know, it refuses and names, in every operation that it describes. */
@DatabaseTest
class KnownInputTests {

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
    void aParameterThatAnOperationDoesNotKnowIsRefusedByEachOfThem() throws Exception {
        var accepted = new TreeMap<String, String>();
        for (var operation : operations()) {
            var answer = answer(asked(operation, operation.addressWith(ApiOperation.ANOTHER + "=1")));
            if (!answer.startsWith("400 problem.unknown-parameter") && !answer.startsWith("400 problem.no-parameters"))
                accepted.put(operation.toString(), answer);
        }
        assertThat(accepted).isEmpty();
    }

    @Test
    void everyParameterThatIsDescribedIsKnownAndIsRefusedTwice() throws Exception {
        var wrong = new TreeMap<String, String>();
        var tried = 0;
        for (var operation : operations())
            for (var name : operation.parameters()) {
                tried++;
                var answer = answer(asked(operation, operation.addressWith(name + "=x&" + name + "=y")));
                if (!answer.startsWith("400 problem.parameter-twice")) wrong.put(operation + " " + name, answer);
            }
        assertThat(wrong).isEmpty();
        assertThat(tried).isGreaterThan(100);
    }

    @Test
    void aFieldThatIsNotDescribedIsRefusedInEveryObjectOfEveryBody() throws Exception {
        var accepted = new TreeMap<String, String>();
        var tried = 0;
        for (var operation : operations())
            for (var body : operation.eachWithAnotherField()) {
                tried++;
                var answer = answer(asked(operation, operation.asked())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body.json()));
                if (!answer.startsWith("400 problem.unknown-field")) accepted.put(operation + body.place(), answer);
            }
        assertThat(accepted).isEmpty();
        assertThat(tried).isGreaterThan(40);
    }

    @Test
    void theDescriptionSaysThatBodiesAreClosed() throws Exception {
        var open = new ArrayList<String>();
        for (var operation : operations()) {
            var schema = operation
                    .described()
                    .path("requestBody")
                    .path("content")
                    .path("application/json")
                    .path("schema");
            if (isOpen(schema, operation.schemas(), 0)) open.add(operation.toString());
        }
        assertThat(open).isEmpty();
    }

    @Test
    void bodiesThatNobodyReadsAreRefused() throws Exception {
        var accepted = new TreeMap<String, String>();
        for (var operation : operations())
            if (operation.described().path("requestBody").isMissingNode()) {
                var answer = answer(asked(operation, operation.asked())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"reason\": \"because\"}"));
                if (!answer.startsWith("400 problem.no-body")) accepted.put(operation.toString(), answer);
            }
        assertThat(accepted).isEmpty();
    }

    @Test
    void whatFiltersReadFromAnAddressIsWhatIsDescribed() throws Exception {
        var breaches = new ArrayList<String>();
        BreachFilter.read(name -> {
            breaches.add(name);
            return null;
        });
        assertThat(parameters("get /api/v1/sla/breaches")).containsAll(breaches).contains("subject", "limit", "after");
        assertThat(parameters("get /api/v1/sla/breaches")).hasSize(breaches.size() + 3);
        var trends = new ArrayList<String>();
        TrendFilter.read(
                name -> {
                    trends.add(name);
                    return null;
                },
                LocalDate.EPOCH.plusYears(50));
        assertThat(parameters("get /api/v1/sla/trends/times")).containsExactlyInAnyOrderElementsOf(trends);
    }

    @Test
    void theNearestNamesAreTold() throws Exception {
        api.ask(asker, body("/api/v1/tickets", "{\"subjekt\": \"s\", \"body\": \"b\"}"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.code").value("problem.unknown-field"))
                .andExpect(jsonPath("$.errors[0].field").value("subjekt"))
                .andExpect(jsonPath("$.detail", containsString("Nearest to it: subject,")));
        api.ask(
                        asker,
                        body("/api/v1/tickets", "{\"customer\": {\"nmae\": \"s\"}}")
                                .header("Accept-Language", "zh"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].field").value("customer.nmae"))
                .andExpect(jsonPath("$.detail", startsWith("此处没有字段“nmae”")));
        api.ask(asker, get("/api/v1/tickets?stat=new"))
                .andExpect(jsonPath("$.code").value("problem.unknown-parameter"))
                .andExpect(jsonPath("$.errors[0].field").value("stat"))
                .andExpect(jsonPath("$.detail", containsString("Nearest to it: state,")));
    }

    @Test
    void whatIsWrongWithABodyIsSaidInWords() throws Exception {
        var deep = "{\"name\": " + "[".repeat(60) + "]".repeat(60) + "}";
        var cases = new TreeMap<String, String>();
        cases.put("{\"name\": \"A\", \"name\": \"B\"}", "problem.field-twice The field “name” stands twice");
        cases.put("{\"name\": \"A\"} {\"name\": \"B\"}", "problem.trailing Something stands behind the end");
        cases.put("{\"name\": \"A\"} and more", "problem.400 The JSON cannot be read: look at line 1, column ");
        cases.put("{\"name\": \"A\"", "problem.400 The JSON cannot be read");
        cases.put("{\"name\": 5}", "problem.wrong-kind “name” must be a text");
        cases.put("{\"name\": true}", "problem.wrong-kind “name” must be a text");
        cases.put("{\"name\": {}}", "problem.wrong-kind “name” must be a text");
        cases.put("{\"contactPoints\": \"a\"}", "problem.wrong-kind “contactPoints” must be a list");
        cases.put("{\"facts\": \"a\"}", "problem.wrong-kind “facts” must be an object");
        cases.put("{\"facts\": {\"a\": 1}}", "problem.wrong-kind “facts.a” must be a text");
        cases.put("{\"kind\": 0}", "problem.wrong-kind “kind” must be one of these words: PERSON, ORGANISATION");
        cases.put("{\"kind\": \"FIRM\"}", "problem.wrong-kind “kind” must be one of these words");
        cases.put("[]", "problem.wrong-body The body as a whole");
        cases.put("\"A\"", "problem.wrong-body The body as a whole");
        cases.put("", "problem.body-missing The body is missing");
        cases.put(deep, "problem.nested The JSON is nested more than 40 deep.");
        cases.forEach((body, said) ->
                assertThat(answer(body("/api/v1/customers", body))).as(body).startsWith("400 " + said));
    }

    @Test
    void numbersAreNumbers() {
        for (var wrong : List.of("\"5\"", "5.5", "true", "99999999999999999999", "\"\""))
            assertThat(answer(request(HttpMethod.PUT, "/api/v1/people/" + asker.id() + "/capacity")
                            .header("If-Match", "*")
                            .contentType(MediaType.APPLICATION_JSON)
                            .content("{\"capacity\": " + wrong + "}")))
                    .as(wrong)
                    .startsWith("400 problem.wrong-kind “capacity” must be a whole number");
        assertThat(answer(get("/api/v1/tickets?limit=many")))
                .startsWith("400 problem.wrong-kind “limit” must be a whole number");
        assertThat(answer(get("/api/v1/leads?status=lost")))
                .startsWith("400 problem.wrong-kind “status” must be one of these words: ");
        assertThat(answer(get("/api/v1/leads?owner=me"))).startsWith("400 problem.wrong-kind “owner” must be an id");
        assertThat(answer(get("/api/v1/sla/breaches/groups"))).startsWith("400 problem.wrong-kind “by” is missing");
    }

    @Test
    void anUploadTakesOneFileAndThePartsItKnows() {
        var file = new MockMultipartFile("file", "c.csv", "text/csv", "name\nA\n".getBytes(StandardCharsets.UTF_8));
        var other = new MockMultipartFile("fiel", "d.csv", "text/csv", "name\nB\n".getBytes(StandardCharsets.UTF_8));
        assertThat(answer(multipart("/api/v1/imports/customer").file(file).file(other)))
                .startsWith("400 problem.unknown-parameter There is no parameter “fiel” here, and nothing was done. "
                        + "Nearest to it: file");
        assertThat(answer(multipart("/api/v1/imports/customer").file(file).file(file)))
                .startsWith("400 problem.parameter-twice “file”");
        assertThat(answer(multipart("/api/v1/imports/customer").file(file).param("seperator", ";")))
                .startsWith("400 problem.unknown-parameter There is no parameter “seperator”");
        assertThat(answer(multipart("/api/v1/imports/customer").param("encoding", "UTF-8")))
                .startsWith("400 problem.wrong-kind “file” is missing");
    }

    /** Whether one of the objects in it may have more fields than are described. */
    private static boolean isOpen(JsonNode given, JsonNode schemas, int depth) {
        var name = given.path("$ref").asString("");
        var schema = name.isEmpty() ? given : schemas.path(name.substring(name.lastIndexOf('/') + 1));
        if (depth > 8) return false;
        if (schema.has("properties") && schema.path("additionalProperties").asBoolean(true)) return true;
        return Stream.concat(schema.path("properties").valueStream(), Stream.of(schema.path("items")))
                .anyMatch(part -> isOpen(part, schemas, depth + 1));
    }

    private List<String> parameters(String operation) throws Exception {
        return operations().stream()
                .filter(one -> one.toString().equals(operation))
                .findFirst()
                .orElseThrow()
                .parameters();
    }

    private List<ApiOperation> operations() throws Exception {
        var description =
                api.ask(asker, get("/v3/api-docs")).andReturn().getResponse().getContentAsString();
        return ApiOperation.all(json.readTree(description));
    }

    private static MockHttpServletRequestBuilder asked(ApiOperation operation, String address) {
        return request(HttpMethod.valueOf(operation.method().toUpperCase(Locale.ROOT)), URI.create(address))
                .contentType(operation.contentType());
    }

    private static MockHttpServletRequestBuilder body(String address, String body) {
        return post(address).contentType(MediaType.APPLICATION_JSON).content(body);
    }

    private String answer(MockHttpServletRequestBuilder request) {
        try {
            return said(api.ask(asker, request));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private String answer(MockMultipartHttpServletRequestBuilder request) {
        try {
            request.with(SecurityMockMvcRequestPostProcessors.httpBasic(asker.login(), Colleagues.PASSWORD));
            return said(api.ask(request));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static String said(ResultActions asked) throws Exception {
        var answer = asked.andReturn().getResponse();
        var text = answer.getContentAsString(StandardCharsets.UTF_8);
        return answer.getStatus() < 400
                ? answer.getStatus() + " " + text
                : answer.getStatus() + " " + JsonPath.read(text, "$.code") + " " + JsonPath.read(text, "$.detail");
    }
}
