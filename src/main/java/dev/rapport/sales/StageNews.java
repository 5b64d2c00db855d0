package dev.rapport.sales;

import dev.rapport.engine.ProcessMessage;
import dev.rapport.engine.ProcessOutbox;
import dev.rapport.sla.SlaBreached;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells the processes of leads that the time to contact one ran out. Whom that is told, the ladder decides. */
@Component
class StageNews {

    private static final String STAGE_METRIC = "stage-";

    private final Leads leads;
    private final ProcessOutbox outbox;

    StageNews(Leads leads, ProcessOutbox outbox) {
        this.leads = leads;
        this.outbox = outbox;
    }

    @EventListener
    void hear(SlaBreached breached) {
        var subject = breached.subject();
        if (breached.metric().startsWith(STAGE_METRIC)
                && leads.find(LeadId.of(subject)).isPresent())
            outbox.publish(ProcessMessage.now(
                    breached.eventId(), "sla-breached", subject, Map.of("metric", breached.metric())));
    }
}
