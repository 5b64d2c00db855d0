package dev.rapport.studio.drafts;

import dev.rapport.engine.model.BpmnTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A process of a test's own that is live as far as the mirror tells. */
public final class LiveProcess {

    private LiveProcess() {}

    /** An id that no other test uses. */
    public static String newId() {
        return "p-" + UUID.randomUUID().toString().substring(0, 13);
    }

    /** A text without errors. */
    public static String text(String processId) {
        try {
            var text = Files.readString(Path.of("processes/promise.bpmn"));
            return BpmnTree.parse(text).renamed(processId, "Errand");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Another text without errors. */
    public static String otherText(String processId) {
        return text(processId).replace("Keep the promise", "Keep it at last");
    }

    /** As the engine would tell of a version. */
    public static void deploy(JdbcClient jdbc, String processId, int version, String text) {
        jdbc.sql("""
                        insert into process_definition (key, process_id, version, name, xml, deployed_at)
                        values (:key, :process, :version, 'Errand', :xml, now())
                        """)
                .param("key", ThreadLocalRandom.current().nextLong(1L << 41, 1L << 42))
                .param("process", processId)
                .param("version", version)
                .param("xml", text)
                .update();
    }
}
