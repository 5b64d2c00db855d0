package dev.rapport.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.escalation.StepPlan.Whether;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What one instance does for steps that came while nobody had decided. */
class StepPlanTests {

    private static final UUID OWNER = UUID.randomUUID();
    private static final UUID LEAD = UUID.randomUUID();

    private final StepPlan reminder = plan(Whether.ACT, OWNER, null);
    private final StepPlan help = plan(Whether.ACT, LEAD, Level.NEXT_LEVEL);

    @Test
    void whatAllOfThemAskForIsDoneOnce() {
        var together = StepPlan.together(List.of(reminder, help, plan(Whether.ACT, LEAD, Level.MANAGEMENT)));

        assertThat(together.tell()).containsExactly(OWNER, LEAD);
        assertThat(together.call()).isEqualTo(Level.MANAGEMENT);
        assertThat(together.raise()).isTrue();
    }

    @Test
    void theLastSaysWhether() {
        assertThat(StepPlan.together(List.of(plan(Whether.WAIT, OWNER, null), help))
                        .whether())
                .isEqualTo(Whether.ACT);
        assertThat(StepPlan.together(List.of(help, plan(Whether.WAIT, OWNER, null)))
                        .whether())
                .isEqualTo(Whether.WAIT);
    }

    @Test
    void whoeverActedBeforeOneOfThemStopsAll() {
        assertThat(StepPlan.together(List.of(plan(Whether.STOP, OWNER, null), help))
                        .whether())
                .isEqualTo(Whether.STOP);
    }

    private static StepPlan plan(Whether whether, UUID told, @Nullable Level call) {
        return new StepPlan(
                whether,
                List.of(),
                List.of(told),
                List.of(),
                null,
                call != null,
                call,
                call == null ? null : "service-l2",
                false,
                whether == Whether.WAIT ? Instant.EPOCH : null);
    }
}
