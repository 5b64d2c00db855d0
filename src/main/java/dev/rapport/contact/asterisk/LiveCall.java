package dev.rapport.contact.asterisk;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A call with somebody outside, and what of it is to be told: nothing twice, in the words of the webhook. */
final class LiveCall {

    private final String id;
    private final boolean isOut;
    private final String number;
    private final String ours;
    private final Set<String> ringing = new LinkedHashSet<>();
    private final Set<String> speaking = new LinkedHashSet<>();
    private @Nullable String outside;
    private String queue = "";
    private String cause = "";
    private boolean isAnswered;

    /**
     * @param outside the line on which the other side is
     * @param number of the other side, as it was dialled or shown
     * @param ours what was called, or who called
     */
    LiveCall(String id, boolean isOut, String outside, String number, String ours) {
        this.id = id;
        this.isOut = isOut;
        this.outside = outside;
        this.number = number;
        this.ours = ours;
    }

    String id() {
        return id;
    }

    boolean isOut() {
        return isOut;
    }

    @Nullable
    String outside() {
        return outside;
    }

    /** Another line to the other side, after one did not get through. */
    void triesAnother(String line) {
        if (outside == null) outside = line;
    }

    /** Whether its last line was answered, and is gone. */
    boolean loses(String line) {
        if (!line.equals(outside)) return false;
        outside = null;
        return true;
    }

    boolean isAnswered() {
        return isAnswered;
    }

    boolean isAt(String extension) {
        return ringing.contains(extension) || speaking.contains(extension);
    }

    void failed(String why) {
        cause = why;
    }

    Map<String, String> begins(Instant at) {
        return told("newCall", isOut ? ours : "", "", at);
    }

    List<Map<String, String>> rings(String extension, Instant at) {
        if (speaking.contains(extension) || !ringing.add(extension)) return List.of();
        return List.of(told("newCall", extension, "", at));
    }

    List<Map<String, String>> isAnsweredBy(String extension, Instant at) {
        ringing.remove(extension);
        isAnswered = true;
        if (!speaking.add(extension)) return List.of();
        return List.of(told("answer", extension, "", at));
    }

    List<Map<String, String>> isLeftBy(String extension, Instant at) {
        var rang = ringing.remove(extension);
        var spoke = speaking.remove(extension);
        return rang || spoke ? List.of(told("left", extension, "", at)) : List.of();
    }

    List<Map<String, String>> waitsIn(String name, Instant at) {
        if (name.isEmpty() || name.equals(queue)) return List.of();
        queue = name;
        return List.of(told("newCall", "", "", at));
    }

    Map<String, String> ends(String why, Instant at) {
        return told("hangup", "", cause.isEmpty() ? why : cause, at);
    }

    private Map<String, String> told(String event, String user, String why, Instant at) {
        var told = new LinkedHashMap<String, String>();
        told.put("event", event);
        told.put("callId", id);
        told.put("direction", isOut ? "out" : "in");
        told.put("from", isOut ? ours : number);
        told.put("to", isOut ? number : ours);
        told.put("user", user);
        told.put("queue", queue);
        told.put("cause", why);
        told.put("time", at.toString());
        told.values().removeIf(String::isEmpty);
        return told;
    }
}
