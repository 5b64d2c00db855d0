package dev.rapport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the drawing board says in Chinese. {@code editor/texts.json} holds what it asked to be translated while every kind
 * of element was drawn, selected and changed, with what stands in the source of its parts.
 */
class EditorTextsTests {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern PLACE = Pattern.compile("\\{[^}]+}");
    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}|[，。（）]|\\{");

    /** The same in both languages. */
    private static final Set<String> NAMES = Set.of("BPMN", "ID");

    @Test
    void everyTextIsSaidInChinese() throws IOException {
        assertThat(chinese()).containsKeys(asked().toArray(String[]::new));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bpmn-editor", "bpmn-simulation"})
    void saysChinese(String component) throws IOException {
        assertThat(chinese(component)).isNotEmpty().allSatisfy((english, said) -> {
            if (!NAMES.contains(english)) assertThat(said).containsPattern(CHINESE);
        });
    }

    @Test
    void keepsThePlacesOfValues() throws IOException {
        assertThat(chinese())
                .allSatisfy(
                        (english, said) -> assertThat(places(said)).as(english).isEqualTo(places(english)));
    }

    private static Set<String> places(String text) {
        var places = new HashSet<String>();
        PLACE.matcher(text).results().forEach(place -> places.add(place.group()));
        return places;
    }

    private static Map<String, String> chinese() throws IOException {
        return chinese("bpmn-editor");
    }

    private static Map<String, String> chinese(String component) throws IOException {
        return JSON.readValue(
                Files.readString(Path.of("frontend/components", component, "chinese.json")),
                new TypeReference<Map<String, String>>() {});
    }

    private static List<String> asked() throws IOException {
        return JSON.readValue(
                Files.readString(Path.of("src/test/resources/editor/texts.json")),
                new TypeReference<List<String>>() {});
    }
}
