package dev.rapport.studio.drafts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.engine.ProcessDeployment;
import dev.rapport.engine.Processes;
import dev.rapport.platform.Refused;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.EngineTest;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** From an idea to a live version in a real engine, and back. */
@EngineTest
class DraftReleaseTests {

    private static final Duration LONG = Duration.ofSeconds(40);

    private static final String CHINESE = """
            <bpmn:extensionElements><zeebe:properties><zeebe:property name="name:zh" value="备件" />\
            </zeebe:properties></bpmn:extensionElements>""";

    @Autowired
    DraftDesk desk;

    @Autowired
    DraftReview review;

    @Autowired
    DraftRelease release;

    @Autowired
    ProcessDeployment deployment;

    @Autowired
    Processes processes;

    @Autowired
    Colleagues colleagues;

    private final String process = LiveProcess.newId();
    private Person author;
    private Person reviewer;

    @BeforeEach
    void twoDesigners() {
        author = colleagues.join(null, Role.DESIGNER);
        reviewer = colleagues.join(null, Role.DESIGNER);
    }

    @Test
    void aDraftBecomesTheLiveVersionAndIsTakenBack() {
        var first = approved(colleagues.as(author, () -> desk.begin(process, "Spare parts")), "Done", "Finished");
        assertThat(deploy(first, "Wanted by the workshop")).isEqualTo(1);
        assertThat(deploy(first, "Wanted by the workshop"))
                .as("who asks again after a lost answer")
                .isEqualTo(1);
        awaitVersion(1);
        assertThat(colleagues.as(author, () -> desk.get(first.id())).state()).isEqualTo(DraftState.DEPLOYED);

        var second = approved(colleagues.as(author, () -> desk.drawLive(process)), "Finished", "Over");
        assertThat(deploy(second, "It says it better")).isEqualTo(2);
        awaitVersion(2);

        assertThat(colleagues.as(reviewer, () -> release.goBack(process, 1, "It said it worse")))
                .isEqualTo(3);
        awaitVersion(3);
        assertThat(processes.xml(processes.versions(process).getFirst().key()).orElseThrow())
                .contains("Finished")
                .doesNotContain("Over");
        assertThatThrownBy(() -> colleagues.as(reviewer, () -> release.goBack(process, 1, "It said it worse")))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.key()).isEqualTo("studio.is-live"));

        assertThat(colleagues.as(author, () -> release.of(process)).values())
                .extracting(one -> "%d %s %s %s %s"
                        .formatted(
                                one.version(),
                                one.author().equals(author.id()),
                                reviewer.id().equals(one.reviewer()),
                                one.reason(),
                                one.backTo()))
                .containsExactlyInAnyOrder(
                        "1 true true Wanted by the workshop null",
                        "2 true true It says it better null",
                        "3 true false It said it worse 1");
        assertThat(colleagues.as(author, () -> release.origin(process)).designed())
                .isTrue();
    }

    @Test
    void whoGoesBackAgainAfterALostAnswerIsWrittenDownThen() {
        deploy(approved(colleagues.as(author, () -> desk.begin(process, "Spare parts")), "Done", "Finished"), "Wanted");
        awaitVersion(1);
        deploy(approved(colleagues.as(author, () -> desk.drawLive(process)), "Finished", "Over"), "It says it better");
        awaitVersion(2);
        var earlier = processes.versions(process).getLast();
        deployment.deploy(process, processes.xml(earlier.key()).orElseThrow());
        awaitVersion(3);
        assertThat(colleagues.as(author, () -> release.of(process))).doesNotContainKey(3);

        assertThat(colleagues.as(reviewer, () -> release.goBack(process, 1, "It said it worse")))
                .isEqualTo(3);
        assertThat(colleagues.as(author, () -> release.of(process)).get(3))
                .extracting(Release::deployedBy, Release::reason, Release::backTo)
                .containsExactly(reviewer.id(), "It said it worse", 1);
        assertThatThrownBy(() -> colleagues.as(reviewer, () -> release.goBack(process, 1, "It said it worse")))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.key()).isEqualTo("studio.is-live"));
    }

    private int deploy(ProcessDraft draft, String why) {
        return colleagues.as(author, () -> release.deploy(draft.id(), why));
    }

    private ProcessDraft approved(ProcessDraft draft, String before, String now) {
        var text = colleagues
                .as(author, () -> desk.text(draft.id()))
                .replace("\"" + before + "\"", "\"" + now + "\"")
                .replaceFirst(
                        "(<bpmn:process [^>]*name=\"Spare parts\"[^>]*>)(\\s*<bpmn:startEvent)", "$1" + CHINESE + "$2");
        var saved = colleagues.as(author, () -> desk.save(draft.id(), text, draft.revision()));
        assertThat(colleagues.as(author, () -> review.problems(draft.id()))).isEmpty();
        var asked = colleagues.as(author, () -> review.ask(draft.id(), saved.revision()));
        return colleagues.as(reviewer, () -> review.approve(draft.id(), asked.revision()));
    }

    private void awaitVersion(int version) {
        await().atMost(LONG).until(() -> processes.versions(process).size() == version);
    }
}
