package dev.rapport.testing;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/** Counts what a thread asks the database: each time it waits for an answer, as a batch of statements does once. */
public final class Statements extends AppenderBase<ILoggingEvent> {

    private static final String SAID = "Executing prepared SQL statement";
    private static final Logger LOGGER = (Logger) LoggerFactory.getLogger(JdbcTemplate.class);

    private final String thread = Thread.currentThread().getName();
    private final List<String> asked = new ArrayList<>();

    private Statements() {}

    /** The statements of the work, in their order. */
    public static List<String> of(Runnable work) {
        var statements = new Statements();
        var level = LOGGER.getLevel();
        var additive = LOGGER.isAdditive();
        statements.start();
        LOGGER.addAppender(statements);
        LOGGER.setAdditive(false);
        LOGGER.setLevel(Level.DEBUG);
        try {
            work.run();
        } finally {
            LOGGER.setLevel(level);
            LOGGER.setAdditive(additive);
            LOGGER.detachAppender(statements);
        }
        return List.copyOf(statements.asked);
    }

    @Override
    protected void append(ILoggingEvent event) {
        var text = event.getFormattedMessage();
        if (text.startsWith(SAID) && event.getThreadName().equals(thread))
            asked.add(text.substring(SAID.length()).replaceAll("\\s+", " "));
    }
}
