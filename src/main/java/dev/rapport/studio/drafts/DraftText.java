package dev.rapport.studio.drafts;

import dev.rapport.engine.model.BpmnBytes;
import dev.rapport.engine.model.BpmnTree;
import dev.rapport.platform.Refused;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A text of a process that can be kept: BPMN with one process that runs, for our engine, whatever else may still be wrong
 * with it.
 *
 * @param fingerprint the same for the same text
 */
record DraftText(String processId, String name, String xml, String fingerprint) {

    private static final int LONGEST_ID = 100;
    private static final int LONGEST_NAME = 200;

    /** Refused with what no draft can be. */
    static DraftText of(String text) {
        if (text.length() > BpmnBytes.MOST) throw Refused.invalid("error.bpmn-file-too-large", BpmnBytes.MOST / 1024);
        var tree = BpmnTree.parse(text);
        var process = tree.process();
        if (process.id().isEmpty() || process.id().length() > LONGEST_ID)
            throw Refused.invalid("studio.draft.bad-id", LONGEST_ID);
        var name = process.called();
        var xml = BpmnBytes.inOurs(tree.forOurEngine());
        if (xml.length() > BpmnBytes.MOST) throw Refused.invalid("error.bpmn-file-too-large", BpmnBytes.MOST / 1024);
        return new DraftText(
                process.id(), name.substring(0, Math.min(LONGEST_NAME, name.length())), xml, fingerprint(xml));
    }

    /** The same, which must be of that process: what would be another is not what was opened. */
    static DraftText of(String text, String processId) {
        var read = of(text);
        if (!read.processId().equals(processId))
            throw Refused.invalid("studio.draft.other-process", read.processId(), processId);
        return read;
    }

    private static String fingerprint(String xml) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(xml.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
