package dev.rapport.studio.drafts;

import dev.rapport.engine.model.BpmnTree;
import dev.rapport.platform.CleanText;
import dev.rapport.platform.Refused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;

/** What a new process begins with. */
final class NewModel {

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{1,60}");
    private static final int LONGEST_NAME = 150;

    private NewModel() {}

    static DraftText of(String processId, String name) {
        var id = CleanText.line(processId);
        var called = CleanText.line(name);
        if (!ID.matcher(id).matches())
            throw Refused.invalid("studio.draft.bad-new-id").at("process");
        if (called.isEmpty() || called.length() > LONGEST_NAME)
            throw Refused.invalid("studio.draft.bad-name", LONGEST_NAME).at("name");
        return DraftText.of(BpmnTree.parse(template()).renamed(id, called));
    }

    private static String template() {
        try {
            return new ClassPathResource("studio/new-process.bpmn").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
