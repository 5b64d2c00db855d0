package dev.rapport.engine;

import dev.rapport.platform.Loop;
import dev.rapport.platform.Signal;
import io.camunda.client.CamundaClient;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Ends what runs about cases that are gone, with its tasks, jobs and timers. */
@Component
@WithEngine
class GoneRuns extends Loop {

    private static final Duration PAUSE = Duration.ofSeconds(15);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int AT_ONCE = 100;
    private static final int MOST_REMEMBERED = 5_000;

    private final GoneCases cases;
    private final CamundaClient client;
    private final Signal waiting;

    /** Those that the mirror has not seen end yet. */
    private final Set<Long> ended = new LinkedHashSet<>();

    GoneRuns(GoneCases cases, CamundaClient client) {
        super("runs of gone cases", 20);
        this.cases = cases;
        this.client = client;
        this.waiting = cases.waiting();
    }

    @Override
    protected void round() throws InterruptedException {
        var runs = cases.runs(ended, AT_ONCE);
        for (var run : runs) end(run);
        if (ended.size() > MOST_REMEMBERED) ended.clear();
        if (runs.isEmpty()) waiting.await(PAUSE);
    }

    private void end(long run) {
        try {
            EngineCall.send(PATIENCE, () -> client.newCancelInstanceCommand(run));
        } catch (EngineRefused e) {
            // it has ended already, which the mirror will tell
        }
        ended.add(run);
    }
}
