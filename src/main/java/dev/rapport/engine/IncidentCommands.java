package dev.rapport.engine;

import dev.rapport.platform.Refused;
import io.camunda.client.CamundaClient;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What people do about incidents. */
@Component
public class IncidentCommands {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final ObjectProvider<CamundaClient> clients;
    private final Incidents incidents;

    IncidentCommands(ObjectProvider<CamundaClient> clients, Incidents incidents) {
        this.clients = clients;
        this.incidents = incidents;
    }

    /** Lets the instance try again where it is stuck; a failed job gets three more attempts. */
    public void retry(long incidentKey) {
        var incident = incidents.required(incidentKey);
        var client = clients.getIfAvailable();
        if (client == null) throw Refused.unavailable("error.engine-away");
        var job = incident.jobKey();
        try {
            if (job != null)
                EngineCall.send(
                        PATIENCE, () -> client.newUpdateRetriesCommand(job).retries(3));
            EngineCall.send(PATIENCE, () -> client.newResolveIncidentCommand(incidentKey));
        } catch (EngineRefused e) {
            throw Refused.conflict("error.no-such-incident", String.valueOf(incidentKey));
        } catch (EngineAway e) {
            throw Refused.unavailable("error.engine-away");
        }
    }
}
