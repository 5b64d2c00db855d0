package dev.rapport.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.drools.drl.ast.descr.AndDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ConditionalElementDescr;
import org.drools.drl.ast.descr.ExistsDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.NotDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsParserException;
import org.kie.internal.builder.conf.LanguageLevelOption;

/**
 * The second gate. What {@link RuleTextReader} wrote is read as the compiler will read it, and passes only if that
 * reading, too, has nothing in it but rules over facts. So a text that the first gate takes for one thing and the
 * compiler for another is refused.
 */
final class RuleGate {

    private static final Set<String> ATTRIBUTES = Set.of("salience");

    private final RuleVocabulary vocabulary;

    private RuleGate(RuleVocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** Gives the facts that each rule looks at, in the order of the rules; one fact may be looked at twice. */
    static List<List<String>> pass(RuleText text, RuleVocabulary vocabulary) {
        return new RuleGate(vocabulary).pass(text, parse(text.drl()));
    }

    private static PackageDescr parse(String drl) {
        var parser = new DrlParser(LanguageLevelOption.DRL6);
        try {
            var read = parser.parse(false, drl);
            if (read != null && !parser.hasErrors()) return read;
            var error = parser.getErrors().getFirst();
            throw new RuleTextRefused("rules.refused.compiler", line(error.getLines()), firstLine(error.getMessage()));
        } catch (DroolsParserException e) {
            throw new RuleTextRefused("rules.refused.parser", String.valueOf(e.getMessage()));
        } catch (StackOverflowError e) {
            throw new RuleTextRefused("rules.refused.parser", "StackOverflowError");
        }
    }

    private static int line(int[] lines) {
        return lines.length == 0 ? 0 : lines[0];
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }

    private List<List<String>> pass(RuleText text, PackageDescr read) {
        requireOnlyRules(read);
        if (read.getRules().size() != text.headings().size())
            throw new RuleTextRefused(
                    "rules.refused.rows-lost",
                    text.headings().size(),
                    read.getRules().size());
        var facts = new ArrayList<List<String>>();
        for (var at = 0; at < read.getRules().size(); at++) {
            var rule = read.getRules().get(at);
            if (!rule.getName().equals(text.headings().get(at).name())) throw refused(rule, rule.getName());
            facts.add(pass(rule));
        }
        return List.copyOf(facts);
    }

    private void requireOnlyRules(PackageDescr read) {
        var others = List.of(
                read.getFunctions(),
                read.getFunctionImports(),
                read.getAccumulateImports(),
                read.getTypeDeclarations(),
                read.getEnumDeclarations(),
                read.getEntryPointDeclarations(),
                read.getWindowDeclarations(),
                read.getAttributes());
        if (read.getUnit() != null || others.stream().anyMatch(other -> !other.isEmpty()))
            throw new RuleTextRefused("rules.refused.beside-rules");
        for (var type : read.getImports())
            if (!vocabulary.mayImport(type.getTarget())
                    && !Verdict.class.getName().equals(type.getTarget()))
                throw new RuleTextRefused("rules.refused.import", type.getLine(), type.getTarget());
        if (read.getGlobals().size() != 1
                || !read.getGlobals().getFirst().getIdentifier().equals("verdict"))
            throw new RuleTextRefused("rules.refused.beside-rules");
    }

    private List<String> pass(RuleDescr rule) {
        if (rule.isQuery()
                || rule.getParentName() != null
                || rule.getUnit() != null
                || !rule.getNamedConsequences().isEmpty()
                || !rule.getAnnotationNames().isEmpty()
                || !ATTRIBUTES.containsAll(rule.getAttributes().keySet())) throw refused(rule, rule.getName());
        if (rule.getConsequence() instanceof String actions) requireKnownWords(rule, actions);
        else throw refused(rule, rule.getName());
        var facts = new ArrayList<String>();
        rule.getLhs().getDescrs().forEach(condition -> pass(condition, facts));
        return List.copyOf(facts);
    }

    private void pass(BaseDescr condition, List<String> facts) {
        switch (condition) {
            case PatternDescr pattern -> passPattern(pattern, facts);
            case AndDescr and -> passAll(and, facts);
            case NotDescr not -> passAll(not, facts);
            case ExistsDescr exists -> passAll(exists, facts);
            default -> throw refused(condition, condition.getClass().getSimpleName());
        }
    }

    private void passAll(ConditionalElementDescr parts, List<String> facts) {
        for (var part : parts.getDescrs())
            if (part instanceof BaseDescr condition) pass(condition, facts);
            else throw new RuleTextRefused("rules.refused.beside-rules");
    }

    private void passPattern(PatternDescr pattern, List<String> facts) {
        if (!vocabulary.isFact(pattern.getObjectType())
                || pattern.isQuery()
                || pattern.getSource() != null
                || !pattern.getAnnotationNames().isEmpty()
                || pattern.isUnification()
                || !pattern.getPositionalConstraints().isEmpty()
                || (pattern.getBehaviors() != null && !pattern.getBehaviors().isEmpty()))
            throw refused(pattern, pattern.getObjectType());
        facts.add(pattern.getObjectType());
        for (var constraint : pattern.getDescrs())
            if (constraint instanceof ExprConstraintDescr expression)
                requireKnownWords(expression, expression.getExpression());
            else throw refused(constraint, constraint.getClass().getSimpleName());
    }

    /** The parts that the parser leaves as text are cut into words once more. */
    private void requireKnownWords(BaseDescr where, String text) {
        for (var token : RuleTokens.of(text))
            if (token.kind() == RuleTokens.Kind.WORD && !vocabulary.isKnown(token.text()))
                throw refused(where, token.text());
    }

    private static RuleTextRefused refused(BaseDescr what, String word) {
        return new RuleTextRefused("rules.refused.word", what.getLine(), word);
    }
}
