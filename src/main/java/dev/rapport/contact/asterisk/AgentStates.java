package dev.rapport.contact.asterisk;

import dev.rapport.access.AtTelephone.Status;
import dev.rapport.contact.calls.Extensions;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How people stand at their telephones, of what an Asterisk says of devices and of members of queues: only of extensions that are
 * somebody's, and only what is new. Paused is who is paused in every queue.
 */
final class AgentStates {

    /** As {@code DeviceStateChange} writes them, and as members of queues have them by number. */
    private static final Map<String, Status> DEVICES = Map.ofEntries(
            Map.entry("not_inuse", Status.AVAILABLE),
            Map.entry("1", Status.AVAILABLE),
            Map.entry("inuse", Status.BUSY),
            Map.entry("2", Status.BUSY),
            Map.entry("busy", Status.BUSY),
            Map.entry("3", Status.BUSY),
            Map.entry("invalid", Status.OFF),
            Map.entry("4", Status.OFF),
            Map.entry("unavailable", Status.OFF),
            Map.entry("5", Status.OFF),
            Map.entry("ringing", Status.BUSY),
            Map.entry("6", Status.BUSY),
            Map.entry("ringinuse", Status.BUSY),
            Map.entry("7", Status.BUSY),
            Map.entry("onhold", Status.BUSY),
            Map.entry("8", Status.BUSY));

    private static final int MOST_QUEUES = 1_000;

    private static final class Agent {
        private final Map<String, Boolean> pausedIn = new HashMap<>();
        private @Nullable Status device;
        private @Nullable Status told;

        private @Nullable Status status() {
            if (device != Status.AVAILABLE) return device;
            return !pausedIn.isEmpty() && !pausedIn.containsValue(false) ? Status.PAUSED : device;
        }
    }

    private final Map<String, Agent> agents = new HashMap<>();
    private Set<String> known;

    /** @param known extensions that are somebody's */
    AgentStates(Set<String> known) {
        this.known = known;
    }

    /** All that is known is told once more, for who is new among them. */
    void learn(Set<String> extensions) {
        known = extensions;
        agents.keySet().retainAll(known);
        agents.values().forEach(agent -> agent.told = null);
    }

    List<Map<String, String>> hear(AmiMessage event, Instant at) {
        return switch (event.event()) {
            case "devicestatechange" -> device(event.text("Device"), event.text("State"), at);
            case "queuemember", "queuememberadded", "queuememberstatus", "queuememberpause" -> member(event, at);
            case "queuememberremoved" -> removed(event, at);
            default -> List.of();
        };
    }

    private List<Map<String, String>> device(String name, String state, Instant at) {
        var extension = Extensions.normal(name);
        var status = DEVICES.get(state.toLowerCase(Locale.ROOT));
        if (status == null || !known.contains(extension)) return List.of();
        agent(extension).device = status;
        return news(extension, at);
    }

    private List<Map<String, String>> member(AmiMessage event, Instant at) {
        var extension = extension(event);
        if (!known.contains(extension)) return List.of();
        var agent = agent(extension);
        var queue = event.text("Queue");
        if (agent.pausedIn.size() < MOST_QUEUES || agent.pausedIn.containsKey(queue))
            agent.pausedIn.put(queue, event.text("Paused").equals("1"));
        var status = DEVICES.get(event.text("Status"));
        if (status != null) agent.device = status;
        return news(extension, at);
    }

    private List<Map<String, String>> removed(AmiMessage event, Instant at) {
        var extension = extension(event);
        if (!known.contains(extension)) return List.of();
        agent(extension).pausedIn.remove(event.text("Queue"));
        return news(extension, at);
    }

    /** Of the device that its state is read from, else of the one that is called. */
    private static String extension(AmiMessage event) {
        for (var field : List.of("StateInterface", "Interface", "Location"))
            if (!event.text(field).isEmpty()) return Extensions.normal(event.text(field));
        return "";
    }

    private Agent agent(String extension) {
        return agents.computeIfAbsent(extension, fresh -> new Agent());
    }

    private List<Map<String, String>> news(String extension, Instant at) {
        var agent = agent(extension);
        var status = agent.status();
        if (status == null || status == agent.told) return List.of();
        agent.told = status;
        return List.of(Map.of("event", "status", "user", extension, "status", status.word(), "time", at.toString()));
    }
}
