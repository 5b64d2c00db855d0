package dev.rapport.testing;

import java.time.Duration;
import java.util.NoSuchElementException;
import org.awaitility.Awaitility;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/**
 * Who waits for something that is looked up looks again while it is not there, as while it is not yet so, and gives up only
 * when it would not come on the busiest machine either.
 */
final class PatientWaits implements TestExecutionListener {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Override
    public void beforeTestClass(TestContext context) {
        Awaitility.setDefaultTimeout(PATIENCE);
        Awaitility.ignoreExceptionsByDefaultMatching(missing -> missing instanceof NoSuchElementException
                || missing instanceof IndexOutOfBoundsException
                || missing instanceof EmptyResultDataAccessException);
    }
}
