package dev.rapport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What the simulation of paths says in Chinese: it writes English of its own into the page. */
class SimulationTextsTests {

    @Test
    void saysChinese() throws IOException {
        Map<String, String> said = new JsonMapper()
                .readValue(
                        Files.readString(Path.of("frontend/components/bpmn-simulation/chinese.json")),
                        new TypeReference<Map<String, String>>() {});
        assertThat(said).isNotEmpty().allSatisfy((english, chinese) -> assertThat(chinese)
                .as(english)
                .containsPattern("\\p{IsHan}"));
    }
}
