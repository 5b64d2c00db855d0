package dev.rapport.studio.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.studio.drafts.LiveProcess;
import dev.rapport.testing.Api;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import tools.jackson.databind.json.JsonMapper;

/** Drafts as programs draw, check, review and deploy them. */
@DatabaseTest
class DraftsApiTests {

    private static final String PROCESSES = "/api/v1/processes";
    private static final String DRAFTS = PROCESSES + "/drafts";

    @Autowired
    Api api;

    @Autowired
    Colleagues colleagues;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JsonMapper json;

    private final String process = LiveProcess.newId();
    private Person author;
    private Person reviewer;

    @BeforeEach
    void twoDesigners() {
        author = colleagues.join(null, Role.DESIGNER);
        reviewer = colleagues.join(null, Role.DESIGNER);
        LiveProcess.deploy(jdbc, process, 1, LiveProcess.text(process));
    }

    private ResultActions ask(Person asker, MockHttpServletRequestBuilder request, Map<String, ?> body)
            throws Exception {
        return api.ask(asker, request.contentType(MediaType.APPLICATION_JSON).content(json.writeValueAsString(body)));
    }

    private static String tag(ResultActions answer) {
        return String.valueOf(answer.andReturn().getResponse().getHeader(HttpHeaders.ETAG));
    }

