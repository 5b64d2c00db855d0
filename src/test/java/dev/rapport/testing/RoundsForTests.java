package dev.rapport.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.scheduling.config.Task;

/**
 * Of the product's scheduled rounds only those run by themselves for which tests wait. What a test calls by hand would
 * else have been done before it looks, whenever it runs as the round's time comes.
 */
@TestConfiguration(proxyBeanMethods = false)
class RoundsForTests implements SchedulingConfigurer {

    static final Set<String> BY_THEMSELVES = Set.of(
            "dev.rapport.engine.LostJobs.giveBack",
            "dev.rapport.engine.SubmissionRecovery.sendAgain",
            "dev.rapport.insight.trends.TrendWork.keepUp",
            "dev.rapport.rules.Rules.follow",
            "dev.rapport.sales.LeadQueue.wakeForFreeColleagues",
            "dev.rapport.sla.clocks.SlaFiring.fireDue");

    @Override
    public void configureTasks(ScheduledTaskRegistrar rounds) {
        rounds.setCronTasksList(byThemselves(rounds.getCronTaskList()));
        rounds.setFixedDelayTasksList(byThemselves(rounds.getFixedDelayTaskList()));
        rounds.setFixedRateTasksList(byThemselves(rounds.getFixedRateTaskList()));
    }

    private static <T extends Task> List<T> byThemselves(List<T> rounds) {
        return new ArrayList<>(rounds.stream()
                .filter(round -> BY_THEMSELVES.contains(round.toString()))
                .toList());
    }
}
