package dev.rapport.studio.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.platform.ui.BpmnForm;
import dev.rapport.studio.drafts.LiveProcess;
import dev.rapport.studio.forms.LiveForm;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import dev.rapport.testing.LogsOutAtTheEnd;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whoever answers for processes looks at a form as staff will see it. */
@DatabaseTest
@ExtendWith(LogsOutAtTheEnd.class)
class FormViewTests extends SpringBrowserlessTest {

    @Autowired
    Colleagues colleagues;

    @Autowired
    JdbcClient jdbc;

    private final String form = "f" + LiveProcess.newId();
    private final String process = LiveProcess.newId();
    private Person auditor;

    @BeforeEach
    void aFormThatAProcessShows() {
        auditor = colleagues.join(null, Role.AUDITOR);
        LiveForm.deploy(jdbc, form, 1, LiveForm.text(form));
        LiveForm.show(jdbc, form, process);
    }

    private void open(String address) {
        colleagues.logIn(auditor);
        UI.getCurrent().navigate(address);
    }

    private boolean says(String words) {
        return $(Component.class).all().stream().anyMatch(one -> switch (one) {
            case Span span -> span.getText().contains(words);
            case Paragraph paragraph -> paragraph.getText().contains(words);
            default -> false;
        });
    }

    private boolean leadsTo(String address) {
        return $(Anchor.class).all().stream()
                .anyMatch(anchor -> anchor.getHref().equals(address));
    }

    @Test
    void aProcessLeadsToItsFormsAndAFormToItsProcesses() {
        open("processes/" + process);
        assertThat(leadsTo("forms/" + form)).isTrue();
        open("processes");
        assertThat(leadsTo("forms/" + form)).isTrue();
        open("forms/" + form);
        assertThat(leadsTo("processes/" + process)).isTrue();
        assertThat(says("shows the version that was deployed together with the process"))
                .isTrue();
        assertThat(says("A task keeps the version of the form that it was made with"))
                .isTrue();
    }

    @Test
    void itIsShownInTheViewerOfStaffWithSamplesInOneLanguage() {
        open("forms/" + form);
        var shown = $(BpmnForm.class).single().getElement();
        assertThat(shown.getPropertyRaw("schema").toString())
                .contains("Outcome")
                .doesNotContain("结果");
        assertThat(shown.getPropertyRaw("data").toString()).contains("Sample case", "shelves");
        assertThat(says("Nothing found")).isTrue();
    }

    @Test
    void whatTheViewerMayNotKnowIsNotHandedToItAndIsTold() {
        LiveForm.deploy(jdbc, form, 2, LiveForm.text(form).replace("\"select\"", "\"wheel-of-fortune\""));
        open("forms/" + form);
        assertThat($(BpmnForm.class).all()).isEmpty();
        assertThat(says("wheel-of-fortune")).isTrue();
        open("forms/" + form + "/1");
        assertThat($(BpmnForm.class).all()).hasSize(1);
        assertThat(says("An earlier version")).isTrue();
    }
}
