package dev.rapport.engine;

import dev.rapport.platform.ForStrangers;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Whether the two servers that Rapport lives on answer, for screens that say so and for the health endpoint. */
@ForStrangers("everybody sees whether the product runs")
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

    /** How much room the disk with the data has. FULL: the process engine takes no work any more. */
    public enum Room {
        ENOUGH,
        LOW,
        FULL
    }

    /**
     * @param freeMegabytes absent as long as nobody looked, or where the data is on servers of others
     * @param stopsBelowMegabytes when the process engine takes no work any more
     */
    public record Disk(Room room, @Nullable Long freeMegabytes, long stopsBelowMegabytes) {}

    /** A server came up or went away; published outside transactions. */
    public record ServerChanged(Server server, State state) {}

    /** A server came up or went away, or the disk ran low; published outside transactions. */
    public record Changed() {}

    private final Map<Server, State> states = new EnumMap<>(Server.class);
    private final ApplicationEventPublisher events;
    private volatile Disk disk = new Disk(Room.ENOUGH, null, 0);

    public EngineStatus(ApplicationEventPublisher events) {
        this.events = events;
        for (var server : Server.values()) states.put(server, State.STARTING);
    }

    public State broker() {
        return of(Server.BROKER);
    }

    public State database() {
        return of(Server.DATABASE);
    }

    public Disk disk() {
        return disk;
    }

    /** Told by whoever watches the disk; gives whether there is another amount of room than before. */
    public boolean tell(Disk now) {
        var before = disk;
        disk = now;
        if (before.room() == now.room()) return false;
        events.publishEvent(new Changed());
        return true;
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
        events.publishEvent(new ServerChanged(server, state));
        events.publishEvent(new Changed());
    }
}
