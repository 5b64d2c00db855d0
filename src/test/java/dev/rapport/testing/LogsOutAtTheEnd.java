package dev.rapport.testing;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.security.core.context.SecurityContextHolder;

/** Logs a test of a screen out when the screen is closed, which may have news to show until then. */
public final class LogsOutAtTheEnd implements AfterEachCallback {

    @Override
    public void afterEach(ExtensionContext test) {
        SecurityContextHolder.clearContext();
    }
}
