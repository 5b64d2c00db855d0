package dev.rapport.sales;

import dev.rapport.engine.ProcessMessage;
import dev.rapport.engine.ProcessOutbox;
import dev.rapport.platform.SubjectId;
import dev.rapport.sla.SlaBreached;
import dev.rapport.sla.SlaWarned;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells the processes of leads and opportunities that the time of a stage runs out, or ran out. */
@Component
class StageNews {

    private static final String STAGE_METRIC = "stage-";

    private final Leads leads;
    private final Opportunities opportunities;
    private final ProcessOutbox outbox;

    StageNews(Leads leads, Opportunities opportunities, ProcessOutbox outbox) {
        this.leads = leads;
        this.opportunities = opportunities;
        this.outbox = outbox;
    }

    @EventListener
    void hear(SlaWarned warned) {
        tell("sla-warning", warned.eventId(), warned.subject(), warned.metric());
    }

    @EventListener
    void hear(SlaBreached breached) {
        tell("sla-breached", breached.eventId(), breached.subject(), breached.metric());
    }

    private void tell(String message, UUID id, SubjectId subject, String metric) {
        if (metric.startsWith(STAGE_METRIC) && isOurs(subject))
            outbox.publish(ProcessMessage.now(id, message, subject, Map.of("metric", metric)));
    }

    private boolean isOurs(SubjectId subject) {
        return leads.find(LeadId.of(subject)).isPresent()
                || opportunities.find(OpportunityId.of(subject)).isPresent();
    }
}
