package dev.rapport.rules;

import dev.rapport.platform.CleanText;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Refused;
import dev.rapport.platform.UserId;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What rulebooks must go on deciding. Examples are asked each time a text is checked, their facts in several orders; one
 * that comes out otherwise keeps the text from being kept or published.
 */
@Component
public class RuleExamples {

    private static final int MOST = 200;
    private static final int LONGEST_NAME = 200;
    private static final int ORDERS = 6;
    private static final JsonMapper JSON = new JsonMapper();

    private final ExampleRows rows;
    private final Clock clock;

    RuleExamples(ExampleRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    /**
     * How an example came out.
     *
     * @param otherwise what came out otherwise, {@code name: expected ≠ decided}; absent where all is as expected
     */
    public record Outcome(RuleExample example, @Nullable String otherwise) {

        public boolean holds() {
            return otherwise == null;
        }
    }

    public List<RuleExample> of(String rulebook) {
        return rows.of(rulebook);
    }

    /** Keeps an example; refused when its facts cannot be read or another one has its name. */
    @Transactional
    public RuleExample keep(Rulebook rulebook, String name, String facts, String expected, UserId by) {
        var called = CleanText.line(name);
        if (called.isEmpty() || called.length() > LONGEST_NAME)
            throw Refused.invalid("rules.example.name", LONGEST_NAME).at("name");
        FactReader.read(rulebook, facts);
        expected(expected);
        if (rows.of(rulebook.name()).size() >= MOST) throw Refused.conflict("rules.example.enough", MOST);
        var example = new RuleExample(Ids.next(), rulebook.name(), called, facts, expected, by, clock.instant());
        if (!rows.add(example))
            throw Refused.conflict("rules.example.name-taken", called).at("name");
        return example;
    }

    @Transactional
    public void remove(String rulebook, UUID id, UserId by) {
        if (rows.find(rulebook, id).isEmpty()) throw Refused.notFound("error.no-such-id", id);
        rows.remove(id, by, clock.instant());
    }

    /** Facts about which nothing is known, one of each type, as JSON to be filled in. */
    public static String template(Rulebook rulebook) {
        return FactReader.template(rulebook);
    }

    /** What a text decides of facts given as JSON. */
    public static Decision ask(Rulebook rulebook, RuleDraft draft, String facts) {
        return draft.decide(FactReader.read(rulebook, facts));
    }

    /** A decision as an example expects it. */
    public static String expected(Decision decision) {
        var whole = JSON.createObjectNode();
        whole.put("score", decision.score());
        var results = whole.putObject("results");
        decision.results().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(result -> results.put(result.getKey(), String.valueOf(result.getValue())));
        return JSON.writeValueAsString(whole);
    }

    /** Asks a text for each example. */
    public List<Outcome> outcomes(Rulebook rulebook, RuleDraft draft) {
        return rows.of(rulebook.name()).stream()
                .map(example -> new Outcome(example, otherwise(rulebook, draft, example)))
                .toList();
    }

    /** Refuses a text of which an example comes out otherwise. */
    void require(Rulebook rulebook, RuleDraft draft) {
        for (var outcome : outcomes(rulebook, draft))
            if (!outcome.holds())
                throw new RuleTextRefused(
                        "rules.example.fails", outcome.example().name(), String.valueOf(outcome.otherwise()));
    }

    /** In whichever order the facts are given, the same must come out. */
    private static @Nullable String otherwise(Rulebook rulebook, RuleDraft draft, RuleExample example) {
        try {
            var facts = new ArrayList<>(FactReader.read(rulebook, example.facts()));
            var random = new Random(facts.size());
            for (var order = 0; order < ORDERS; order++) {
                var found = otherwise(example, draft.decide(facts));
                if (found != null || facts.size() == 1) return found;
                Collections.shuffle(facts, random);
            }
            return null;
        } catch (RuleTextRefused refused) {
            return refused.getMessage();
        } catch (RuntimeException failed) {
            return String.valueOf(failed.getMessage());
        }
    }

    private static @Nullable String otherwise(RuleExample example, Decision decision) {
        for (var wanted : expected(example.expected()).entrySet()) {
            var decided = wanted.getKey().isEmpty()
                    ? String.valueOf(decision.score())
                    : String.valueOf(decision.results().get(wanted.getKey()));
            if (!decided.equals(wanted.getValue()))
                return "%s: %s ≠ %s".formatted(wanted.getKey(), wanted.getValue(), decided);
        }
        return null;
    }

    /** The score under no name, and results by theirs; the word null for one that nothing may decide. */
    private static Map<String, String> expected(String json) {
        if (json.length() > FactReader.LONGEST) throw new RuleTextRefused("rules.example.too-long", FactReader.LONGEST);
        try {
            if (!(JSON.readTree(json) instanceof ObjectNode said) || said.isEmpty())
                throw new RuleTextRefused("rules.example.no-expectation");
            var wanted = new LinkedHashMap<String, String>();
            if (said.has("score")) wanted.put("", said.get("score").asString());
            for (var result : said.path("results").properties())
                wanted.put(
                        result.getKey(),
                        result.getValue().isNull() ? "null" : result.getValue().asString());
            if (wanted.isEmpty()) throw new RuleTextRefused("rules.example.no-expectation");
            return wanted;
        } catch (JacksonException e) {
            throw new RuleTextRefused("rules.example.unreadable", e.getOriginalMessage());
        }
    }
}
