package dev.rapport.studio.forms;

import dev.rapport.studio.drafts.LiveProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A form of a test's own that is live as far as the mirror tells, with a process that shows it. */
public final class LiveForm {

    private static final Path FORMS = Path.of("src/test/resources/studio/form-check");

    private LiveForm() {}

    /** A form without errors. */
    public static String text(String formId) {
        return file("good").replace("spare-part-order", formId);
    }

    /** One that breaks a rule. */
    static String breaking(FormRule rule, String formId) {
        return file(rule.word() + ".bad").replace("spare-part-order", formId);
    }

    /** As the engine would tell of a version. */
    public static void deploy(JdbcClient jdbc, String formId, int version, String text) {
        jdbc.sql("""
                        insert into form (key, form_id, version, schema, deployed_at)
                        values (:key, :form, :version, :schema, now())
                        """)
                .param("key", ThreadLocalRandom.current().nextLong(1L << 41, 1L << 42))
                .param("form", formId)
                .param("version", version)
                .param("schema", text)
                .update();
    }

    /** A live process whose task shows the form, and which decides by its outcome. */
    public static void show(JdbcClient jdbc, String formId, String processId) {
        var text = LiveProcess.text(processId)
                .replace("promise-keep", formId)
                .replace(
                        "<zeebe:userTask/>",
                        "<zeebe:userTask/><zeebe:ioMapping>"
                                + "<zeebe:output source=\"=outcome = &quot;lost&quot;\" target=\"isLost\"/>"
                                + "</zeebe:ioMapping>");
        if (!text.contains("isLost")) throw new IllegalStateException("the model is written otherwise");
        LiveProcess.deploy(jdbc, processId, 1, text);
    }

    private static String file(String name) {
        try {
            return Files.readString(FORMS.resolve(name + ".form"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
