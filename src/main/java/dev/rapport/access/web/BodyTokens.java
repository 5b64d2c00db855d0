package dev.rapport.access.web;

import dev.rapport.platform.CleanText;
import dev.rapport.platform.Refused;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** One body as it is read token by token: what no field could keep, what stands twice, and what stands too deep. */
final class BodyTokens {

    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,40}(\\.\\d{1,40})?([eE][+-]?\\d{1,2})?");

    /** Deeper than any body that is described. */
    private static final int DEEPEST = 40;

    private final JsonParser parser;
    private final Deque<Set<String>> names = new ArrayDeque<>();
    private int depth;
    private boolean begun;

    BodyTokens(JsonParser parser) {
        this.parser = parser;
    }

    /** What is not well-formed fails as the parser fails. */
    void requireFit() {
        for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
            nest(token);
            if (token == JsonToken.PROPERTY_NAME) requireOnce(parser.getString());
            if (token == JsonToken.PROPERTY_NAME || token == JsonToken.VALUE_STRING) requireText(parser.getString());
            if (token.isNumeric()) requireNumber(parser.getString());
        }
    }

    private void nest(JsonToken token) {
        if (begun && depth == 0) {
            var at = parser.currentTokenLocation();
            throw Refused.invalid("problem.trailing", at.getLineNr(), at.getColumnNr());
        }
        begun = true;
        if (token.isStructStart()) depth++;
        if (token.isStructEnd()) depth--;
        if (depth > DEEPEST) throw Refused.invalid("problem.nested", DEEPEST);
        if (token == JsonToken.START_OBJECT) names.push(new HashSet<>());
        if (token == JsonToken.END_OBJECT) names.pop();
    }

    private void requireOnce(String name) {
        if (!names.element().add(name)) throw at(Refused.invalid("problem.field-twice", KnownNames.shortened(name)));
    }

    private void requireText(String text) {
        try {
            CleanText.requireFit(text);
        } catch (Refused unfit) {
            throw at(unfit);
        }
    }

    /** A few characters such as 1e999999999 would be written out somewhere. */
    private void requireNumber(String number) {
        if (!NUMBER.matcher(number).matches()) throw at(Refused.invalid("error.number-out-of-range"));
    }

    /** Such as {@code week.MON.0}. */
    private Refused at(Refused refused) {
        var pointer = parser.streamReadContext().pathAsPointer().toString();
        var place = pointer.isEmpty() ? "" : pointer.substring(1).replace('/', '.');
        return refused.at(CleanText.isFit(place) ? place : "");
    }
}
