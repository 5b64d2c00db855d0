package dev.rapport.studio.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.internal.JacksonUtils;
import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.platform.ui.BpmnDiagram;
import dev.rapport.platform.ui.BpmnEditor;
import dev.rapport.platform.ui.BpmnSimulation;
import dev.rapport.studio.drafts.DraftDesk;
import dev.rapport.studio.drafts.DraftReview;
import dev.rapport.studio.drafts.DraftState;
import dev.rapport.studio.drafts.LiveProcess;
import dev.rapport.studio.drafts.ProcessDraft;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import dev.rapport.testing.LogsOutAtTheEnd;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A designer draws, asks for review, and a second one approves, on the page. */
@DatabaseTest
@ExtendWith(LogsOutAtTheEnd.class)
class DraftViewTests extends SpringBrowserlessTest {

    @Autowired
    DraftDesk desk;

    @Autowired
    DraftReview review;

    @Autowired
    Colleagues colleagues;

    @Autowired
    JdbcClient jdbc;

    private final String process = LiveProcess.newId();
    private Person author;
    private Person reviewer;

    @BeforeEach
    void twoDesigners() {
        author = colleagues.join(null, Role.DESIGNER);
        reviewer = colleagues.join(null, Role.DESIGNER);
        LiveProcess.deploy(jdbc, process, 1, LiveProcess.text(process));
    }

    private void open(Person person, String address) {
        colleagues.logIn(person);
        UI.getCurrent().navigate(address);
    }

    private void press(String text) {
        $(Button.class).all().stream()
                .filter(button -> button.getText().equals(text))
                .reduce((one, last) -> last)
                .orElseThrow(() -> new AssertionError("no button " + text))
                .click();
    }

    /** What is on the board is asked of the browser first. */
    private void pressAndTell(String button, String drawn) {
        touch();
        press(button);
        answer(drawn);
    }

    private void answer(String drawn) {
        var here = UI.getCurrent().getInternals();
        here.getStateTree().runExecutionsBeforeClientResponse();
        here.dumpPendingJavaScriptInvocations().stream()
                .filter(call -> call.getInvocation().getExpression().contains(".xml("))
                .forEach(call -> call.complete(JacksonUtils.getMapper().valueToTree(drawn)));
    }

    private boolean offers(String text) {
        return $(Button.class).all().stream()
                .anyMatch(button -> button.getText().equals(text));
    }

    private boolean says(String words) {
        return $(Component.class).all().stream().anyMatch(one -> switch (one) {
            case Span span -> span.getText().contains(words);
            case Paragraph paragraph -> paragraph.getText().contains(words);
            case Button button -> button.getText().contains(words);
            case Anchor anchor -> anchor.getText().contains(words);
            default -> false;
        });
    }

    private ProcessDraft drawn() {
        return colleagues.as(author, () -> {
            var draft = desk.drawLive(process);
            return desk.save(draft.id(), LiveProcess.otherText(process), draft.revision());
        });
    }

    private DraftState state(UUID id) {
        return colleagues.as(author, () -> desk.get(id)).state();
    }

    @Test
    void pathsAreWalkedInWhatIsOnTheBoard() {
        var draft = drawn();
        var renamed = LiveProcess.text(process).replace("Errand", "Errand of today");
        open(author, "process-drafts/" + draft.id());
        pressAndTell("Try the paths", renamed);
        assertThat($(Dialog.class).single().getHeaderTitle()).isEqualTo("Paths of Errand of today");
        assertThat($(BpmnSimulation.class).single().getElement().getProperty("xml"))
                .isEqualTo(colleagues.as(author, () -> desk.text(draft.id())))
                .contains("Errand of today");
    }

