package dev.rapport.platform;

/** For open screens, after the commit: a conversation about a subject went on. */
public record CustomerHeard(SubjectId subject) {

    /** Why words do not go out whose author had not read what the customer wrote. */
    public static final String SINCE = "error.customer-wrote";
}
