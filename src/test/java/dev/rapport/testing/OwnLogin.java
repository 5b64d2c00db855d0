package dev.rapport.testing;

import com.vaadin.flow.internal.CurrentInstance;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.test.context.TestSecurityContextHolder;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/**
 * Starts each test with nobody logged in. Who is logged in is kept by a static strategy that the application started
 * last has set; each test gets back the one of its own application.
 */
final class OwnLogin implements TestExecutionListener {

    @Override
    public void beforeTestMethod(TestContext context) {
        CurrentInstance.clearAll();
        context.getApplicationContext()
                .getBeanProvider(SecurityContextHolderStrategy.class)
                .ifAvailable(SecurityContextHolder::setContextHolderStrategy);
        TestSecurityContextHolder.clearContext();
    }
}
