package dev.rapport.engine.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.platform.Refused;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Models as they are, and as attackers write them. */
class BpmnTreeTests {

    private static final String BEGIN =
            "<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\" id=\"d\"><process id=\"p\" isExecutable=\"true\">";
    private static final String END = "</process></definitions>";

    @Test
    void whatIsHostileIsRefusedWithASentence() {
        refused("error.bad-bpmn", "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>" + BEGIN + "&a;" + END);
        refused("error.bad-bpmn", """
                <!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>""" + BEGIN + "&b;" + END);
        refused("error.bad-bpmn", BEGIN);
        refused("error.bpmn-no-bpmn", "<x/>");
        refused("error.bpmn-too-long", BEGIN + " ".repeat(Xml.LONGEST) + END);
        refused("error.bpmn-too-much", BEGIN + "<task id=\"t\"/>".repeat(Xml.MOST) + END);
        refused("error.bpmn-too-much", BEGIN + "<subProcess>".repeat(150) + "</subProcess>".repeat(150) + END);
        assertThatThrownBy(() ->
                        BpmnTree.parse(BEGIN + "<subProcess>".repeat(30_000) + "</subProcess>".repeat(30_000) + END))
                .isInstanceOf(Refused.class);
    }

    @Test
    void aTextThatNamesNoEngineIsForOurs() {
        var text = BpmnTree.parse(BEGIN + "<task id=\"t\" name=\"工单 &lt;script&gt;\"/>" + END)
                .forOurEngine();

        assertThat(text)
                .contains("modeler:executionPlatform=\"Camunda Cloud\"")
                .contains("modeler:executionPlatformVersion=\"8.6.0\"")
                .contains("工单 &lt;script");
        assertThat(BpmnTree.parse(text).forOurEngine()).isEqualTo(text);
    }

    @Test
    void aTextOfAnotherEngineIsForOursAfterwards() {
        var other = BEGIN.replace(
                " id=\"d\"",
                " xmlns:m=\"http://camunda.org/schema/modeler/1.0\" m:executionPlatform=\"Camunda Platform\" m:executionPlatformVersion=\"7.2\"");
        assertThat(BpmnTree.parse(other + END).forOurEngine())
                .contains("m:executionPlatform=\"Camunda Cloud\"")
                .contains("m:executionPlatformVersion=\"8.6.0\"")
                .doesNotContain("7.2");
    }

    @Test
    void whatIsShippedStaysAsItIs() throws Exception {
        var text = Files.readString(Path.of("processes/ticket.bpmn"));
        assertThat(BpmnTree.parse(text).forOurEngine()).isEqualTo(text);
    }

    @Test
    void anElementSaysItsFacts() throws Exception {
        var tree = BpmnTree.parse(Files.readString(Path.of("processes/promise.bpmn")));
        assertThat(tree.byId("Task_KeepPromise").orElseThrow().facts())
                .containsAllEntriesOf(Map.of(
                        "@name", "Keep the promise",
                        "property[name:zh]@value", "兑现承诺",
                        "formDefinition@formId", "promise-keep",
                        "assignmentDefinition@assignee", "=ownerId",
                        "userTask", "yes"))
                .doesNotContainKey("incoming#");
        assertThat(tree.byId("BoundaryEvent_PromiseEnded").orElseThrow().facts())
                .containsEntry("messageEventDefinition@messageRef", "Message_PromiseEnded");
        assertThat(tree.forms()).containsExactly("promise-keep");
    }

    private static void refused(String key, String text) {
        assertThatThrownBy(() -> BpmnTree.parse(text))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.key()).isEqualTo(key));
    }
}
