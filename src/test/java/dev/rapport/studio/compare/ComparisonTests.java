package dev.rapport.studio.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.studio.compare.Change.Difference;
import dev.rapport.studio.compare.Change.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What two texts of a process say differently. */
class ComparisonTests {

    private final String before = Files.readString(Path.of("processes/promise.bpmn"));

    ComparisonTests() throws IOException {}

    @Test
    void aTextDoesNotDifferFromItself() {
        assertThat(Comparison.between(before, before)).isEmpty();
        assertThat(Comparison.between(before, before.replaceAll(">\\s+<", "> <")))
                .isEmpty();
    }

    @Test
    void whatIsSaidOtherwiseIsToldWithBoth() {
        var now = before.replace("Keep the promise", "Keep what we promised")
                .replace("promise-keep", "promise-other")
                .replace("candidateGroups=\"=[teamKey]\"", "");

        assertThat(Comparison.between(before, now)).singleElement().satisfies(change -> {
            assertThat(change.kind()).isEqualTo(Kind.CHANGED);
            assertThat(change.elementId()).isEqualTo("Task_KeepPromise");
            assertThat(change.name()).isEqualTo("Keep what we promised");
            assertThat(change.differences())
                    .containsExactlyInAnyOrder(
                            new Difference("name", "Keep the promise", "Keep what we promised"),
                            new Difference("form", "promise-keep", "promise-other"),
                            new Difference("teams", "=[teamKey]", ""));
        });
    }

    @Test
    void whatIsOnlyDrawnElsewhereWasMoved() {
        var now = before.replace("x=\"450\" y=\"80\"", "x=\"470\" y=\"95\"");
        assertThat(now).isNotEqualTo(before);
        assertThat(kinds(now)).containsExactly("MOVED Task_RecordPromise");
    }

    @Test
    void whatIsNewAndWhatIsGoneIsTold() {
        var now = before.replace(
                        "<bpmn:endEvent id=\"EndEvent_PromiseRecorded\"",
                        "<bpmn:task id=\"Task_Call\" name=\"Call\" />\n<bpmn:endEvent id=\"EndEvent_PromiseRecorded\"")
                .replaceAll("\\s*<bpmn:sequenceFlow id=\"Flow_Recorded\"[^>]*/>", "");
        assertThat(kinds(now))
                .contains("ADDED Task_Call", "REMOVED Flow_Recorded")
                .hasSize(2);
    }

    @Test
    void anotherKindUnderTheSameIdIsAChange() {
        var now = before.replace("bpmn:serviceTask", "bpmn:sendTask");
        assertThat(Comparison.between(before, now))
                .singleElement()
                .satisfies(change -> assertThat(change.differences())
                        .containsExactly(new Difference("kind", "serviceTask", "sendTask")));
    }

    @Test
    void allOfANewProcessIsNew() {
        assertThat(Comparison.between(Comparison.NOTHING, before))
                .isNotEmpty()
                .allSatisfy(change -> assertThat(change.kind()).isEqualTo(Kind.ADDED));
    }

    private List<String> kinds(String now) {
        return Comparison.between(before, now).stream()
                .map(change -> change.kind() + " " + change.elementId())
                .toList();
    }
}
