package dev.rapport.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import dev.rapport.platform.ForOneself;
import dev.rapport.platform.ForStrangers;
import dev.rapport.platform.Money;
import dev.rapport.platform.Refused;
import dev.rapport.sales.NewOpportunity;
import dev.rapport.sales.OpportunityDesk;
import dev.rapport.sales.OpportunityIntake;
import dev.rapport.sales.Stage;
import dev.rapport.testing.Api;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every operation of the API that is no question, as its description lists them. */
@DatabaseTest
class WhoMayChangeTests {

    private static final Set<String> CHANGES = Set.of("post", "put", "patch", "delete");

    /** What is the asker's own, and questions too large for an address. */
    private static final Set<String> AUDITOR_MAY = Set.of(
            "post /api/v1/tokens",
            "delete /api/v1/tokens/{id}",
            "put /api/v1/me/quiet-hours",
            "post /api/v1/notices/{id}/read",
            "post /api/v1/notices/read-all",
            "post /api/v1/sla/ledger/verification",
            "post /api/v1/sla/policies/dry-run");

    @Autowired
    Api api;

    @Autowired
    OpportunityDesk desk;

    @Autowired
    Colleagues colleagues;

    @Autowired
    List<RequestMappingHandlerMapping> mappings;

    @Test
    void anAuditorChangesNothing() throws Exception {
        var auditor = colleagues.join(null, Role.AUDITOR);
        var answers = new TreeMap<String, Integer>();
        for (var operation : operations(auditor))
            if (!AUDITOR_MAY.contains(operation)) answers.put(operation, answerTo(auditor, operation, "{}"));
        assertThat(answers)
                .hasSizeGreaterThan(30)
                .allSatisfy(
                        (operation, answer) -> assertThat(answer).as(operation).isEqualTo(403));
    }

    @Test
    void anAuditorTakesNoLostDealUpAgain(@Autowired OpportunityIntake intake) {
        var auditor = colleagues.join(null, Role.AUDITOR);
        assertThatThrownBy(() -> colleagues.as(auditor, () -> desk.reopen("OPP-0", Stage.of("proposal"))))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.kind()).isEqualTo(Refused.Kind.NOT_ALLOWED));
        var team = colleagues.newTeam();
        var seller = colleagues.join(team, Role.SALES);
        var wished = new NewOpportunity("A deal", null, null, Money.of(BigDecimal.TEN, "CNY"), seller.id(), team, null);
        var deal = colleagues.as(seller, () -> intake.open(wished));
        assertThat(colleagues.as(auditor, () -> desk.mayReopen(deal))).isFalse();
        assertThat(colleagues.as(seller, () -> desk.mayReopen(deal))).isTrue();
    }

    @Test
    void theExceptionsOfTheAuditorExist() throws Exception {
        assertThat(operations(colleagues.join(null, Role.AUDITOR))).containsAll(AUDITOR_MAY);
    }

    @Test
    void strangersAndTheWrongPeopleDoNotLearnWhatABodyHolds() throws Exception {
        var seller = colleagues.join(null, Role.SALES);
        api.ask(request(HttpMethod.POST, "/api/v1/products")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{"))
                .andExpect(status().isUnauthorized());
        for (var body : List.of("{", "{}", "[1]"))
            assertThat(answerTo(seller, "post /api/v1/products", body)).isEqualTo(403);
    }

    @Test
    void everyChangeSaysForWhomItIs() {
        assertThat(mappings.stream()
                        .flatMap(mapping -> mapping.getHandlerMethods().entrySet().stream())
                        .filter(entry -> changes(entry.getKey()))
                        .map(Map.Entry::getValue)
                        .filter(method -> method.getBeanType().getName().startsWith("dev.rapport"))
                        .filter(method -> !says(method)))
                .as(
                        "who may ask is said by @ForRoles, @ForOneself or @ForStrangers, because what says nothing is open to all")
                .isEmpty();
    }

    @Test
    void noTwoSchemasShareAName() throws Exception {
        var names = new TreeSet<String>();
        var twice = new TreeSet<String>();
        mappings.stream()
                .flatMap(mapping -> mapping.getHandlerMethods().values().stream())
                .filter(method -> method.getBeanType().getName().startsWith("dev.rapport"))
                .map(HandlerMethod::getBeanType)
                .distinct()
                .flatMap(type -> List.of(type.getDeclaredClasses()).stream())
                .filter(Class::isRecord)
                .map(Class::getSimpleName)
                .forEach(name -> {
                    if (!names.add(name)) twice.add(name);
                });
        assertThat(twice).isEmpty();
        api.ask(colleagues.join(null, Role.ADMIN), get("/v3/api-docs"))
                .andExpect(jsonPath("$.components.schemas.NewToken.properties.token")
                        .exists());
    }

    private static boolean says(HandlerMethod method) {
        return method.hasMethodAnnotation(ForRoles.class)
                || method.hasMethodAnnotation(ForOneself.class)
                || method.hasMethodAnnotation(ForStrangers.class);
    }

    private static boolean changes(RequestMappingInfo mapping) {
        return mapping.getMethodsCondition().getMethods().stream()
                .anyMatch(method -> method != RequestMethod.GET && method != RequestMethod.HEAD);
    }

    private List<String> operations(Person asker) throws Exception {
        var description =
                api.ask(asker, get("/v3/api-docs")).andReturn().getResponse().getContentAsString();
        Map<String, Map<String, Object>> paths = JsonPath.read(description, "$.paths");
        var operations = new ArrayList<String>();
        paths.forEach((path, methods) -> methods.keySet().stream()
                .filter(CHANGES::contains)
                .forEach(method -> operations.add(method + " " + path)));
        return operations;
    }

    private int answerTo(Person asker, String operation, String body) throws Exception {
        var path = operation
                .substring(operation.indexOf(' ') + 1)
                .replace("{kind}", operation.contains("calendar-assignments") ? "team" : "leads")
                .replace("{version}", "1")
                .replaceAll("\\{\\w+}", UUID.randomUUID().toString());
        var method = HttpMethod.valueOf(
                operation.substring(0, operation.indexOf(' ')).toUpperCase(java.util.Locale.ROOT));
        AbstractMockHttpServletRequestBuilder<?> asked = path.contains("/imports/leads") || path.endsWith("/files")
                ? multipart(path).file("file", "name\n".getBytes(java.nio.charset.StandardCharsets.UTF_8))
                : request(method, path)
                        .contentType(
                                path.endsWith("/calendar-feeds")
                                        ? MediaType.valueOf("text/calendar")
                                        : MediaType.APPLICATION_JSON)
                        .content(body);
        asked.with(org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic(
                asker.login(), Colleagues.PASSWORD));
        return api.ask(asked).andReturn().getResponse().getStatus();
    }
}
