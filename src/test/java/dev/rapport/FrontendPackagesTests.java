package dev.rapport;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.dependency.NpmPackage;
import dev.rapport.platform.ui.BpmnEditor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What packages of the front end may do on the machine that builds it, and which they are. */
class FrontendPackagesTests {

    /** Parts of the drawing board that ask for versions which cannot be had, and the versions that work instead. */
    private static final Map<String, String> INSTEAD = Map.of(
            "bpmn-js-create-append-anything", "2.0.0",
            "bpmn-js-executable-fix", "0.2.1",
            "diagram-js-grid", "2.0.1");

    /** One that comes with form-js would start a program that reports on the machine. */
    @Test
    void theirInstallationRunsNoScripts() throws IOException {
        assertThat(Files.readAllLines(Path.of(".npmrc"))).contains("ignore-scripts=true");
    }

    @Test
    void theDrawingBoardIsInstalledAsTheCodeSays() throws IOException {
        for (var wanted : BpmnEditor.class.getAnnotationsByType(NpmPackage.class)) {
            assertThat(read("package.json")
                            .path("dependencies")
                            .path(wanted.value())
                            .asString())
                    .as("package.json: %s", wanted.value())
                    .isEqualTo(wanted.version());
            assertThat(locked(wanted.value())).isEqualTo(wanted.version());
        }
    }

    @Test
    void whatCannotBeHadIsReplaced() throws IOException {
        var overrides = read("package.json").path("overrides");
        for (var part : INSTEAD.entrySet()) {
            assertThat(overrides.path(part.getKey()).asString())
                    .as("package.json overrides %s", part.getKey())
                    .isEqualTo(part.getValue());
            assertThat(locked(part.getKey())).isEqualTo(part.getValue());
        }
    }

    private static String locked(String name) throws IOException {
        return read("package-lock.json")
                .path("packages")
                .path("node_modules/" + name)
                .path("version")
                .asString();
    }

    private static JsonNode read(String file) throws IOException {
        return new JsonMapper().readTree(Files.readString(Path.of(file)));
    }
}