    @Test
    void aDraftGoesAllTheWay() throws Exception {
        var made = ask(author, post(DRAFTS), Map.of("process", process))
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.state").value("drawing"))
                .andExpect(jsonPath("$.baseVersion").value(1));
        var place = String.valueOf(made.andReturn().getResponse().getHeader(HttpHeaders.LOCATION));
        var text = Map.of("text", LiveProcess.otherText(process));
        ask(author, put(place + "/text"), text).andExpect(status().isPreconditionRequired());
        var saved = ask(author, put(place + "/text").header(HttpHeaders.IF_MATCH, tag(made)), text)
                .andExpect(status().isOk());
        ask(reviewer, put(place + "/text").header(HttpHeaders.IF_MATCH, tag(made)), text)
                .andExpect(status().isPreconditionFailed());

        api.ask(author, get(place + "/check"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items").isEmpty());
        api.ask(author, get(place + "/comparison"))
                .andExpect(jsonPath("$.items[0].kind").value("changed"))
                .andExpect(jsonPath("$.items[0].element").value("Task_KeepPromise"))
                .andExpect(jsonPath("$.items[0].differences[0].what").value("name"));
        api.ask(author, get(place + "/saves"))
                .andExpect(jsonPath("$.items.length()").value(2));
        api.ask(author, get(place + "/saves/1")).andExpect(jsonPath("$.text").value(LiveProcess.text(process)));

        api.ask(author, post(place + "/review")).andExpect(status().isPreconditionRequired());
        var asked = api.ask(author, post(place + "/review").header(HttpHeaders.IF_MATCH, tag(saved)))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.state").value("in-review"));
        api.ask(author, post(place + "/approval").header(HttpHeaders.IF_MATCH, tag(asked)))
                .andExpect(status().isForbidden());
        var remark = ask(
                        reviewer,
                        post(place + "/remarks"),
                        Map.of("element", "Task_KeepPromise", "text", "Why at last?"))
                .andExpect(status().isCreated())
                .andReturn()
                .getResponse()
                .getContentAsString();
        ask(
                        author,
                        post(place + "/remarks"),
                        Map.of("answers", JsonPath.<String>read(remark, "$.id"), "text", "It took so long."))
                .andExpect(jsonPath("$.element").value("Task_KeepPromise"));
        api.ask(reviewer, post(place + "/approval").header(HttpHeaders.IF_MATCH, tag(asked)))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.state").value("approved"));
        ask(author, post(place + "/deployment"), Map.of("reason", "-"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].field").value("reason"));
        ask(author, post(place + "/deployment"), Map.of("reason", "It says it better"))
                .andExpect(status().isServiceUnavailable()); // there is no engine here
        ask(reviewer, post(place + "/give-back"), Map.of("text", "Not yet."))
                .andExpect(jsonPath("$.state").value("drawing"));

        api.ask(author, delete(place)).andExpect(status().isNoContent());
        api.ask(author, get(DRAFTS + "?removed=true&process=" + process))
                .andExpect(jsonPath("$.items.length()").value(1));
        api.ask(author, post(place + "/restore")).andExpect(status().isNoContent());
    }

    @Test
    void aFileIsBroughtInAndTakenOut() throws Exception {
        var bytes = LiveProcess.otherText(process).replace("UTF-8", "UTF-16").getBytes(StandardCharsets.UTF_16);
        api.ask(multipart(DRAFTS + "/files").file("file", bytes).with(httpBasic(author.login(), Colleagues.PASSWORD)))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.code").value("studio.draft.exists-already"));
        var made = api.ask(multipart(DRAFTS + "/files?replaces=true")
                        .file("file", bytes)
                        .with(httpBasic(author.login(), Colleagues.PASSWORD)))
                .andExpect(status().isCreated());
        var place = String.valueOf(made.andReturn().getResponse().getHeader(HttpHeaders.LOCATION));

        api.ask(author, get(place + "/file"))
                .andExpect(status().isOk())
                .andExpect(header().string(HttpHeaders.CONTENT_DISPOSITION, containsString(process + ".bpmn")))
                .andExpect(content().bytes(LiveProcess.otherText(process).getBytes(StandardCharsets.UTF_8)));
        api.ask(author, get(place + "/original"))
                .andExpect(status().isOk())
                .andExpect(content().bytes(bytes));
    }

    @Test
    void whatIsNoModelIsRefusedWithASentence() throws Exception {
        for (var text : new String[] {"", "banana", "<x/>", "<!DOCTYPE x [<!ENTITY a \"b\">]><x>&a;</x>"})
            ask(author, post(DRAFTS), Map.of("text", text)).andExpect(status().isBadRequest());
        ask(author, post(DRAFTS), Map.of())
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].field").value("process"));
        ask(author, post(DRAFTS), Map.of("process", "no-such-process")).andExpect(status().isNotFound());
        api.ask(multipart(DRAFTS + "/files")
                        .file("file", new byte[(1 << 20) + 1])
                        .with(httpBasic(author.login(), Colleagues.PASSWORD)))
                .andExpect(status().isBadRequest());
    }

    @Test
    void versionsSayWhoAnswersForThem() throws Exception {
        LiveProcess.deploy(jdbc, process, 2, LiveProcess.otherText(process));
        jdbc.sql("""
                        insert into process_release (process_id, version, author, reviewer, deployed_by, deployed_at,
                            reason)
                        values (:process, 2, :author, :reviewer, :author, now(), 'It says it better')
                        """)
                .param("process", process)
                .param("author", author.id().value())
                .param("reviewer", reviewer.id().value())
                .update();
        var manager = colleagues.join(null, Role.MANAGER);
        api.ask(manager, get(PROCESSES + "/" + process + "/versions"))
                .andExpect(jsonPath("$.items[0].version").value(2))
                .andExpect(jsonPath("$.items[0].author").value(author.name()))
                .andExpect(jsonPath("$.items[0].reason").value("It says it better"))
                .andExpect(jsonPath("$.items[1].author").doesNotExist());
        api.ask(manager, get(PROCESSES + "/" + process + "/versions/1"))
                .andExpect(jsonPath("$.text").value(LiveProcess.text(process)));
        var all = api.ask(manager, get(PROCESSES)).andReturn().getResponse().getContentAsString();
        assertThat(all).contains(process);
        ask(author, post(PROCESSES + "/" + process + "/versions/2/back"), Map.of("reason", "Better"))
                .andExpect(status().isConflict());
        ask(author, post(PROCESSES + "/" + process + "/versions/1/back"), Map.of("reason", "It was better"))
                .andExpect(status().isServiceUnavailable());
    }

    @Test
    void versionsAreComparedWithEachOther() throws Exception {
        LiveProcess.deploy(jdbc, process, 2, LiveProcess.otherText(process));
        var place = PROCESSES + "/" + process + "/versions/1/comparison/";
        api.ask(colleagues.join(null, Role.AUDITOR), get(place + 2))
                .andExpect(jsonPath("$.items[0].kind").value("changed"))
                .andExpect(jsonPath("$.items[0].differences[0].before").value("Keep the promise"))
                .andExpect(jsonPath("$.items[0].differences[0].now").value("Keep it at last"));
        api.ask(author, get(place + 1)).andExpect(jsonPath("$.items").isEmpty());
        api.ask(author, get(place + 3)).andExpect(status().isNotFound());
        api.ask(author, get(PROCESSES + "/" + process + "/product-comparison")).andExpect(status().isNotFound());
    }
}
