package dev.rapport.studio;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.access.Role;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DatabaseTest
class StepTemplatesTests {

    private static final Pattern JOB_TYPE = Pattern.compile("<zeebe:taskDefinition type=\"([^\"]+)\"");

    @Autowired
    StepTemplates templates;

    @Autowired
    Colleagues colleagues;

    @Autowired
    JsonMapper json;

    @Test
    void everyStepOfTheShippedProcessesHasOne() throws IOException {
        assertThat(valuesBoundTo("zeebe:taskDefinition")).containsAll(jobTypesDrawn());
    }

    @Test
    void whatWorksBesideAStepOrForEarlierVersionsIsNotOffered() {
        assertThat(valuesBoundTo("zeebe:taskDefinition"))
                .doesNotContain("enterStage", "leaveStage", "recordDiscountDecision", "remindStageOwner");
    }

    @Test
    void messagesAreWaitedForWithTheirCorrelation() {
        assertThat(valuesBoundTo("bpmn:Message#property")).contains("member-reacted");
        assertThat(all(Locale.ENGLISH))
                .filteredOn(template -> template.path("id").asString().startsWith("dev.rapport.message."))
                .isNotEmpty()
                .allSatisfy(template -> assertThat(values(template, "bpmn:Message#zeebe:subscription#property"))
                        .singleElement()
                        .asString()
                        .startsWith("="));
    }

    @Test
    void bindBothNamesSoThatApplyingKeepsThem() throws IOException {
        var drawn = jobTypesDrawn();
        assertThat(all(Locale.ENGLISH)).allSatisfy(template -> {
            assertThat(values(template, "property")).hasSize(1);
            assertThat(values(template, "zeebe:property")).hasSize(1);
            var type = values(template, "zeebe:taskDefinition");
            if (!type.isEmpty() && drawn.containsAll(type))
                assertThat(values(template, "zeebe:property")).doesNotContain("");
        });
    }

    @Test
    void areCalledAsTheReaderCallsThem() {
        assertThat(named(Locale.ENGLISH, "classifyTicket")).isEqualTo("Classify ticket");
        assertThat(named(Locale.SIMPLIFIED_CHINESE, "classifyTicket")).isEqualTo("工单分类");
    }

    private String named(Locale reader, String jobType) {
        return all(reader).stream()
                .filter(template -> template.path("id").asString().equals("dev.rapport.step." + jobType))
                .findFirst()
                .orElseThrow()
                .path("name")
                .asString();
    }

    private Set<String> valuesBoundTo(String binding) {
        return all(Locale.ENGLISH).stream()
                .flatMap(template -> values(template, binding).stream())
                .collect(toSet());
    }

    private static List<String> values(JsonNode template, String binding) {
        return elements(template.path("properties"))
                .filter(property ->
                        property.path("binding").path("type").asString().equals(binding))
                .map(property -> property.path("value").asString())
                .toList();
    }

    private List<JsonNode> all(Locale reader) {
        var designer = colleagues.join(null, Role.DESIGNER);
        return elements(json.readTree(colleagues.as(designer, () -> templates.json(reader))))
                .toList();
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static Set<String> jobTypesDrawn() throws IOException {
        try (var models = Files.list(Path.of("processes"))) {
            return models.filter(file -> file.toString().endsWith(".bpmn"))
                    .flatMap(file -> JOB_TYPE.matcher(text(file)).results())
                    .map(found -> found.group(1))
                    .collect(toSet());
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