    @Test
    void versionsAndDraftsStandSideBySide() {
        LiveProcess.deploy(jdbc, process, 2, LiveProcess.otherText(process));
        open(author, "processes/" + process + "/compare/1/2");
        assertThat($(BpmnDiagram.class).all()).hasSize(2);
        assertThat(says("“Keep it at last” was changed")).isTrue();
        var draft = drawn();
        open(reviewer, "process-drafts/" + draft.id() + "/compare");
        assertThat($(BpmnDiagram.class).all()).hasSize(2);
        open(reviewer, "processes/" + process + "/compare/1/9");
        assertThat(says("There is no version 9")).isTrue();
    }

    @Test
    void whoOnlyLooksAtThePathsHasDrawnNothing() {
        var draft = drawn();
        open(reviewer, "process-drafts/" + draft.id());
        press("Try the paths");
        assertThat($(BpmnSimulation.class).all()).hasSize(1);
        assertThat(colleagues.as(author, () -> desk.get(draft.id())).revision()).isEqualTo(draft.revision());
    }

    @Test
    void pathsOfWhatIsLiveAreWalkedByWhoMayOnlyRead() {
        open(colleagues.join(null, Role.AUDITOR), "processes/" + process);
        press("Try the paths");
        assertThat($(BpmnSimulation.class).single().getElement().getProperty("xml"))
                .contains(process);
    }

    @Test
    void aDraftOfTheLiveVersionIsOneClickAway() {
        open(author, "processes/" + process);
        press("Draw");
        assertThat(UI.getCurrent().getActiveViewLocation().getPath()).startsWith("process-drafts/");
        assertThat(says("When it is ready")).isTrue();
        open(author, "processes");
        assertThat(says("Errand")).isTrue();
    }

    @Test
    void whatWasThrownAwayIsFoundInTheBin() {
        var draft = drawn();
        open(author, "process-drafts/" + draft.id());
        press("Throw away");
        open(author, "processes");
        assertThat($(Details.class).all()).extracting(Details::getSummaryText).contains("In the bin for 30 days");
        open(author, "process-drafts/" + draft.id());
        press("Take out of the bin");
        assertThat(colleagues.as(author, () -> desk.get(draft.id())).isRemoved())
                .isFalse();
    }

    @Test
    void whoMayOnlyReadIsOfferedNothing() {
        var draft = drawn();
        open(colleagues.join(null, Role.MANAGER), "process-drafts/" + draft.id());
        assertThat(says("was changed")).isTrue();
        for (var deed : new String[] {"Ask for review", "Throw away", "Say something", "Take again"})
            assertThat(offers(deed)).as(deed).isFalse();
        open(colleagues.join(null, Role.MANAGER), "processes/" + process);
        assertThat(offers("Draw")).isFalse();
    }

    @Test
    void aDraftIsReviewedByASecondPerson() {
        var draft = drawn();
        open(author, "process-drafts/" + draft.id());
        assertThat(says("Task of people “Keep it at last” was changed")).isTrue();
        assertThat(says("Name: Keep the promise → Keep it at last")).isTrue();
        pressAndTell("Ask for review", LiveProcess.otherText(process));
        assertThat(state(draft.id())).isEqualTo(DraftState.IN_REVIEW);
        assertThat(offers("Approve")).isFalse();

        open(reviewer, "process-drafts/" + draft.id());
        press("Say something");
        $(TextArea.class).all().stream()
                .filter(area -> "What you say".equals(area.getLabel()))
                .findFirst()
                .orElseThrow()
                .setValue("Why at last?");
        press("Say it");
        assertThat(colleagues.as(author, () -> review.remarks(draft.id())))
                .extracting(remark -> remark.words())
                .containsExactly("Why at last?");
        colleagues.logIn(reviewer);
        press("Approve");
        assertThat(state(draft.id())).isEqualTo(DraftState.APPROVED);
        assertThat(offers("Make it live")).isTrue();
    }

    @Test
    void aNewProcessIsBegunInADialog() {
        var id = LiveProcess.newId();
        open(author, "processes");
        press("New process");
        field("What it is called").setValue("Spare parts");
        field("Id").setValue("Spare Parts");
        press("Draw");
        assertThat(field("Id").isInvalid()).isTrue();
        field("Id").setValue(id);
        press("Draw");
        assertThat(UI.getCurrent().getActiveViewLocation().getPath()).startsWith("process-drafts/");
        assertThat(says("One error must be gone")).isTrue();
    }

