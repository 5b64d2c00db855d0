package dev.rapport.studio.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.access.Role;
import dev.rapport.platform.Texts;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Each rule finds what it is for and lets be what is well; what is shipped is well altogether. */
@DatabaseTest
class ModelCheckTests {

    private static final Path MODELS = Path.of("src/test/resources/studio/check");

    @Autowired
    ModelCheck check;

    @Autowired
    Texts texts;

    @Autowired
    Colleagues colleagues;

    @BeforeEach
    void theTeamThatModelsName() {
        colleagues.join("pr", Role.SERVICE);
    }

    static Stream<Path> shipped() throws IOException {
        try (var files = Files.list(Path.of("processes"))) {
            return files.filter(file -> file.toString().endsWith(".bpmn")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void whatIsShippedIsWell(Path model) throws IOException {
        assertThat(check.check(Files.readString(model))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void everyRuleFindsWhatItIsFor(Rule rule) throws IOException {
        assertThat(rules(rule, "bad")).contains(rule);
        assertThat(rules(rule, "good")).doesNotContain(rule);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsWellHasNoErrors(Rule rule) throws IOException {
        assertThat(check.check(model(rule, "good")))
                .filteredOn(Problem::isError)
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void everyProblemIsSaidInBothLanguages(Rule rule) throws IOException {
        for (var problem : check.check(model(rule, "bad"))) {
            var english = texts.get(
                    Locale.ENGLISH, problem.rule().key(), problem.arguments().toArray());
            var chinese = texts.get(
                    Locale.SIMPLIFIED_CHINESE,
                    problem.rule().key(),
                    problem.arguments().toArray());
            assertThat(english).doesNotContain("{").isNotEqualTo(problem.rule().key());
            assertThat(chinese).isNotEqualTo(english);
        }
    }

    @Test
    void errorsComeFirstAndSayWhere() throws IOException {
        var text = model(Rule.FORM, "bad").replace("\"recordPromise\"", "\"recordPart\"");
        assertThat(check.check(text))
                .extracting(problem -> problem.rule() + " " + problem.elementId())
                .containsExactly("JOB_TYPE_EXISTS Task_Record", "FORM Task_Look");
    }

    @Test
    void whatIsComparedIsNoTeamAndWhatIsScriptedIsNoJob() throws IOException {
        var text = model(Rule.TEAM_EXISTS, "good")
                .replace(
                        "=[teamKey, &quot;pr&quot;]",
                        "=if priority = &quot;high&quot; then [&quot;pr&quot;] else [teamKey]")
                .replace("<bpmn:serviceTask", "<bpmn:scriptTask")
                .replace("</bpmn:serviceTask>", "</bpmn:scriptTask>")
                .replace(
                        "<zeebe:taskDefinition type=\"recordPromise\" />",
                        "<zeebe:script expression=\"=1 + 1\" resultVariable=\"two\" />");
        assertThat(check.check(text)).isEmpty();
        assertThat(check.check(text.replace("else [teamKey]", "else [&quot;nobody&quot;]")))
                .extracting(Problem::rule)
                .containsExactly(Rule.TEAM_EXISTS);
    }

    @Test
    void whatAnEventSendsIsDoneBySomebodyToo() throws IOException {
        var text = model(Rule.TEAM_EXISTS, "good")
                .replace(
                        "<bpmn:endEvent id=\"EndEvent_There\" name=\"Part found\">\n      <bpmn:extensionElements>",
                        "<bpmn:endEvent id=\"EndEvent_There\" name=\"Part found\">\n      <bpmn:extensionElements>"
                                + "<zeebe:taskDefinition type=\"recordPart\" />")
                .replace(
                        "<bpmn:incoming>Flow_Recorded</bpmn:incoming>\n    </bpmn:endEvent>",
                        "<bpmn:incoming>Flow_Recorded</bpmn:incoming>\n"
                                + "      <bpmn:messageEventDefinition id=\"Definition_Sent\" /></bpmn:endEvent>");
        assertThat(check.check(text)).extracting(Problem::rule).containsExactly(Rule.JOB_TYPE_EXISTS);
        assertThat(check.check(text.replace("recordPart", "recordPromise"))).isEmpty();
    }

    @Test
    void scriptsInNamesAreWords() throws IOException {
        var text = model(Rule.NAMED, "good").replace("Look for the part", "&lt;img src=x onerror=alert(1)&gt;");
        assertThat(check.check(text)).isEmpty();
    }

    @Test
    void whatIsNoModelIsOneProblem() {
        for (var text : List.of("", "banana", "<x/>", "<!DOCTYPE x><x/>"))
            assertThat(check.check(text))
                    .singleElement()
                    .satisfies(problem -> assertThat(problem.rule()).isEqualTo(Rule.READABLE));
    }

    private List<Rule> rules(Rule rule, String which) throws IOException {
        return check.check(model(rule, which)).stream().map(Problem::rule).toList();
    }

    private static String model(Rule rule, String which) throws IOException {
        return Files.readString(MODELS.resolve(rule.word() + "." + which + ".bpmn"));
    }
}
