package dev.rapport.studio.drafts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.platform.Refused;
import dev.rapport.studio.compare.Change;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A second person looks at what is drawn, and only what they looked at can be made live. */
@DatabaseTest
class DraftReviewTests {

    @Autowired
    DraftDesk desk;

    @Autowired
    DraftReview review;

    @Autowired
    DraftRelease release;

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

    private ProcessDraft drawn() {
        var draft = colleagues.as(author, () -> desk.drawLive(process));
        return saved(author, draft, LiveProcess.otherText(process));
    }

    private ProcessDraft saved(Person by, ProcessDraft draft, String text) {
        return colleagues.as(by, () -> desk.save(draft.id(), text, draft.revision()));
    }

    private ProcessDraft asked(ProcessDraft draft) {
        return colleagues.as(author, () -> review.ask(draft.id(), draft.revision()));
    }

    private ProcessDraft approved(Person by, ProcessDraft draft) {
        return colleagues.as(by, () -> review.approve(draft.id(), draft.revision()));
    }

    @Test
    void aSecondDesignerApproves() {
        var asked = asked(drawn());
        assertThat(asked.state()).isEqualTo(DraftState.IN_REVIEW);
        assertThat(colleagues.as(author, () -> review.mayApprove(asked))).isFalse();
        assertThat(colleagues.as(reviewer, () -> review.mayApprove(asked))).isTrue();

        var approved = approved(reviewer, asked);

        assertThat(approved.state()).isEqualTo(DraftState.APPROVED);
        assertThat(approved.reviewer()).isEqualTo(reviewer.id());
    }

    @Test
    void nobodyApprovesWhatTheyDrewThemselves() {
        var asked = asked(drawn());
        refused("studio.draft.own-review", () -> approved(author, asked));

        var helped = saved(reviewer, asked, LiveProcess.otherText(process).replace("at last", "at once"));
        var again = asked(helped);
        refused("studio.draft.own-review", () -> approved(reviewer, again));

        var third = colleagues.join(null, Role.DESIGNER);
        assertThat(approved(third, again).state()).isEqualTo(DraftState.APPROVED);
        var administrator = colleagues.join(null, Role.ADMIN);
        refused("access.role-missing", () -> approved(administrator, again));
    }

    @Test
    void anotherTextNeedsAnotherReview() {
        var approved = approved(reviewer, asked(drawn()));

        var changed = saved(author, approved, LiveProcess.otherText(process).replace("at last", "at once"));

        assertThat(changed.state()).isEqualTo(DraftState.DRAWING);
        assertThat(changed.reviewer()).isNull();
        refused("studio.draft.not-approved", () -> deployed(changed));
    }

    @Test
    void whatWasReadIsWhatIsApproved() {
        var asked = asked(drawn());
        var changed = saved(author, asked, LiveProcess.otherText(process).replace("at last", "at once"));
        refused("studio.draft.changed-meanwhile", () -> approved(reviewer, asked));
        refused("studio.draft.not-in-review", () -> approved(reviewer, changed));
    }

    @Test
    void errorsKeepADraftFromReview() {
        var draft = colleagues.as(author, () -> desk.drawLive(process));
        var wrong = saved(author, draft, LiveProcess.text(process).replace("recordPromise", "recordNothing"));

        assertThat(colleagues.as(author, () -> review.problems(wrong.id())))
                .extracting(problem -> problem.rule().word())
                .containsExactly("job-type-exists");
        refused("studio.draft.has-errors", () -> asked(wrong));
    }

    @Test
    void whoDrewWhatWasCopiedDoesNotApproveTheCopy() {
        var draft = drawn();
        var copy = colleagues.as(reviewer, () -> {
            var mine = desk.keepCopy(draft.id(), LiveProcess.otherText(process).replace("at last", "at once"));
            return review.ask(mine.id(), mine.revision());
        });

        refused(
                "studio.draft.own-review",
                () -> colleagues.as(author, () -> review.approve(copy.id(), copy.revision())));
    }

    @Test
    void whatSaysTheSameNeedsNoReview() {
        var draft = colleagues.as(author, () -> desk.drawLive(process));
        refused("studio.draft.nothing-changed", () -> asked(draft));
    }

