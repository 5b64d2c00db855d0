package dev.rapport.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import dev.rapport.cases.Story;
import dev.rapport.customer.Customers;
import dev.rapport.customer.NewCustomer;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.SubjectId;
import dev.rapport.testing.Api;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Two people who read the same and both write do not replace each other's words unseen. */
@DatabaseTest
class LastWriterTests {

    /** What replaces nothing that another person wrote, or has its version in the body. */
    private static final Set<String> NOTHING_IS_LOST = Set.of(
            "/api/v1/me/quiet-hours",
            "/api/v1/tickets/{reference}/priority",
            "/api/v1/sla/calendars/{name}",
            "/api/v1/sla/calendar-assignments/{kind}/{key}");

    @Autowired
    Api api;

    @Autowired
    Colleagues colleagues;

    @Autowired
    Customers customers;

    @Autowired
    Story story;

    @Autowired
    List<RequestMappingHandlerMapping> mappings;

    private Person anna;
    private Person ben;

    @BeforeEach
    void staff() {
        anna = colleagues.join("management", Role.MANAGER);
        ben = colleagues.join("management", Role.MANAGER);
    }

    @Test
    void everyReplacementSaysWhatItReplaces() {
        assertThat(mappings.stream()
                        .flatMap(mapping -> mapping.getHandlerMethods().entrySet().stream())
                        .filter(entry ->
                                entry.getValue().getBeanType().getName().startsWith("dev.rapport"))
                        .filter(entry -> entry.getKey().getMethodsCondition().getMethods().stream()
                                .anyMatch(Set.of(RequestMethod.PUT, RequestMethod.PATCH)::contains))
                        .filter(entry -> !entry.getValue().hasMethodAnnotation(Replaces.class))
                        .flatMap(entry -> entry.getKey().getPatternValues().stream()))
                .as("a PUT is marked by @Replaces and takes If-Match, or is listed as losing nothing")
                .containsExactlyInAnyOrderElementsOf(NOTHING_IS_LOST);
    }

    @Test
    void theSecondOfTwoWhoChangeHowACustomerIsServedIsToldWhoCameFirst() throws Exception {
        var customer = customers.findOrAdd(new NewCustomer(
                NewCustomer.Kind.PERSON, "Li Wei", UUID.randomUUID().toString(), null, null, List.of(), Map.of()));
        var place = "/api/v1/customers/" + customer + "/terms";
        var read = api.ask(anna, get(place)).andReturn().getResponse().getHeader(HttpHeaders.ETAG);

        write(anna, place, read, "{\"tier\":\"gold\",\"language\":\"en\",\"contract\":\"premium\"}")
                .andExpect(status().isOk());
        write(ben, place, read, "{\"tier\":\"silver\",\"language\":null,\"contract\":null}")
                .andExpect(status().isPreconditionFailed())
                .andExpect(jsonPath("$.code").value("customer.terms-changed-meanwhile"))
                .andExpect(jsonPath("$.detail")
                        .value(allOf(containsString(anna.name()), containsString("gold"), containsString("premium"))));
        write(anna, place, read, "{\"tier\":\"gold\",\"language\":\"en\",\"contract\":\"premium\"}")
                .andExpect(status().isOk());
        write(ben, place, null, "{\"tier\":\"silver\",\"language\":null,\"contract\":null}")
                .andExpect(status().isPreconditionRequired())
                .andExpect(jsonPath("$.code").value("error.no-version"));
        api.ask(anna, get(place)).andExpect(jsonPath("$.tier").value("gold"));
        write(ben, place, "*", "{\"tier\":\"silver\",\"language\":null,\"contract\":null}")
                .andExpect(status().isOk());
        api.ask(anna, get("/api/v1/customers/" + customer + "/timeline"))
                .andExpect(jsonPath("$.items[0].kind").value("TermsReplaced"))
                .andExpect(jsonPath("$.items[0].actor").value(ben.name()));
        api.ask(colleagues.join(null, Role.DESIGNER), get("/api/v1/customers/" + customer + "/timeline"))
                .andExpect(status().isForbidden());
        assertThat(told(customer, Locale.ENGLISH))
                .contains("Served otherwise: tier Gold → Silver, language English → –, contract premium → –");
        assertThat(told(customer, Locale.CHINESE)).contains("服务条件已更改：等级 金牌 → 银牌，语言 英语 → –，合同 premium → –");
        assertThat(story.of(SubjectId.of(customer.toString()), Locale.ENGLISH, ZoneOffset.UTC, 10, null)
                        .items())
                .filteredOn(line -> line.kind().equals("TermsReplaced"))
                .extracting(Story.Line::actor)
                .containsExactly(ben.name(), anna.name());
    }

    @Test
    void theSecondOfTwoWhoChangeAProductIsToldWhoCameFirst() throws Exception {
        var made = api.ask(
                        anna,
                        post("/api/v1/products")
                                .contentType(MediaType.APPLICATION_JSON)
                                .content("{\"name\":\"P %s\",\"price\":10,\"currency\":\"CNY\"}"
                                        .formatted(UUID.randomUUID())))
                .andReturn()
                .getResponse()
                .getContentAsString();
        var place = "/api/v1/products/" + JsonPath.<String>read(made, "$.id");
        var read = '"' + JsonPath.<String>read(made, "$.version") + '"';
        api.ask(anna, get(place)).andExpect(header().string(HttpHeaders.ETAG, read));

        write(anna, place, read, "{\"price\":12,\"currency\":\"CNY\"}").andExpect(status().isOk());
        write(ben, place, read, "{\"price\":9,\"currency\":\"CNY\"}")
                .andExpect(status().isPreconditionFailed())
                .andExpect(jsonPath("$.detail").value(allOf(containsString(anna.name()), containsString("12"))));
        write(ben, place, null, "{\"price\":9,\"currency\":\"CNY\"}").andExpect(status().isPreconditionRequired());
        api.ask(anna, get(place)).andExpect(jsonPath("$.price").value(12));
    }

    @Test
    void theSecondOfTwoWhoChangeAnAlertIsToldWhoCameFirst() throws Exception {
        var rule = "{\"name\":\"Late\",\"figure\":\"due-soon\",\"threshold\":%d,\"tells\":[\"" + anna.id() + "\"]}";
        var made = api.ask(
                        anna,
                        post("/api/v1/sla/alerts")
                                .contentType(MediaType.APPLICATION_JSON)
                                .content(rule.formatted(5)))
                .andReturn()
                .getResponse()
                .getContentAsString();
        var place = "/api/v1/sla/alerts/" + JsonPath.<String>read(made, "$.id");
        var read = '"' + JsonPath.<String>read(made, "$.version") + '"';

        write(anna, place, read, rule.formatted(6)).andExpect(status().isOk());
        write(ben, place, read, rule.formatted(7))
                .andExpect(status().isPreconditionFailed())
                .andExpect(jsonPath("$.detail").value(containsString(anna.name())));
        write(ben, place, null, rule.formatted(7)).andExpect(status().isPreconditionRequired());
    }

    private ResultActions write(Person person, String place, String read, String body) throws Exception {
        var request = put(place).contentType(MediaType.APPLICATION_JSON).content(body);
        if (read != null) request.header(HttpHeaders.IF_MATCH, read);
        return api.ask(person, request);
    }

    private List<String> told(CustomerId customer, Locale locale) {
        return story.of(SubjectId.of(customer.toString()), locale, ZoneOffset.UTC, 10, null).items().stream()
                .map(Story.Line::text)
                .toList();
    }
}
