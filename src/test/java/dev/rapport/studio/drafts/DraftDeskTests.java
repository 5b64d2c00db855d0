package dev.rapport.studio.drafts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.engine.ShippedModels;
import dev.rapport.platform.Refused;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import dev.rapport.testing.MovableClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Designers draw; what one of them saved is never lost by another. */
@DatabaseTest
class DraftDeskTests {

    @Autowired
    DraftDesk desk;

    @Autowired
    DraftRows rows;

    @Autowired
    ShippedModels shipped;

    @Autowired
    Colleagues colleagues;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcClient jdbc;

    private final String process = LiveProcess.newId();
    private Person designer;
    private Person other;

    @BeforeEach
    void twoDesigners() {
        designer = colleagues.join(null, Role.DESIGNER);
        other = colleagues.join(null, Role.DESIGNER);
        LiveProcess.deploy(jdbc, process, 1, LiveProcess.text(process));
    }

    private ProcessDraft drawn() {
        return colleagues.as(designer, () -> desk.drawLive(process));
    }

    private ProcessDraft saved(Person by, ProcessDraft draft, String text) {
        return colleagues.as(by, () -> desk.save(draft.id(), text, draft.revision()));
    }

    private String text(ProcessDraft draft) {
        return colleagues.as(designer, () -> desk.text(draft.id()));
    }

    @Test
    void aDraftBeginsWithWhatIsLive() {
        var draft = drawn();

        assertThat(draft.baseVersion()).isEqualTo(1);
        assertThat(draft.state()).isEqualTo(DraftState.DRAWING);
        assertThat(draft.author()).isEqualTo(designer.id());
        assertThat(text(draft)).isEqualTo(LiveProcess.text(process));
        assertThat(colleagues.as(designer, () -> desk.open())).contains(draft);
        assertThat(colleagues.as(
                        designer, () -> desk.list(process, false, 10, null).items()))
                .containsExactly(draft);
    }

    @Test
    void aDraftRemembersThatItWasDrawnFromWhatTheProductBrings() {
        var ofShipped = colleagues.as(designer, () -> desk.drawShipped("data-review"));
        var changed = saved(designer, ofShipped, text(ofShipped).replaceFirst("Review", "Look at"));
        var drawnText = text(changed);
        var copy = colleagues.as(other, () -> desk.keepCopy(changed.id(), drawnText));

        var today = shipped.checksum("data-review");
        assertThat(today).isPresent();
        assertThat(rows.drawnFrom(changed.id())).isEqualTo(today);
        assertThat(rows.drawnFrom(copy.id())).isEqualTo(today);
        assertThat(rows.drawnFrom(drawn().id())).isEmpty();
    }

    @Test
    void onlyDesignersDraw() {
        var draft = drawn();
        for (var role : new Role[] {Role.MANAGER, Role.ADMIN, Role.AUDITOR}) {
            var reader = colleagues.join(null, role);
            assertThat(colleagues.as(reader, () -> desk.get(draft.id()))).isEqualTo(draft);
            assertThat(colleagues.as(reader, () -> desk.mayDraw())).isFalse();
            refused("access.role-missing", () -> colleagues.as(reader, () -> desk.drawLive(process)));
            refused("access.role-missing", () -> saved(reader, draft, LiveProcess.otherText(process)));
            refused("access.role-missing", () -> colleagues.as(reader, () -> desk.remove(draft.id())));
        }
        var seller = colleagues.join(null, Role.SALES);
        refused("access.role-missing", () -> colleagues.as(seller, () -> desk.get(draft.id())));
        refused("access.role-missing", () -> colleagues.as(seller, () -> desk.text(draft.id())));
    }

