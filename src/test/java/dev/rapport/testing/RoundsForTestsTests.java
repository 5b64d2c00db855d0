package dev.rapport.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.scheduling.config.ScheduledTask;
import org.springframework.scheduling.config.ScheduledTaskHolder;

@EngineTest
class RoundsForTestsTests {

    @Autowired
    List<ScheduledTaskHolder> holders;

    @Test
    void onlyThoseRoundsRunByThemselvesForWhichTestsWait() {
        assertThat(scheduled()).isEqualTo(RoundsForTests.BY_THEMSELVES);
    }

    private Set<String> scheduled() {
        return holders.stream()
                .flatMap(holder -> holder.getScheduledTasks().stream())
                .filter(RoundsForTestsTests::runs)
                .map(ScheduledTask::toString)
                .filter(name -> name.startsWith("dev.rapport."))
                .collect(Collectors.toSet());
    }

    /** Others are known to their holder, but were never given a time. */
    private static boolean runs(ScheduledTask round) {
        return round.nextExecution() != null
                || round.getTask().getLastExecutionOutcome().executionTime() != null;
    }
}
