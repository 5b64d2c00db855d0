package dev.rapport.rules;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts rule text into words, texts, numbers and signs. Comments are dropped. A sign that rules have no use for is
 * refused here, and so is every way of writing a character other than as itself.
 */
final class RuleTokens {

    enum Kind {
        WORD,
        TEXT,
        NUMBER,
        SIGN
    }

    /** @param apart whether something stood between it and the token before */
    record Token(Kind kind, String text, int line, boolean apart) {

        boolean is(String sign) {
            return kind != Kind.TEXT && text.equals(sign);
        }
    }

    private static final List<String> LONG_SIGNS = List.of("==", "!=", "<=", ">=", "&&", "||");
    private static final String SIGNS = "(),.:;<>!+-*/";
    private static final int LONGEST_NUMBER = 9;

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private int end = -1;
    private int line = 1;

    private RuleTokens(String text) {
        this.text = text;
    }

    static List<Token> of(String text) {
        var reader = new RuleTokens(text);
        while (reader.at < text.length()) reader.next();
        return reader.tokens;
    }

    private void next() {
        var c = text.charAt(at);
        if (c == '\n') line++;
        if (Character.isWhitespace(c)) at++;
        else if (text.startsWith("//", at)) skipTo("\n");
        else if (text.startsWith("/*", at)) skipComment();
        else if (c == '"') text();
        else if (isWordStart(c)) word();
        else if (isDigit(c)) number();
        else sign();
    }

    private void skipTo(String end) {
        var found = text.indexOf(end, at);
        at = found < 0 ? text.length() : found;
    }

    private void skipComment() {
        var from = at;
        at += 2;
        skipTo("*/");
        if (at == text.length()) throw new RuleTextRefused("rules.refused.open-comment", line);
        at += 2;
        line += (int) text.substring(from, at).chars().filter(c -> c == '\n').count();
    }

    private void text() {
        var from = at++;
        while (at < text.length() && text.charAt(at) != '"') {
            var c = text.charAt(at);
            if (c < ' ') throw new RuleTextRefused("rules.refused.open-text", line);
            if (c == '\\' && !text.startsWith("\"", at + 1)) throw new RuleTextRefused("rules.refused.escape", line);
            at += c == '\\' ? 2 : 1;
        }
        if (at >= text.length()) throw new RuleTextRefused("rules.refused.open-text", line);
        add(Kind.TEXT, from, ++at);
        // The generated Java carries rule names inside comments.
        if (tokens.getLast().text().contains("*/")) throw new RuleTextRefused("rules.refused.sign", line, "*/");
    }

    private void word() {
        var from = at;
        while (at < text.length() && (isWordStart(text.charAt(at)) || isDigit(text.charAt(at)))) at++;
        add(Kind.WORD, from, at);
    }

    private void number() {
        var from = at;
        while (at < text.length() && isDigit(text.charAt(at))) at++;
        if (at + 1 < text.length() && text.charAt(at) == '.' && isDigit(text.charAt(at + 1))) {
            at++;
            while (at < text.length() && isDigit(text.charAt(at))) at++;
        }
        if (at - from > LONGEST_NUMBER)
            throw new RuleTextRefused("rules.refused.number", line, text.substring(from, at));
        add(Kind.NUMBER, from, at);
    }

    private void sign() {
        for (var sign : LONG_SIGNS) {
            if (text.startsWith(sign, at)) {
                add(Kind.SIGN, at, at += 2);
                return;
            }
        }
        if (SIGNS.indexOf(text.charAt(at)) < 0)
            throw new RuleTextRefused("rules.refused.sign", line, text.substring(at, at + 1));
        add(Kind.SIGN, at, ++at);
    }

    private void add(Kind kind, int from, int to) {
        tokens.add(new Token(kind, text.substring(from, to), line, from != end));
        end = to;
    }

    private static boolean isWordStart(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c == '$';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
