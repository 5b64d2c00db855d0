package dev.rapport.testing;

import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

final class TimeReset implements TestExecutionListener {

    @Override
    public void afterTestMethod(TestContext context) {
        var application = context.getApplicationContext();
        // A broker that is put back strands what it had timed ahead, the export of its records among them.
        if (application.getBeanProvider(EngineTime.class).getIfAvailable() == null)
            application.getBean(MovableClock.class).reset();
    }
}
