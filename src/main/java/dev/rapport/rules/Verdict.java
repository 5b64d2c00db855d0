package dev.rapport.rules;

import java.util.ArrayList;
import java.util.List;

/**
 * What rule text may say; the only thing a rule can act on. Every method takes the sentence for people, and where it
 * has one more argument, the same sentence in Chinese. Statements are weighed after all rules have spoken, by salience
 * and then by place in the book, so that the outcome never hangs on the order in which the engine fired them.
 */
public final class Verdict {

    private static final int LONGEST_TEXT = 500;

    private final List<Statement> statements = new ArrayList<>();
    private RuleHeading speaking = new RuleHeading("", 0, 0);

    Verdict() {}

    void speaks(RuleHeading rule) {
        speaking = rule;
    }

    List<Statement> statements() {
        return statements;
    }

    /** Adds points to the score. */
    public void score(int points, String because) {
        statements.add(new Statement.Score(said(because), points));
    }

    public void score(int points, String because, String chinese) {
        score(points, Decision.Reason.bilingual(because, chinese));
    }

    /** Keeps the score between two bounds, whatever the sum of the points is. */
    public void scoreWithin(int low, int high, String because) {
        statements.add(new Statement.ScoreWithin(said(because), low, Math.max(low, high)));
    }

    public void scoreWithin(int low, int high, String because, String chinese) {
        scoreWithin(low, high, Decision.Reason.bilingual(because, chinese));
    }

    /** Sets a result. Of several rules that set the same one, the first in the book wins. */
    public void set(String name, Object value, String because) {
        statements.add(new Statement.SetResult(said(because), name, plain(value)));
    }

    public void set(String name, Object value, String because, String chinese) {
        set(name, value, Decision.Reason.bilingual(because, chinese));
    }

    /** Sets a result if the score reaches {@code from}; of several that it reaches, the highest wins. */
    public void setFromScore(int from, String name, Object value, String because) {
        statements.add(new Statement.SetFromScore(said(because), from, name, plain(value)));
    }

    public void setFromScore(int from, String name, Object value, String because, String chinese) {
        setFromScore(from, name, value, Decision.Reason.bilingual(because, chinese));
    }

    /**
     * Names one option for a result. Of the options that no rule ruled out, the one with the most points becomes the
     * result; among equals the one with the lowest {@code order}.
     */
    @SuppressWarnings("unchecked")
    public void offer(String name, String option, Comparable<?> order, String because) {
        statements.add(new Statement.Offer(said(because), name, option, (Comparable<Object>) order));
    }

    public void offer(String name, String option, Comparable<?> order, String because, String chinese) {
        offer(name, option, order, Decision.Reason.bilingual(because, chinese));
    }

    /** Gives points to an option. */
    public void favour(String option, int points, String because) {
        statements.add(new Statement.Favour(said(because), option, points));
    }

    public void favour(String option, int points, String because, String chinese) {
        favour(option, points, Decision.Reason.bilingual(because, chinese));
    }

    /** Takes an option out. */
    public void ruleOut(String option, String because) {
        statements.add(new Statement.RuleOut(said(because), option));
    }

    public void ruleOut(String option, String because, String chinese) {
        ruleOut(option, Decision.Reason.bilingual(because, chinese));
    }

    private Statement.Said said(String because) {
        return new Statement.Said(speaking, statements.size(), shortened(because));
    }

    private static Object plain(Object value) {
        return value instanceof Number || value instanceof Boolean ? value : shortened(value.toString());
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
    }
}