    @Test
    void whatAnotherDrewMeanwhileIsNotReplacedUnseenAndNothingIsLost() {
        var draft = drawn();
        var theirs = LiveProcess.otherText(process);
        var mine = theirs.replace("at last", "at once");
        var now = saved(other, draft, theirs);

        refused("studio.draft.changed-meanwhile", () -> saved(designer, draft, mine));
        assertThat(text(draft)).isEqualTo(theirs);

        var copy = colleagues.as(designer, () -> desk.keepCopy(draft.id(), mine));
        assertThat(text(copy)).isEqualTo(mine);
        assertThat(copy.author()).isEqualTo(designer.id());

        saved(designer, now, mine);
        assertThat(text(draft)).isEqualTo(mine);
        var states =
                colleagues.as(designer, () -> desk.saves(draft.id(), 10, null)).items();
        assertThat(states).extracting(SavedState::savedBy).containsExactly(designer.id(), other.id(), designer.id());
        assertThat(colleagues.as(designer, () -> desk.savedText(draft.id(), 2))).isEqualTo(theirs);
    }

    @Test
    void onePersonsSavesOfAMinuteAreOneState() {
        var first = drawn();
        var second = saved(designer, first, LiveProcess.otherText(process));
        var third = saved(designer, second, LiveProcess.otherText(process).replace("at last", "at once"));
        assertThat(states(first)).isEqualTo(2);

        clock.move(Duration.ofMinutes(2));
        var fourth = saved(designer, third, LiveProcess.otherText(process));
        assertThat(states(first)).isEqualTo(3);

        var same = saved(designer, fourth, LiveProcess.otherText(process));
        assertThat(same).isEqualTo(fourth);
        assertThat(states(first)).isEqualTo(3);
    }

    @Test
    void anEarlierStateIsTakenAgainAndTheLastStaysToo() {
        var draft = drawn();
        clock.move(Duration.ofMinutes(2));
        var changed = saved(designer, draft, LiveProcess.otherText(process));
        clock.move(Duration.ofMinutes(2));

        colleagues.as(designer, () -> desk.takeAgain(draft.id(), 1, changed.revision()));

        assertThat(text(draft)).isEqualTo(LiveProcess.text(process));
        assertThat(states(draft)).isEqualTo(3);
        refused(
                "studio.draft.no-such-save",
                () -> colleagues.as(
                        designer,
                        () -> desk.takeAgain(
                                draft.id(), 99, desk.get(draft.id()).revision())));
    }

    @Test
    void whatWasDrawnAMomentAgoStaysWhenAnEarlierStateIsTakenAgainOrAnothersIsTakenOver() {
        var draft = colleagues.as(designer, () -> desk.drawLive(process));
        var changed = saved(designer, draft, LiveProcess.otherText(process));
        var back = colleagues.as(designer, () -> desk.takeAgain(draft.id(), 1, changed.revision()));
        assertThat(states(draft)).isEqualTo(3);
        assertThat(colleagues.as(designer, () -> desk.savedText(draft.id(), 2)))
                .isEqualTo(LiveProcess.otherText(process));

        colleagues.as(
                designer,
                () -> desk.takeOver(
                        draft.id(), LiveProcess.otherText(process).replace("at last", "now"), back.revision()));
        assertThat(states(draft)).isEqualTo(4);
        assertThat(colleagues.as(designer, () -> desk.savedText(draft.id(), 3))).isEqualTo(LiveProcess.text(process));
    }

    @Test
    void aNewProcessBeginsWithABeginningAndAnEnd() {
        var id = LiveProcess.newId();
        var draft = colleagues.as(designer, () -> desk.begin(id, "Spare parts"));

        assertThat(draft.baseVersion()).isNull();
        assertThat(draft.name()).isEqualTo("Spare parts");
        assertThat(text(draft)).contains("<bpmn:process id=\"" + id + "\"", "bpmnElement=\"" + id + "\"");
        refused("studio.draft.process-exists", () -> colleagues.as(designer, () -> desk.begin(process, "Again")));
        for (var bad : new String[] {"", "Spare Parts", "1x", "-x", "工单", "x".repeat(62)})
            refused("studio.draft.bad-new-id", () -> colleagues.as(designer, () -> desk.begin(bad, "Name")));
        refused("studio.draft.bad-name", () -> colleagues.as(designer, () -> desk.begin("spare-parts-x", " ")));
    }

