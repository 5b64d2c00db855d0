package dev.rapport.testing;

import java.util.NoSuchElementException;
import org.awaitility.Awaitility;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/** Who waits for something that is looked up looks again while it is not there, as while it is not yet so. */
final class PatientWaits implements TestExecutionListener {

    @Override
    public void beforeTestClass(TestContext context) {
        Awaitility.ignoreExceptionsByDefaultMatching(missing -> missing instanceof NoSuchElementException
                || missing instanceof IndexOutOfBoundsException
                || missing instanceof EmptyResultDataAccessException);
    }
}
