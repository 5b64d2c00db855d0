package dev.rapport.leaks;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.slf4j.LoggerFactory;

/** What is logged while it is open. */
final class ReadLog implements AutoCloseable {

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    ReadLog() {
        log.start();
        root.addAppender(log);
    }

    List<ILoggingEvent> lines() {
        return List.copyOf(log.list);
    }

    @Override
    public void close() {
        root.detachAppender(log);
    }
}