    @Test
    void aFileBecomesADraftAndIsKeptAsItCame() {
        var id = LiveProcess.newId();
        var bytes = LiveProcess.text(id).replace("UTF-8", "UTF-16").getBytes(StandardCharsets.UTF_16);

        var draft = colleagues.as(designer, () -> desk.bringIn("C:\\models\\errand.bpmn", bytes, false));

        assertThat(draft.processId()).isEqualTo(id);
        assertThat(draft.originalName()).isEqualTo("errand.bpmn");
        assertThat(text(draft)).isEqualTo(LiveProcess.text(id));
        assertThat(colleagues.as(designer, () -> desk.original(draft.id()))).isEqualTo(bytes);
    }

    @Test
    void aFileOfAProcessThatIsThereIsAskedAbout() {
        var text = LiveProcess.otherText(process);
        refused("studio.draft.exists-already", () -> colleagues.as(designer, () -> desk.bringIn(text, false)));
        var draft = colleagues.as(designer, () -> desk.bringIn(text, true));
        assertThat(draft.baseVersion()).isEqualTo(1);
    }

    @Test
    void whatIsNoModelIsNeverKept() {
        var draft = drawn();
        var hostile = "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><x>&a;</x>";
        refused("error.bad-bpmn", () -> colleagues.as(designer, () -> desk.bringIn(hostile, true)));
        refused("error.bad-bpmn", () -> saved(designer, draft, hostile));
        refused("error.bpmn-file-too-large", () -> saved(designer, draft, "x".repeat(2_000_000)));
        refused("studio.draft.other-process", () -> saved(designer, draft, LiveProcess.text(LiveProcess.newId())));
        assertThat(text(draft)).isEqualTo(LiveProcess.text(process));
    }

    @Test
    void aNewProcessMayStillBeCalledOtherwise() {
        var draft = colleagues.as(designer, () -> desk.begin(LiveProcess.newId(), "Spare parts"));
        var other = LiveProcess.newId();
        assertThat(saved(designer, draft, text(draft).replace(draft.processId(), other))
                        .processId())
                .isEqualTo(other);
        var again = colleagues.as(designer, () -> desk.get(draft.id()));
        refused(
                "studio.draft.other-process",
                () -> saved(designer, again, text(again).replace(other, process)));
    }

    @Test
    void whatIsThrownAwayCanBeTakenBackForThirtyDays() {
        var draft = drawn();
        colleagues.as(designer, () -> desk.remove(draft.id()));
        colleagues.as(designer, () -> desk.remove(draft.id()));

        assertThat(colleagues.as(
                        designer, () -> desk.list(process, false, 10, null).items()))
                .isEmpty();
        assertThat(colleagues.as(
                        designer, () -> desk.list(process, true, 10, null).items()))
                .extracting(ProcessDraft::id)
                .containsExactly(draft.id());
        var removed = colleagues.as(designer, () -> desk.get(draft.id()));
        refused("studio.draft.is-removed", () -> saved(designer, removed, LiveProcess.otherText(process)));
        colleagues.as(other, () -> desk.restore(draft.id()));
        assertThat(colleagues.as(designer, () -> desk.get(draft.id())).isRemoved())
                .isFalse();

        colleagues.as(designer, () -> desk.remove(draft.id()));
        clock.move(Duration.ofDays(31));
        var last = drawn();
        colleagues.as(designer, () -> desk.remove(last.id()));
        refused("error.no-such-id", () -> colleagues.as(designer, () -> desk.get(draft.id())));
        assertThat(jdbc.sql("select count(*) from process_draft_save where draft_id = :id")
                        .param("id", draft.id())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void listsGoOnWhereTheyEnded() {
        for (var i = 0; i < 3; i++) drawn();
        var first = colleagues.as(designer, () -> desk.list(process, false, 2, null));
        var rest = colleagues.as(designer, () -> desk.list(process, false, 2, first.next()));
        assertThat(first.items()).hasSize(2);
        assertThat(rest.items()).hasSize(1).doesNotContainAnyElementsOf(first.items());
        assertThat(rest.next()).isNull();
    }

    private int states(ProcessDraft draft) {
        return colleagues
                .as(designer, () -> desk.saves(draft.id(), 50, null))
                .items()
                .size();
    }

    private static void refused(String key, Runnable deed) {
        assertThatThrownBy(deed::run)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.key()).isEqualTo(key));
    }
}
