package dev.rapport.studio.drafts;

import dev.rapport.engine.model.BpmnBytes;
import dev.rapport.platform.CleanText;

/** A file that somebody brings: whatever its name says, what it is is told by its content. */
final class BroughtFile {

    private static final int LONGEST_NAME = 120;

    private BroughtFile() {}

    static String text(byte[] bytes) {
        return BpmnBytes.decode(bytes);
    }

    static String name(String said) {
        var name = CleanText.line(CleanText.fit(said));
        var bare = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        return bare.length() > LONGEST_NAME ? bare.substring(0, LONGEST_NAME) : bare;
    }
}
