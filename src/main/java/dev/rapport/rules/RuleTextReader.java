package dev.rapport.rules;

import dev.rapport.rules.RuleTokens.Kind;
import dev.rapport.rules.RuleTokens.Token;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads tokens as {@code rule "name" salience 1 when conditions then verdict... end} and writes them anew. DRL is Java
 * in disguise, and its compiler gives no protection: only what is understood here reaches it.
 */
final class RuleTextReader {

    private static final Pattern VARIABLE = Pattern.compile("\\$[A-Za-z0-9_]{1,40}");
    private static final int LONGEST_NAME = 200;
    private static final int DEEPEST = 20;
    private static final Set<String> CONDITION_SIGNS =
            Set.of("(", ")", ",", ".", ":", "==", "!=", "<", ">", "<=", ">=", "&&", "||", "!", "+", "-", "*");
    private static final Set<String> VALUE_SIGNS = Set.of("+", "-", "*", "/");

    private final List<Token> tokens;
    private final RuleVocabulary vocabulary;
    private final StringBuilder drl = new StringBuilder();
    private final List<RuleHeading> headings = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private int at;
    private int line = 1;
    private int depth;

    RuleTextReader(List<Token> tokens, RuleVocabulary vocabulary) {
        this.tokens = tokens;
        this.vocabulary = vocabulary;
    }

    RuleText read(String packageName) {
        drl.append(vocabulary.header(packageName));
        if (nextIs("package")) readDotted();
        while (nextIs("import")) readImport();
        while (at < tokens.size()) readRule();
        if (headings.isEmpty()) throw new RuleTextRefused("rules.refused.empty");
        return new RuleText(drl.toString(), List.copyOf(headings));
    }

    private void readImport() {
        var line = peek().line();
        var type = readDotted();
        if (!vocabulary.mayImport(type)) throw new RuleTextRefused("rules.refused.import", line, type);
    }

    private String readDotted() {
        at++;
        var name = new StringBuilder(take(Kind.WORD).text());
        while (nextIs(".")) {
            at++;
            name.append('.').append(take(Kind.WORD).text());
        }
        if (nextIs(";")) at++;
        return name.toString();
    }

    private void readRule() {
        if (headings.size() >= RuleText.MOST_RULES)
            throw new RuleTextRefused("rules.refused.rules", RuleText.MOST_RULES);
        copy("rule");
        var name = readName();
        var salience = 0;
        if (nextIs("salience")) salience = readSalience();
        headings.add(new RuleHeading(name, salience, headings.size()));
        var from = at;
        copy("when");
        readConditions();
        copy("then");
        while (!nextIs("end")) readStatement();
        requireReadable(from);
        copy("end");
    }

    /** Chains of signs and words without end try the compiler's patience as brackets do. */
    private void requireReadable(int from) {
        if (at - from > RuleText.MOST_WORDS)
            throw new RuleTextRefused("rules.refused.words", tokens.get(from).line(), RuleText.MOST_WORDS);
        for (var i = from + 1; i < at; i++)
            if (isBefore(tokens.get(i)) && isBefore(tokens.get(i - 1))) throw refused(tokens.get(i));
    }

    /** Whether the token turns what stands behind it round. */
    private static boolean isBefore(Token token) {
        return token.is("!") || token.is("-") || token.is("not") || token.is("exists");
    }

    private String readName() {
        var token = take(Kind.TEXT);
        var name = token.text().substring(1, token.text().length() - 1);
        if (name.isBlank() || name.length() > LONGEST_NAME || name.contains("\\") || !names.add(name))
            throw new RuleTextRefused("rules.refused.name", token.line(), name);
        write(token);
        return name;
    }

    private int readSalience() {
        copy("salience");
        var minus = nextIs("-");
        if (minus) copy("-");
        var token = take(Kind.NUMBER);
        if (token.text().contains(".")) throw refused(token);
        write(token);
        return Integer.parseInt(token.text()) * (minus ? -1 : 1);
    }

    private void readConditions() {
        var patterns = 0;
        depth = 0;
        while (!nextIs("then")) {
            var token = peek();
            var fits = switch (token.kind()) {
                case TEXT, NUMBER -> true;
                case SIGN -> CONDITION_SIGNS.contains(token.text());
                case WORD -> isConditionWord(token);
            };
            if (!fits) throw refused(token);
            if (token.is("(")) deeper(token);
            if (token.is(")")) depth--;
            if (vocabulary.isFact(token.text()) && token.kind() == Kind.WORD && ++patterns > RuleText.MOST_PATTERNS)
                throw new RuleTextRefused("rules.refused.patterns", token.line(), RuleText.MOST_PATTERNS);
            at++;
            write(token);
        }
    }

    private boolean isConditionWord(Token token) {
        return vocabulary.isFact(token.text())
                || vocabulary.isTrait(token.text())
                || vocabulary.isOperator(token.text())
                || VARIABLE.matcher(token.text()).matches();
    }

    private void readStatement() {
        depth = 0;
        copy("verdict");
        copy(".");
        var method = take(Kind.WORD);
        if (!vocabulary.isVerdict(method.text())) throw refused(method);
        write(method);
        copy("(");
        readValue();
        while (nextIs(",")) {
            copy(",");
            readValue();
        }
        copy(")");
        copy(";");
    }

    private void readValue() {
        readTerm();
        while (at < tokens.size() && VALUE_SIGNS.contains(peek().text()) && peek().kind() == Kind.SIGN) {
            copy(peek().text());
            readTerm();
        }
    }

    private void readTerm() {
        if (nextIs("-")) copy("-");
        var token = peek();
        if (nextIs("(")) {
            deeper(token);
            copy("(");
            readValue();
            copy(")");
            depth--;
        } else if (VARIABLE.matcher(token.text()).matches()) {
            write(take(Kind.WORD));
            if (nextIs(".")) readTrait();
        } else if (token.kind() == Kind.WORD && !Set.of("true", "false").contains(token.text())) {
            throw refused(token);
        } else if (token.kind() == Kind.SIGN) {
            throw refused(token);
        } else {
            at++;
            write(token);
        }
    }

    /** Whoever nests deeper than anybody reads only tries the compiler's patience. */
    private void deeper(Token token) {
        if (++depth > DEEPEST) throw new RuleTextRefused("rules.refused.nested", token.line(), DEEPEST);
    }

    /** A component may be written as in conditions; Java wants the accessor's parentheses. */
    private void readTrait() {
        copy(".");
        var trait = take(Kind.WORD);
        if (!vocabulary.isTrait(trait.text())) throw refused(trait);
        write(trait);
        if (nextIs("(")) {
            copy("(");
            copy(")");
        } else {
            drl.append("()");
        }
    }

    private Token peek() {
        if (at >= tokens.size()) throw new RuleTextRefused("rules.refused.unfinished");
        return tokens.get(at);
    }

    private boolean nextIs(String word) {
        return at < tokens.size() && tokens.get(at).is(word);
    }

    private Token take(Kind kind) {
        var token = peek();
        if (token.kind() != kind) throw refused(token);
        at++;
        return token;
    }

    private void copy(String word) {
        var token = peek();
        if (!token.is(word)) throw refused(token);
        at++;
        write(token);
    }

    private void write(Token token) {
        for (; line < token.line(); line++) drl.append('\n');
        if (token.apart()) drl.append(' ');
        drl.append(token.text());
    }

    private static RuleTextRefused refused(Token token) {
        return new RuleTextRefused("rules.refused.word", token.line(), token.text());
    }
}