    private TextField field(String label) {
        return $(TextField.class).all().stream()
                .filter(field -> label.equals(field.getLabel()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void twoWhoDrawAtOnceAreToldOfEachOther() {
        var draft = drawn();
        open(author, "process-drafts/" + draft.id());
        colleagues.as(
                reviewer,
                () -> desk.save(
                        draft.id(), LiveProcess.otherText(process).replace("at last", "at once"), draft.revision()));
        colleagues.logIn(author);
        pressAndTell("Ask for review", LiveProcess.otherText(process));
        assertThat(says(reviewer.name() + " drew here")).isTrue();
        assertThat(state(draft.id())).isEqualTo(DraftState.DRAWING);
        colleagues.logIn(author);
        press("Show theirs");
        assertThat(offers("Show theirs")).isFalse();
        assertThat(says("at once")).isTrue();
    }

    private void touch() {
        var editor = $(BpmnEditor.class).single();
        ComponentUtil.fireEvent(editor, new BpmnEditor.Touched(editor, true));
    }

    private void leave() {
        UI.getCurrent().navigate("processes");
    }

    private boolean isHere(ProcessDraft draft) {
        return UI.getCurrent().getActiveViewLocation().getPath().equals("process-drafts/" + draft.id());
    }

    @Test
    void whatWasDrawnAMomentAgoIsKeptBeforeThePageIsLeft() {
        var draft = drawn();
        open(author, "process-drafts/" + draft.id());
        touch();
        leave();
        assertThat(isHere(draft)).as("until the board has answered").isTrue();
        answer(LiveProcess.otherText(process).replace("at last", "in the end"));
        assertThat(isHere(draft)).isFalse();
        assertThat(colleagues.as(author, () -> desk.text(draft.id()))).contains("in the end");
    }

    @Test
    void aPageOnWhichNobodyDrewIsLeftAtOnce() {
        var draft = drawn();
        open(author, "process-drafts/" + draft.id());
        leave();
        assertThat(isHere(draft)).isFalse();
    }

    @Test
    void whoWouldLoseWhatWasRefusedIsAsked() {
        var draft = drawn();
        open(author, "process-drafts/" + draft.id());
        colleagues.as(
                reviewer,
                () -> desk.save(
                        draft.id(), LiveProcess.otherText(process).replace("at last", "at once"), draft.revision()));
        colleagues.logIn(author);
        touch();
        leave();
        answer(LiveProcess.otherText(process).replace("at last", "in the end"));
        assertThat(isHere(draft)).isTrue();
        assertThat($(ConfirmDialog.class).all()).hasSize(1);
        assertThat(offers("Keep mine in its place"))
                .as("what was drawn is offered")
                .isTrue();
        test($(ConfirmDialog.class).single()).cancel();
        assertThat(isHere(draft)).isTrue();

        leave();
        answer(LiveProcess.otherText(process).replace("at last", "in the end"));
        test($(ConfirmDialog.class).single()).confirm();
        assertThat(isHere(draft)).isFalse();
        assertThat(colleagues.as(author, () -> desk.text(draft.id()))).contains("at once");
    }

    @Test
    void whatWasDrawnAMomentAgoIsAmongTheSavedStatesWhenAnEarlierIsTakenAgain() {
        var draft = drawn();
        open(author, "process-drafts/" + draft.id());
        touch();
        press("Take again");
        answer(LiveProcess.otherText(process).replace("at last", "in the end"));
        assertThat(colleagues.as(
                        author,
                        () -> desk.saves(draft.id(), 10, null).items().stream()
                                .map(state -> desk.savedText(draft.id(), state.number()))
                                .toList()))
                .anyMatch(text -> text.contains("in the end"));
        assertThat(colleagues.as(author, () -> desk.text(draft.id()))).doesNotContain("in the end");
    }
}
