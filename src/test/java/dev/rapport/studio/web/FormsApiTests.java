package dev.rapport.studio.web;

import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.studio.drafts.LiveProcess;
import dev.rapport.studio.forms.LiveForm;
import dev.rapport.testing.Api;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.ResultActions;
import tools.jackson.databind.json.JsonMapper;

/** Forms as programs read and check them. */
@DatabaseTest
class FormsApiTests {

    private static final String FORMS = "/api/v1/forms";

    @Autowired
    Api api;

    @Autowired
    Colleagues colleagues;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JsonMapper json;

    private final String form = "f" + LiveProcess.newId();
    private final String process = LiveProcess.newId();
    private Person manager;

    @BeforeEach
    void aFormThatAProcessShows() {
        manager = colleagues.join(null, Role.MANAGER);
        LiveForm.deploy(jdbc, form, 1, LiveForm.text(form));
        LiveForm.show(jdbc, form, process);
    }

    private ResultActions check(String text) throws Exception {
        return api.ask(
                manager,
                post(FORMS + "/check")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(json.writeValueAsString(Map.of("text", text))));
    }

    @Test
    void theLiveFormsAndTheirVersionsAreRead() throws Exception {
        api.ask(manager, get(FORMS))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items[?(@.form == '" + form + "')].processes[0]")
                        .value(process));
        api.ask(manager, get(FORMS + "/" + form + "/versions"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items[0].version").value(1));
        api.ask(manager, get(FORMS + "/" + form + "/versions/1"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.text").value(LiveForm.text(form)));
        api.ask(manager, get(FORMS + "/" + form + "/uses"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items[0].process").value(process));
        api.ask(manager, get(FORMS + "/" + form + "/versions/7")).andExpect(status().isNotFound());
        api.ask(manager, get(FORMS + "/nothing-here/versions")).andExpect(status().isNotFound());
    }

    @Test
    void aFormIsCheckedBeforeItIsLive() throws Exception {
        check(LiveForm.text(form))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items").isEmpty());
        check(LiveForm.text(form).replace("\"key\": \"outcome\"", "\"key\": \"result\""))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items[0].rule").value("keeps-answers"))
                .andExpect(jsonPath("$.items[0].severity").value("error"))
                .andExpect(jsonPath("$.items[0].sentence").value(containsString(process)));
        check(" ").andExpect(status().isBadRequest());
    }
}
