package dev.rapport.studio.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.engine.model.FormModel;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Texts;
import dev.rapport.studio.drafts.LiveProcess;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Each rule finds what it is for and lets be what is well; what is shipped is well altogether. */
@DatabaseTest
class FormCheckTests {

    @Autowired
    FormCheck check;

    @Autowired
    Texts texts;

    @Autowired
    Colleagues colleagues;

    @Autowired
    JdbcClient jdbc;

    private final String form = "f" + LiveProcess.newId();
    private Person designer;

    @BeforeEach
    void aLiveFormThatAProcessShows() {
        designer = colleagues.join(null, Role.DESIGNER);
        LiveForm.deploy(jdbc, form, 1, LiveForm.text(form));
        LiveForm.show(jdbc, form, LiveProcess.newId());
    }

    static Stream<Path> shipped() throws IOException {
        try (var files = Files.list(Path.of("processes"))) {
            return files.filter(file -> file.toString().endsWith(".form")).sorted().toList().stream();
        }
    }

    private List<FormProblem> problems(String text) {
        return colleagues.as(designer, () -> check.check(text));
    }

    private List<FormRule> rules(String text) {
        return problems(text).stream().map(FormProblem::rule).toList();
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void whatIsShippedIsWell(Path file) throws IOException {
        assertThat(problems(Files.readString(file))).isEmpty();
    }

    @Test
    void whatIsWellIsWell() {
        assertThat(problems(LiveForm.text(form))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void everyRuleFindsWhatItIsForAndNothingElse(FormRule rule) {
        assertThat(rules(LiveForm.breaking(rule, form))).containsExactly(rule);
    }

    @ParameterizedTest
    @EnumSource
    void everyProblemIsSaidInBothLanguages(FormRule rule) {
        for (var problem : problems(LiveForm.breaking(rule, form))) {
            var arguments = problem.arguments().toArray();
            var key = problem.rule().key();
            var english = texts.get(Locale.ENGLISH, key, arguments);
            assertThat(english).doesNotContain("{").isNotEqualTo(key);
            assertThat(texts.get(Locale.SIMPLIFIED_CHINESE, key, arguments)).isNotEqualTo(english);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "</p><iframe src='https://example.com'></iframe>",
                "<b onmouseover=alert(1)>b</b>",
                "<!-- hidden -->",
                "![seen](https://example.com/seen.png)",
                "[here](javascript:alert(1))",
                "<a href='javascript:alert(1)'>here</a>",
                "<style>* {display: none}</style>"
            })
    void textsAndHtmlAreWords(String attack) {
        var inText = LiveForm.text(form).replace("**{{subject}}**", attack);
        assertThat(rules(inText)).contains(FormRule.PLAIN);
        var inHtml = LiveForm.text(form).replace("<p>Look <strong>twice</strong></p>", attack);
        assertThat(rules(inHtml)).contains(FormRule.PLAIN);
    }

    @Test
    void dataOfTheCaseStandsInNoHtml() {
        var text = LiveForm.text(form).replace("<p>Look <strong>twice</strong></p>", "<p>{{subject}}</p>");
        assertThat(rules(text)).containsExactly(FormRule.PLAIN);
    }

    @Test
    void whatIsNoFormIsOneProblem() {
        var deep = "{\"components\":" + "[".repeat(900) + "]".repeat(900) + "}";
        var many = LiveForm.text(form)
                .replace(
                        "\"components\": [",
                        "\"components\": [" + "{\"type\": \"separator\", \"id\": \"x\"},".repeat(250));
        for (var text : List.of("", "banana", "[]", "{}", "null", "{\"a\":", deep, many, "x".repeat(300_000)))
            assertThat(rules(text)).containsExactly(FormRule.READABLE);
    }

    @Test
    void theServerRequiresWhatAConditionShows() {
        var model = FormModel.parse(LiveForm.text(form));
        var now = Instant.parse("2026-03-02T09:00:00Z");
        assertThat(model.check(Map.of("outcome", "found"), Map.of(), now)).containsOnlyKeys("outcome");
        assertThatThrownBy(() -> model.check(Map.of("outcome", "lost"), Map.of(), now))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.key()).isEqualTo("error.form-required"));
    }

    @Test
    void onlyThoseWhoAnswerForProcessesAsk() {
        var seller = colleagues.join(null, Role.SALES);
        assertThatThrownBy(() -> colleagues.as(seller, () -> check.check("{}")))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.kind()).isEqualTo(Refused.Kind.NOT_ALLOWED));
    }
}
