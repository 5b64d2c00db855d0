package dev.rapport.studio.web;

import dev.rapport.access.Access;
import dev.rapport.access.Creates;
import dev.rapport.access.ForRoles;
import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Page;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Texts;
import dev.rapport.rules.Decision;
import dev.rapport.rules.RuleExample;
import dev.rapport.rules.RuleExamples;
import dev.rapport.rules.RuleTextRefused;
import dev.rapport.rules.TableFinding;
import dev.rapport.studio.rulebooks.RulebookReview;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a text of a rulebook would decide, and the examples of what it must decide. */
@RestController
@RequestMapping("/api/v1/rulebooks/{rulebook}")
class RuleExamplesApi {

    /** The text to check. */
    record RulebookCheckRequest(@Nullable String text) {}

    /**
     * What to decide.
     *
     * @param text the rules to ask; those that decide now unless it is there
     * @param facts each with its type under {@code fact}, and what is known of it
     */
    record RulebookQuestion(@Nullable String text, @Nullable List<Map<String, Object>> facts) {}

    /**
     * An example to keep.
     *
     * @param expected {@code score} and {@code results} by name; what the rules decide now where it is absent
     */
    record NewRuleExample(
            @Nullable String name,
            @Nullable List<Map<String, Object>> facts,
            @Nullable Map<String, Object> expected) {}

    /** @param refused why the text cannot decide, in the asker's language */
    record RulebookCheckAnswer(
            boolean fit,
            @Nullable String refused,
            List<RuleFindingAnswer> findings,
            List<RuleOutcomeAnswer> examples) {}

    /** Something that the author should know. */
    record RuleFindingAnswer(String kind, long line, String rule, String sentence) {}

    /** @param otherwise what comes out otherwise; absent where all is as expected */
    record RuleOutcomeAnswer(
            String name, boolean holds, @Nullable String otherwise) {}

    /** What was decided and why. */
    record RulebookDecision(int score, Map<String, String> results, List<RuleReasonAnswer> reasons) {}

    /** A rule that spoke. */
    record RuleReasonAnswer(
            String rule,
            int points,
            String because,
            @Nullable String result) {}

    /** An example. */
    record RuleExampleAnswer(UUID id, String name, JsonNode facts, JsonNode expected, Instant keptAt) {}

    private final RulebookReview review;
    private final Access access;
    private final Texts texts;
    private final JsonMapper json;

    RuleExamplesApi(RulebookReview review, Access access, Texts texts, JsonMapper json) {
        this.review = review;
        this.access = access;
        this.texts = texts;
        this.json = json;
    }

    @ForRoles({Role.MANAGER, Role.DESIGNER, Role.ADMIN})
    @PostMapping("/check")
    @Operation(summary = "Whether a text could decide, how the examples come out, and which rows stand in the way")
    RulebookCheckAnswer check(@PathVariable String rulebook, @RequestBody RulebookCheckRequest request) {
        if (request.text() == null)
            throw Refused.invalid("studio.rulebook.no-text").at("text");
        var checked = review.check(rulebook, request.text());
        return new RulebookCheckAnswer(
                checked.isFit(),
                said(checked.refused()),
                checked.findings().stream().map(this::finding).toList(),
                checked.outcomes().stream().map(RuleExamplesApi::outcome).toList());
    }

    @ForRoles({Role.MANAGER, Role.DESIGNER, Role.ADMIN})
    @PostMapping("/decisions")
    @Operation(summary = "What a text would decide of some facts; nothing comes of it")
    RulebookDecision decide(@PathVariable String rulebook, @RequestBody RulebookQuestion question) {
        return decision(review.ask(rulebook, question.text(), facts(question.facts())));
    }

    @ForRoles({Role.MANAGER, Role.DESIGNER, Role.ADMIN, Role.AUDITOR})
    @GetMapping("/examples")
    @Operation(summary = "What the rulebook must go on deciding")
    Page<RuleExampleAnswer> examples(@PathVariable String rulebook) {
        return new Page<>(review.examples(rulebook).stream().map(this::example).toList(), null);
    }

    @ForRoles({Role.MANAGER, Role.DESIGNER, Role.ADMIN})
    @Creates
    @PostMapping("/examples")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Keep an example; a text of which it comes out otherwise cannot be published")
    RuleExampleAnswer keep(@PathVariable String rulebook, @RequestBody NewRuleExample request) {
        var name = request.name() == null ? "" : request.name();
        var facts = facts(request.facts());
        return example(
                request.expected() == null
                        ? review.keepDecided(rulebook, name, null, facts)
                        : review.keep(rulebook, name, facts, json.writeValueAsString(request.expected())));
    }

    @ForRoles({Role.MANAGER, Role.DESIGNER, Role.ADMIN})
    @DeleteMapping("/examples/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Let the rulebook decide otherwise than the example says")
    void remove(@PathVariable String rulebook, @PathVariable String id) {
        review.removeExample(rulebook, Ids.parse(id));
    }

    private String facts(@Nullable List<Map<String, Object>> facts) {
        if (facts == null) throw Refused.invalid("rules.example.no-list").at("facts");
        return json.writeValueAsString(facts);
    }

    private RuleExampleAnswer example(RuleExample kept) {
        return new RuleExampleAnswer(
                kept.id(), kept.name(), json.readTree(kept.facts()), json.readTree(kept.expected()), kept.keptAt());
    }

    private RulebookDecision decision(Decision decided) {
        var results = new java.util.TreeMap<String, String>();
        decided.results().forEach((name, value) -> results.put(name, String.valueOf(value)));
        return new RulebookDecision(
                decided.score(),
                results,
                decided.reasons().stream()
                        .map(reason -> new RuleReasonAnswer(
                                reason.rule(), reason.points(), reason.because(language()), reason.result()))
                        .toList());
    }

    private RuleFindingAnswer finding(TableFinding finding) {
        return new RuleFindingAnswer(
                finding.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                finding.line(),
                finding.rule(),
                texts.get(
                        language(),
                        finding.key(),
                        finding.line(),
                        finding.rule(),
                        finding.other() == null ? "" : finding.other(),
                        finding.example()));
    }

    private static RuleOutcomeAnswer outcome(RuleExamples.Outcome outcome) {
        return new RuleOutcomeAnswer(outcome.example().name(), outcome.holds(), outcome.otherwise());
    }

    private @Nullable String said(@Nullable RuleTextRefused refused) {
        return refused == null ? null : texts.get(language(), refused.key(), refused.arguments());
    }

    private Locale language() {
        return access.current().map(Person::locale).orElse(Locale.ENGLISH);
    }
}
