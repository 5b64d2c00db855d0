package dev.rapport.cases.ui;

import dev.rapport.platform.ui.Words;

/** What a case is called: in the reader's language where its kind is called by a word, else as it was written. */
public final class SubjectTitle {

    private SubjectTitle() {}

    public static String of(String kind, String title) {
        return Words.known("subject.title." + kind + "." + title, title);
    }
}
