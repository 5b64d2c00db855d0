package dev.rapport.studio.rulebooks;

import dev.rapport.access.Access;
import dev.rapport.access.ForRoles;
import dev.rapport.access.Role;
import dev.rapport.platform.Refused;
import dev.rapport.rules.Decision;
import dev.rapport.rules.DecisionTable;
import dev.rapport.rules.RuleDraft;
import dev.rapport.rules.RuleExample;
import dev.rapport.rules.RuleExamples;
import dev.rapport.rules.RuleTextRefused;
import dev.rapport.rules.Rulebook;
import dev.rapport.rules.RulebookVersion.Form;
import dev.rapport.rules.Rules;
import dev.rapport.rules.TableFinding;
import dev.rapport.rules.TableReview;
import dev.rapport.rules.TableWords;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What can be known of a text of a rulebook before it decides, and the examples of what it must decide. */
@ForRoles({Role.MANAGER, Role.DESIGNER, Role.ADMIN, Role.AUDITOR})
@Service
@Transactional(readOnly = true)
public class RulebookReview {

    private final Rules rules;
    private final RulebookDesk desk;
    private final RuleExamples examples;
    private final Access access;

    RulebookReview(Rules rules, RulebookDesk desk, RuleExamples examples, Access access) {
        this.rules = rules;
        this.desk = desk;
        this.examples = examples;
        this.access = access;
    }

    /**
     * What was found out about a text.
     *
     * @param refused why it cannot decide; absent where it can
     * @param findings what its author should know all the same
     * @param outcomes how the examples come out; empty where it cannot decide
     */
    public record Checked(
            @Nullable RuleTextRefused refused, List<TableFinding> findings, List<RuleExamples.Outcome> outcomes) {

        /** Whether a second person may let it decide. */
        public boolean isFit() {
            return refused == null && outcomes.stream().allMatch(RuleExamples.Outcome::holds);
        }
    }

    /** Compiles the text, asks it for the examples, and looks for gaps; takes a second or two. */
    public Checked check(String rulebook, String text) {
        var book = desk.book(rulebook);
        var form = desk.live(rulebook).of().form();
        try {
            var draft = rules.draft(rulebook, text);
            return new Checked(null, findings(book, form, text), examples.outcomes(book, draft));
        } catch (RuleTextRefused refused) {
            return new Checked(refused, List.of(), List.of());
        }
    }

    private List<TableFinding> findings(Rulebook book, Form form, String text) {
        if (form != Form.TABLE) return List.of();
        var read = DecisionTable.read(text);
        var found = new ArrayList<>(TableReview.of(book, read));
        found.addAll(newWords(TableWords.of(DecisionTable.read(rules.text(book.name()))), read));
        found.sort(Comparator.comparing(TableFinding::kind));
        return found;
    }

    private static List<TableFinding> newWords(TableWords known, DecisionTable read) {
        var found = new ArrayList<TableFinding>();
        for (var at = 0; at < read.tables().size(); at++) {
            var codes = read.tables().get(at).codes();
            for (var row : read.tables().get(at).rows())
                for (var column = 0; column < Math.min(codes.size(), row.cells().size()); column++) {
                    var word = row.cells().get(column);
                    var code = codes.get(column);
                    if (!word.isBlank()
                            && !known.in(code).isEmpty()
                            && !known.in(code).contains(word))
                        found.add(new TableFinding(
                                TableFinding.Kind.NEW_WORD,
                                at,
                                row.line(),
                                row.cells().getFirst(),
                                null,
                                word));
                }
        }
        return found;
    }

    /** What a text says otherwise than a version. */
    public List<RuleChange> changes(String rulebook, int version, String text) {
        var before = desk.version(rulebook, version).of();
        return RuleChanges.between(before.form(), before.text(), text);
    }

    public List<RuleExample> examples(String rulebook) {
        return examples.of(desk.book(rulebook).name());
    }

    /** Facts about which nothing is known, as JSON, to be filled in. */
    public String emptyFacts(String rulebook) {
        return RuleExamples.template(desk.book(rulebook));
    }

    /**
     * What a text decides of facts given as JSON.
     *
     * @param text what decides now where it is absent
     */
    public Decision ask(String rulebook, @Nullable String text, String facts) {
        var book = desk.book(rulebook);
        return RuleExamples.ask(book, draft(rulebook, text), facts);
    }

    /** Keeps an example of what a text decides; it must be so from now on, until the example is removed. */
    @ForRoles({Role.MANAGER, Role.DESIGNER, Role.ADMIN})
    @Transactional
    public RuleExample keepDecided(String rulebook, String name, @Nullable String text, String facts) {
        var decided = ask(rulebook, text, facts);
        return keep(rulebook, name, facts, RuleExamples.expected(decided));
    }

    /** Keeps an example. Facts are codes and numbers: names, numbers and texts of people do not belong there. */
    @ForRoles({Role.MANAGER, Role.DESIGNER, Role.ADMIN})
    @Transactional
    public RuleExample keep(String rulebook, String name, String facts, String expected) {
        return examples.keep(
                desk.book(rulebook), name, facts, expected, access.me().id());
    }

    @ForRoles({Role.MANAGER, Role.DESIGNER, Role.ADMIN})
    @Transactional
    public void removeExample(String rulebook, UUID id) {
        examples.remove(desk.book(rulebook).name(), id, access.me().id());
    }

    private RuleDraft draft(String rulebook, @Nullable String text) {
        try {
            return rules.draft(rulebook, text == null ? rules.text(rulebook) : text);
        } catch (RuleTextRefused refused) {
            throw Refused.invalid(refused.key(), refused.arguments()).at("text");
        }
    }
}
