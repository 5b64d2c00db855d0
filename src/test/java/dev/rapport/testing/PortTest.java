package dev.rapport.testing;

import dev.rapport.RapportApplication;
import java.lang.annotation.ElementType;
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
 * Like {@link DatabaseTest}, with the web server listening on a port of its own: for what strangers receive through all
 * filters, pages of the screen included.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("servers")
@SpringBootTest(
        classes = RapportApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "rapport.engine.enabled=false",
            "rapport.empty=true",
            "rapport.sla.policies-followed-after=0s",
            "rapport.outside.inner-hosts=localhost",
            "rapport.wecom.settling=0s"
        })
@ContextConfiguration(initializers = DatabaseForTests.class)
@Import({TimeForTests.class, HashesForTests.class, RoundsForTests.class, Colleagues.class})
@TestExecutionListeners(
        listeners = {OwnLogin.class, PatientWaits.class},
        mergeMode = MergeMode.MERGE_WITH_DEFAULTS)
public @interface PortTest {}
