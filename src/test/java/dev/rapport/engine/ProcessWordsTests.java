package dev.rapport.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.testing.DatabaseTest;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
class ProcessWordsTests {

    private static final String NO_TRANSLATION = "";
    private static final String PACK = """
            <bpmn:extensionElements>
              <zeebe:properties><zeebe:property name="name:zh" value="打包" /></zeebe:properties>
            </bpmn:extensionElements>""";

    @Autowired
    ProcessWords words;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void twoVersions() {
        deploy(901, 1, "Pack", NO_TRANSLATION);
        deploy(902, 2, "Pack", PACK);
    }

    @Test
    void namesAreSaidAsTheVersionTranslatesThem() {
        assertThat(words.element(902, "Task_Pack", "Pack", Locale.SIMPLIFIED_CHINESE))
                .isEqualTo("打包");
        assertThat(words.element(902, "Task_Pack", "Pack", Locale.ENGLISH)).isEqualTo("Pack");
        assertThat(words.translations(902, Locale.SIMPLIFIED_CHINESE)).containsOnlyKeys("Task_Pack");
    }

    @Test
    void anOlderVersionBorrowsTheTranslationOfTheSameName() {
        assertThat(words.element(901, "Task_Pack", "Pack", Locale.SIMPLIFIED_CHINESE))
                .isEqualTo("打包");
    }

    @Test
    void anotherNameIsNotTranslatedByTheNewestVersion() {
        deploy(900, 0, "Wrap up", NO_TRANSLATION);

        assertThat(words.element(900, "Task_Pack", "Wrap up", Locale.SIMPLIFIED_CHINESE))
                .isEqualTo("Wrap up");
    }

    @Test
    void whatIsNotDeployedHereIsCalledAsItWasDrawn() {
        assertThat(words.element(999, "Task_Pack", "Pack", Locale.SIMPLIFIED_CHINESE))
                .isEqualTo("Pack");
    }

    private void deploy(long key, int version, String name, String translation) {
        jdbc.sql("""
                        insert into process_definition (key, process_id, version, name, xml, deployed_at)
                        values (:key, 'parcel', :version, 'Parcel', :xml, now())
                        on conflict do nothing
                        """)
                .param("key", key)
                .param("version", version)
                .param("xml", """
                        <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                            xmlns:zeebe="http://camunda.org/schema/zeebe/1.0">
                          <bpmn:process id="parcel" name="Parcel" isExecutable="true">
                            <bpmn:task id="Task_Pack" name="%s">%s</bpmn:task>
                          </bpmn:process>
                        </bpmn:definitions>
                        """.formatted(name, translation))
                .update();
    }
}
