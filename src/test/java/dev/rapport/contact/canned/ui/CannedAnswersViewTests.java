package dev.rapport.contact.canned.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.access.Staff;
import dev.rapport.contact.canned.CannedAnswer;
import dev.rapport.contact.canned.CannedAnswers;
import dev.rapport.contact.canned.CannedDraft;
import dev.rapport.contact.canned.CannedFilter;
import dev.rapport.contact.canned.CannedFor;
import dev.rapport.contact.canned.CannedLanguage;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import dev.rapport.testing.LogsOutAtTheEnd;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;

/** Somebody keeps a canned answer, says it otherwise, removes it and takes that back. */
@DatabaseTest
@ExtendWith(LogsOutAtTheEnd.class)
class CannedAnswersViewTests extends SpringBrowserlessTest {

    @Autowired
    CannedAnswers answers;

    @Autowired
    Staff staff;

    @Autowired
    Colleagues colleagues;

    private final String code = "v" + UUID.randomUUID().toString().substring(0, 8);
    private Person agent;
    private String team;

    @BeforeEach
    void anAgent() {
        team = colleagues.newTeam();
        agent = colleagues.join(team, Role.SERVICE);
    }

    private TextField field(String label) {
        return $(TextField.class).all().stream()
                .filter(field -> label.equals(field.getLabel()))
                .findFirst()
                .orElseThrow();
    }

    private void press(String text) {
        $(Button.class).all().stream()
                .filter(button -> button.getText().equals(text))
                .reduce((one, last) -> last)
                .orElseThrow()
                .click();
    }

    private List<CannedAnswer> kept() {
        return answers.list(new CannedFilter(code, null, null, false), 50, null).items();
    }

    @Test
    void anUnknownVariableIsSaidAtItsFieldAndNothingIsKept() {
        colleagues.logIn(agent);
        navigate(CannedAnswersView.class);
        press("Keep a canned answer");
        field("Name").setValue("Hours");
        field("Short code").setValue(code);
        var text = $(TextArea.class).first();
        text.setValue("Dear {customer.nmae}");
        press("Save");
        assertThat(text.isInvalid()).isTrue();
        assertThat(text.getErrorMessage()).contains("{customer.nmae}", "{customer.name}");
        assertThat(kept()).isEmpty();

        text.setValue("Dear {customer.name}");
        press("Save");
        assertThat(kept()).extracting(CannedAnswer::words).containsExactly("Dear {customer.name}");
    }

    @Test
    void whatIsRemovedIsTakenBackWhereItWasRemoved() {
        colleagues.logIn(agent);
        answers.add(new CannedDraft(CannedFor.ME, null, "Hours " + code, code, CannedLanguage.EN, List.of(), "Nine"));
        var page = navigate(CannedAnswersView.class);
        var removed = kept().getFirst();
        new CannedAnswerDialog(answers, staff, removed, () -> {}, page::removed).open();
        press("Remove");
        assertThat(kept()).isEmpty();

        press("Undo");
        assertThat(kept()).hasSize(1);
    }

    @Test
    void whoMayNotWriteForATeamReadsItsAnswers() {
        var manager = colleagues.join(team, Role.MANAGER);
        var ours = colleagues.as(
                manager,
                () -> answers.add(new CannedDraft(
                        CannedFor.TEAM, team, "Ours " + code, code, CannedLanguage.EN, List.of(), "Nine")));
        colleagues.logIn(agent);
        navigate(CannedAnswersView.class);
        new CannedAnswerDialog(answers, staff, ours, () -> {}, one -> {}).open();
        assertThat($(TextArea.class).first().isReadOnly()).isTrue();
        assertThat($(Select.class).all())
                .allSatisfy(select -> assertThat(select.isReadOnly()).isTrue());
        assertThat($(Button.class).all())
                .noneMatch(button -> button.isVisible() && button.getText().equals("Remove"));
    }
}
