package dev.rapport.studio.compare;

import dev.rapport.platform.Word;
import java.util.Arrays;

/** What of an element people have a word for; all else is told by its place in the text. */
public enum Facet implements Word {
    /** Whether it is a task of people, a gateway ...; never a place. */
    KIND(""),
    NAME("@name"),
    CHINESE_NAME("property[name:zh]@value"),
    FROM("@sourceRef"),
    TO("@targetRef"),
    DEFAULT_WAY("@default"),
    CONDITION("conditionExpression#"),
    FORM("formDefinition@formId"),
    ASSIGNEE("assignmentDefinition@assignee"),
    TEAMS("assignmentDefinition@candidateGroups"),
    PRIORITY("priorityDefinition@priority"),
    JOB_TYPE("taskDefinition@type"),
    RETRIES("taskDefinition@retries"),
    MESSAGE("messageEventDefinition@messageRef"),
    CORRELATION("subscription@correlationKey"),
    DURATION("timerEventDefinition/timeDuration#"),
    CYCLE("timerEventDefinition/timeCycle#"),
    DATE("timerEventDefinition/timeDate#"),
    ATTACHED_TO("@attachedToRef"),
    INTERRUPTING("@cancelActivity"),
    DOCUMENTATION("documentation#");

    private final String place;

    Facet(String place) {
        this.place = place;
    }

    /** The facet's word, or the place itself. */
    static String wordOf(String place) {
        return Arrays.stream(values())
                .filter(facet -> facet.place.equals(place))
                .findFirst()
                .map(Word::word)
                .orElse(place);
    }

    /** Of what it is called in the reader's language. */
    public static String key(String what) {
        return "studio.facet." + what;
    }
}
