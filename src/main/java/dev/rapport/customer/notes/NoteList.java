package dev.rapport.customer.notes;

import dev.rapport.platform.Word;

/** Which of the notes of a case or customer are asked for. */
public enum NoteList implements Word {
    ALL("removed_at is null"),
    PINNED("removed_at is null and pinned_at is not null"),
    NOT_PINNED("removed_at is null and pinned_at is null"),
    REMOVED("removed_at is not null");

    private final String condition;

    NoteList(String condition) {
        this.condition = condition;
    }

    String condition() {
        return condition;
    }
}
