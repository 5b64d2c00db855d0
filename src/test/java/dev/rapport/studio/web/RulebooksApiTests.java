package dev.rapport.studio.web;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.rules.TableEdit;
import dev.rapport.testing.Api;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import tools.jackson.databind.json.JsonMapper;

/** Rulebooks as programs write, check, publish and take back. */
@DatabaseTest
class RulebooksApiTests {

    private static final String BOOK = "/api/v1/rulebooks/earning";
    private static final String TABLE = "/api/v1/rulebooks/interest-level";

    @Autowired
    Api api;

    @Autowired
    Colleagues colleagues;

    @Autowired
    JsonMapper json;

    private Person author;
    private Person second;

    @BeforeEach
    void two() {
        author = colleagues.join(null, Role.DESIGNER);
        second = colleagues.join(null, Role.MANAGER);
    }

    private ResultActions ask(Person asker, MockHttpServletRequestBuilder request, Map<String, ?> body)
            throws Exception {
        return api.ask(asker, request.contentType(MediaType.APPLICATION_JSON).content(json.writeValueAsString(body)));
    }

    private String draft(String book) throws Exception {
        return JsonPath.read(
                api.ask(author, get(book + "/draft")).andReturn().getResponse().getContentAsString(), "$.text");
    }

    private static String tag(ResultActions answer) {
        return String.valueOf(answer.andReturn().getResponse().getHeader(HttpHeaders.ETAG));
    }

    @Test
    void aRulebookGoesAllTheWayAndBack() throws Exception {
        api.ask(author, get("/api/v1/rulebooks"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items[*].name").value(hasItem("earning")));
        var read = api.ask(author, get(BOOK + "/draft")).andExpect(status().isOk());
        var text = draft(BOOK) + "\n// looked at\n";
        ask(author, put(BOOK + "/draft"), Map.of("text", text)).andExpect(status().isPreconditionRequired());
        var saved = ask(author, put(BOOK + "/draft").header(HttpHeaders.IF_MATCH, tag(read)), Map.of("text", text))
                .andExpect(status().isOk());
        ask(author, put(BOOK + "/draft").header(HttpHeaders.IF_MATCH, tag(read)), Map.of("text", text))
                .andExpect(status().isPreconditionFailed());
        ask(author, post(BOOK + "/check"), Map.of("text", text))
                .andExpect(jsonPath("$.fit").value(true));
        var handedIn = api.ask(author, post(BOOK + "/draft/hand-in").header(HttpHeaders.IF_MATCH, tag(saved)))
                .andExpect(status().isOk());
        int version = JsonPath.read(handedIn.andReturn().getResponse().getContentAsString(), "$.version");
        api.ask(second, get(BOOK + "/versions/" + version + "/changes"))
                .andExpect(jsonPath("$.items").isEmpty());
        api.ask(second, get(BOOK + "/versions/" + version))
                .andExpect(jsonPath("$.form").value("drl"))
                .andExpect(jsonPath("$.text").value(text));
        api.ask(author, post(BOOK + "/versions/" + version + "/publish")).andExpect(status().isConflict());
        api.ask(second, post(BOOK + "/versions/" + version + "/publish")).andExpect(status().isNoContent());
        api.ask(second, get(BOOK + "/versions"))
                .andExpect(jsonPath("$.items[0].state").value("published"))
                .andExpect(jsonPath("$.items[0].author").value(author.name()));
        ask(author, post(BOOK + "/go-back"), Map.of()).andExpect(status().isBadRequest());
        ask(author, post(BOOK + "/go-back"), Map.of("reason", "the test is over"))
                .andExpect(status().isOk());
    }

    @Test
    void aTextThatSaysMoreThanRulesMayIsRefusedWithASentence() throws Exception {
        var evil = "rule \"r\" when EarningFacts() then System.exit(0); end";
        ask(author, post(BOOK + "/check"), Map.of("text", evil))
                .andExpect(jsonPath("$.fit").value(false))
                .andExpect(jsonPath("$.refused").value(containsString("System")));
        ask(author, post(BOOK + "/versions"), Map.of("text", evil)).andExpect(status().isBadRequest());
        ask(author, post(BOOK + "/versions"), Map.of()).andExpect(status().isBadRequest());
        api.ask(author, get("/api/v1/rulebooks/nothing/versions")).andExpect(status().isNotFound());
    }

    @Test
    void tellsRowsThatNeverFit() throws Exception {
        var text = TableEdit.add(
                draft(TABLE), 0, 0, List.of("never", "", "", "", "clicks > 5, clicks < 3", "", "1", "x", "y"));
        ask(author, post(TABLE + "/check"), Map.of("text", text))
                .andExpect(jsonPath("$.fit").value(true))
                .andExpect(jsonPath("$.findings[*].kind").value(hasItem("never-fits")));
    }

    @Test
    void examplesAreKeptAskedAndRemoved() throws Exception {
        var facts = List.of(Map.of("fact", "EarningFacts", "occasion", "review"));
        ask(author, post(BOOK + "/decisions"), Map.of("facts", facts))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.results.points").value("50"))
                .andExpect(jsonPath("$.reasons[0].rule").exists());
        var name = "a review " + UUID.randomUUID();
        var kept = ask(author, post(BOOK + "/examples"), Map.of("name", name, "facts", facts))
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.expected.results.points").value("50"));
        ask(author, post(BOOK + "/examples"), Map.of("name", name, "facts", facts))
                .andExpect(status().isConflict());
        ask(author, post(BOOK + "/check"), Map.of("text", draft(BOOK).replace("\"points\", 50,", "\"points\", 60,")))
                .andExpect(jsonPath("$.fit").value(false))
                .andExpect(jsonPath("$.examples[*].otherwise").value(hasItem("points: 50 ≠ 60")));
        String id = JsonPath.read(kept.andReturn().getResponse().getContentAsString(), "$.id");
        api.ask(author, delete(BOOK + "/examples/" + id)).andExpect(status().isNoContent());
        api.ask(author, delete(BOOK + "/examples/" + id)).andExpect(status().isNotFound());
        ask(author, post(BOOK + "/examples"), Map.of("name", name)).andExpect(status().isBadRequest());
    }
}
