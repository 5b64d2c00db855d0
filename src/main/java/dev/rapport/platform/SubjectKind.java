package dev.rapport.platform;

/** The kinds of subject, each with the letter its numbers start with. */
public enum SubjectKind {
    LEAD("L"),
    OPPORTUNITY("O"),
    TICKET("T"),
    MEMBER("M");

    private final String prefix;

    SubjectKind(String prefix) {
        this.prefix = prefix;
    }

    public String prefix() {
        return prefix;
    }
}
