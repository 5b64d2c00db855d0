package dev.rapport.contact.asterisk;

import java.util.Locale;
import java.util.Map;

/**
 * Something that an Asterisk said: an event, or the answer to an action.
 *
 * @param fields by their names in lower case, without control characters; of one that is said twice the first
 */
record AmiMessage(Map<String, String> fields) {

    AmiMessage {
        fields = Map.copyOf(fields);
    }

    /** Empty where it is not said. */
    String text(String name) {
        return fields.getOrDefault(name.toLowerCase(Locale.ROOT), "");
    }

    /** In lower case; empty of an answer. */
    String event() {
        return text("Event").toLowerCase(Locale.ROOT);
    }

    boolean isAnswerTo(String action) {
        return fields.containsKey("response") && text("ActionID").equals(action);
    }

    boolean isSuccess() {
        return text("Response").equalsIgnoreCase("Success");
    }

    @Override
    public String toString() {
        return event().isEmpty() ? "an answer" : event();
    }
}