    @Test
    void itIsComparedWithWhatIsLive() {
        var draft = drawn();
        assertThat(colleagues.as(reviewer, () -> review.changes(draft.id())))
                .extracting(Change::elementId)
                .containsExactly("Task_KeepPromise");
        LiveProcess.deploy(jdbc, process, 2, LiveProcess.otherText(process));
        assertThat(colleagues.as(reviewer, () -> review.changes(draft.id()))).isEmpty();
    }

    @Test
    void aVersionThatBecameLiveMeanwhileIsNotReplacedUnseen() {
        var approved = approved(reviewer, asked(drawn()));
        LiveProcess.deploy(jdbc, process, 2, LiveProcess.otherText(process).replace("at last", "now"));
        refused("studio.draft.live-changed", () -> deployed(approved));

        var back = colleagues.as(author, () -> review.giveBack(approved.id(), "Another version came between."));
        var again = approved(reviewer, asked(back));
        assertThat(again.baseVersion()).isEqualTo(2);
        refused("error.engine-away", () -> deployed(again)); // there is no engine here
    }

    @Test
    void whatWasDeployedAMomentAgoIsNotReplacedUnseenEither() {
        var approved = approved(reviewer, asked(drawn()));
        jdbc.sql("""
                        insert into process_release (process_id, version, author, reviewer, deployed_by, deployed_at,
                            reason)
                        values (:process, 2, :author, :reviewer, :author, now(), 'It says it better')
                        """)
                .param("process", process)
                .param("author", author.id().value())
                .param("reviewer", reviewer.id().value())
                .update();
        refused("studio.draft.live-changed", () -> deployed(approved));
    }

    @Test
    void remarksStandAtElementsAndAreAnswered() {
        var draft = drawn();
        var remark = colleagues.as(reviewer, () -> review.remark(draft.id(), "Task_KeepPromise", null, "Why at last?"));
        var answer =
                colleagues.as(author, () -> review.remark(draft.id(), null, remark.id(), "Because it took so long."));

        assertThat(colleagues.as(author, () -> review.remarks(draft.id()))).containsExactly(remark, answer);
        assertThat(answer.elementId()).isEqualTo("Task_KeepPromise");
        refused(
                "studio.draft.no-such-element",
                () -> colleagues.as(reviewer, () -> review.remark(draft.id(), "Task_No", null, "What?")));
        refused(
                "studio.draft.bad-words",
                () -> colleagues.as(reviewer, () -> review.remark(draft.id(), null, null, " \u200b ")));
        var manager = colleagues.join(null, Role.MANAGER);
        assertThat(colleagues.as(manager, () -> review.remarks(draft.id()))).hasSize(2);
        refused(
                "access.role-missing",
                () -> colleagues.as(manager, () -> review.remark(draft.id(), null, null, "I see.")));
    }

    @Test
    void whatIsGivenBackIsDrawnAgainWithTheReasonBesideIt() {
        var asked = asked(drawn());
        var back = colleagues.as(reviewer, () -> review.giveBack(asked.id(), "The name says too little."));
        assertThat(back.state()).isEqualTo(DraftState.DRAWING);
        assertThat(colleagues.as(author, () -> review.remarks(asked.id())))
                .extracting(Remark::words)
                .containsExactly("The name says too little.");
        refused("studio.draft.not-in-review", () -> colleagues.as(reviewer, () -> review.giveBack(asked.id(), "x")));
    }

    @Test
    void aReasonIsNeededToDeployAndToGoBack() {
        var approved = approved(reviewer, asked(drawn()));
        refused("studio.bad-reason", () -> colleagues.as(author, () -> release.deploy(approved.id(), "----")));
        refused("studio.bad-reason", () -> colleagues.as(author, () -> release.goBack(process, 1, "")));
        refused("studio.is-live", () -> colleagues.as(author, () -> release.goBack(process, 1, "It was better")));
        refused(
                "studio.no-such-version",
                () -> colleagues.as(author, () -> release.goBack(process, 7, "It was better")));
        var manager = colleagues.join(null, Role.MANAGER);
        refused("access.role-missing", () -> colleagues.as(manager, () -> release.deploy(approved.id(), "Because")));
    }

    private int deployed(ProcessDraft draft) {
        return colleagues.as(author, () -> release.deploy(draft.id(), "It says it better"));
    }

    private static void refused(String key, Runnable deed) {
        assertThatThrownBy(deed::run)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.key()).isEqualTo(key));
    }
}
