package dev.rapport.studio.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.UI;
import dev.rapport.access.Role;
import dev.rapport.cases.ui.RetryButton;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import dev.rapport.testing.LogsOutAtTheEnd;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
@ExtendWith(LogsOutAtTheEnd.class)
class StuckListTests extends SpringBrowserlessTest {

    @Autowired
    Colleagues colleagues;

    @Autowired
    JdbcClient jdbc;

    private final long key = ThreadLocalRandom.current().nextLong(1L << 40, 1L << 41);

    @BeforeEach
    void somethingIsStuck() {
        jdbc.sql("""
                        insert into incident (key, process_instance_key, process_id, element_id, error_type, message,
                            created_at)
                        values (:key, :key, 'ticket', 'Task_Route', 'JOB_NO_RETRIES', 'No team is known.', now())
                        """).param("key", key).update();
    }

    @AfterEach
    void nothingIsAnyMore() {
        jdbc.sql("delete from incident where key = :key").param("key", key).update();
    }

    @Test
    void whoMayHelpSeesWhereRunsAreStuckAndLetsThemTryAgain() {
        colleagues.logIn(colleagues.join(null, Role.DESIGNER));
        UI.getCurrent().navigate("processes");
        assertThat($(StuckList.class).single().getElement().getTextRecursively())
                .contains("No team is known.");
        var retry = $(RetryButton.class).all().getLast();
        test(retry).click();
        assertThat(retry.isEnabled())
                .as("the engine is away here, so it can be tried again")
                .isTrue();
    }

    @Test
    void othersSeeNoneOfIt() {
        colleagues.logIn(colleagues.join(null, Role.MANAGER));
        UI.getCurrent().navigate("processes");
        assertThat($(RetryButton.class).all()).isEmpty();
    }
}
