package dev.rapport.engine;

import dev.rapport.platform.DatabaseTrouble;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.task.SimpleAsyncTaskSchedulerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What fails on a schedule is tried again at its next time; that the database is away is said in a line. */
@Configuration(proxyBeanMethods = false)
class ScheduledWork {

    private static final Logger LOG = LoggerFactory.getLogger(ScheduledWork.class);

    @Bean
    SimpleAsyncTaskSchedulerCustomizer saysWhatFailed() {
        return scheduler -> scheduler.setErrorHandler(ScheduledWork::failed);
    }

    private static void failed(Throwable failure) {
        if (DatabaseTrouble.behind(failure).isPresent())
            LOG.warn("Scheduled work waits for the database: {}", failure.toString());
        else LOG.error("Scheduled work failed and is tried again at its next time", failure);
    }
}
