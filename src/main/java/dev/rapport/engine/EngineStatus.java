package dev.rapport.engine;

import java.util.EnumMap;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Whether the two servers that Rapport lives on answer, for screens that say so and for the health endpoint. */
@Component
public class EngineStatus {

    /** One of the two servers. */
    public enum Server {
        BROKER,
        DATABASE
    }

    /** STARTING: it has not answered yet since this application started it. */
    public enum State {
        STARTING,
        UP,
        DOWN
    }

    /** A server came up or went away; published outside transactions. */
    public record Changed(Server server, State state) {}

    private final Map<Server, State> states = new EnumMap<>(Server.class);
    private final ApplicationEventPublisher events;

    EngineStatus(ApplicationEventPublisher events) {
        this.events = events;
        for (var server : Server.values()) states.put(server, State.STARTING);
    }

    public State broker() {
        return of(Server.BROKER);
    }

    public State database() {
        return of(Server.DATABASE);
    }

    private synchronized State of(Server server) {
        return states.getOrDefault(server, State.STARTING);
    }

    /** Told by whoever watches the server. A server that never answered stays STARTING until it does. */
    public void tell(Server server, boolean answers) {
        var state = answers ? State.UP : State.DOWN;
        synchronized (this) {
            var before = of(server);
            if (before == state || (before == State.STARTING && !answers)) return;
            states.put(server, state);
        }
        events.publishEvent(new Changed(server, state));
    }
}
