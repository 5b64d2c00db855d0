package dev.rapport.testing;

import dev.rapport.RapportApplication;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestExecutionListeners;
import org.springframework.test.context.TestExecutionListeners.MergeMode;

/**
 * Runs the test against the whole application on a real PostgreSQL, without a broker: messages to the engine stay in
 * the outbox and no worker runs. All such tests share one application and one database, so each makes its own data and
 * must not count what others may have made. {@link MovableClock} can be injected and is reset after each test.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Tag("servers")
@SpringBootTest(
        classes = RapportApplication.class,
        properties = {
            "rapport.engine.enabled=false",
            "rapport.empty=true",
            "rapport.sla.policies-followed-after=0s",
            "spring.datasource.hikari.connection-timeout=60000", // many at once on a slow machine is no fault
            "rapport.outside.inner-hosts=localhost"
        })
@ContextConfiguration(initializers = DatabaseForTests.class)
@Import({TimeForTests.class, HashesForTests.class, RoundsForTests.class, Colleagues.class, Api.class})
@TestExecutionListeners(
        listeners = {TimeReset.class, OwnLogin.class, PatientWaits.class, SpineAgrees.class},
        mergeMode = MergeMode.MERGE_WITH_DEFAULTS)
public @interface DatabaseTest {}
