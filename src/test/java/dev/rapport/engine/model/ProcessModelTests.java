package dev.rapport.engine.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.platform.Refused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProcessModelTests {

    @Test
    void readsIdNamesAndVariables() throws IOException {
        var model = ProcessModel.parse(probe());
        assertThat(model.processId()).isEqualTo("probe");
        assertThat(model.name()).isEqualTo("Probe");
        assertThat(model.elementNames()).containsEntry("Task_Check", "Check the effect");
        assertThat(model.variablesRead())
                .contains("needsPerson", "verdict", "ownerId", "teamKey", "subjectId")
                .doesNotContain("good", "remark", "haveProbeEffect");
    }

    @Test
    void saysNamesInOtherLanguagesAsFarAsTheModelTranslatesThem() {
        var model = ProcessModel.parse("""
                <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                    xmlns:zeebe="http://camunda.org/schema/zeebe/1.0">
                  <bpmn:process id="order" name="Order" isExecutable="true">
                    <bpmn:task id="Task_Pack" name="Pack">
                      <bpmn:extensionElements>
                        <zeebe:properties><zeebe:property name="name:zh" value="打包" /></zeebe:properties>
                      </bpmn:extensionElements>
                    </bpmn:task>
                    <bpmn:task id="Task_Send" name="Send" />
                  </bpmn:process>
                </bpmn:definitions>
                """);
        assertThat(model.translation("Task_Pack", Locale.SIMPLIFIED_CHINESE)).contains("打包");
        assertThat(model.translation("Task_Pack", Locale.ENGLISH)).isEmpty();
        assertThat(model.translation("Task_Send", Locale.SIMPLIFIED_CHINESE)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no xml",
                "<unclosed>",
                "<x/>",
                "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><x>&e;</x>",
                "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]><x>&b;</x>",
                "<x>&undefined;</x>"
            })
    void refusesWhatIsNoProcess(String text) {
        assertThatThrownBy(() -> ProcessModel.parse(text)).isInstanceOf(Refused.class);
    }

    @Test
    void refusesHugeFiles() {
        var text = "<x>" + " ".repeat(Xml.LONGEST) + "</x>";
        assertThatThrownBy(() -> ProcessModel.parse(text)).isInstanceOf(Refused.class);
    }

    private static String probe() throws IOException {
        try (var file = ProcessModelTests.class.getResourceAsStream("/processes/probe.bpmn")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
