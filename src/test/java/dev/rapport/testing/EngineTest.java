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
 * Runs the test against the whole application with a real PostgreSQL and a real broker that has answered. All such
 * tests share one application, database and broker. {@link EngineTime} can be injected to move time; it only
 * goes forward and stays where a test moved it. {@link Walk} takes subjects through their processes.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Tag("servers")
@SpringBootTest(classes = RapportApplication.class, properties = "rapport.empty=true")
@ContextConfiguration(initializers = EngineForTests.class)
@Import({TimeForTests.class, HashesForTests.class, RoundsForTests.class, EngineTime.class, Walk.class})
@TestExecutionListeners(
        listeners = {TimeReset.class, OwnLogin.class, PatientWaits.class, PathsWalked.class, SpineAgrees.class},
        mergeMode = MergeMode.MERGE_WITH_DEFAULTS)
public @interface EngineTest {}
