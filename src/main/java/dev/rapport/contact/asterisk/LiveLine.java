package dev.rapport.contact.asterisk;

import dev.rapport.contact.calls.Extensions;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A channel, as Asterisk calls what one telephone or trunk is connected by. */
final class LiveLine {

    /** Channels that are nobody's: the inside of the dial plan, of conferences and of recordings. */
    private static final Pattern INNER = Pattern.compile(
            "(?:local|message|snoop|announcer|recorder|surrogate|cbann|cbrec|asyncgoto|parked|conf[a-z]*)/.*");

    /** By which lines of one device are told apart. */
    private static final Pattern LINE = Pattern.compile("-[0-9a-fA-F]+$");

    private static final Pattern SHORT = Pattern.compile("[0-9*#]{1,5}");
    private static final Pattern DIALLED = Pattern.compile("\\+?[0-9]{3,}");

    private final String id;
    private final @Nullable String extension;
    private final boolean isOutside;
    private final String caller;
    private final String dialled;
    private String call;
    private String bridge = "";

    private LiveLine(
            String id, @Nullable String extension, boolean isOutside, String caller, String dialled, String call) {
        this.id = id;
        this.extension = extension;
        this.isOutside = isOutside;
        this.caller = caller;
        this.dialled = dialled;
        this.call = call;
    }

    /**
     * As an event tells of it.
     *
     * @param side what its fields begin with, such as {@code Dest}
     * @param known extensions that are somebody's
     */
    static LiveLine of(AmiMessage event, String side, Set<String> known) {
        var name = event.text(side + "Channel");
        var isInner = INNER.matcher(name.toLowerCase(Locale.ROOT)).matches();
        var device = Extensions.normal(LINE.matcher(name).replaceFirst(""));
        var isOurs =
                !isInner && (known.contains(device) || SHORT.matcher(device).matches());
        var id = event.text(side + "Uniqueid");
        var linked = event.text(side + "Linkedid");
        return new LiveLine(
                id,
                isOurs ? device : null,
                !isInner && !isOurs,
                event.text(side + "CallerIDNum"),
                event.text(side + "Exten"),
                linked.isEmpty() ? id : linked);
    }

    String id() {
        return id;
    }

    /** Whose telephone it is; absent of others. */
    @Nullable
    String extension() {
        return extension;
    }

    /** Whether somebody is there who is none of us. */
    boolean isOutside() {
        return isOutside;
    }

    /** Number of who began it. */
    String caller() {
        return caller;
    }

    /** What was dialled on it. */
    String dialled() {
        return dialled;
    }

    /** What belongs together, as Asterisk says now. */
    String call() {
        return call;
    }

    void belongsTo(String other) {
        if (!other.isEmpty()) call = other;
    }

    String bridge() {
        return bridge;
    }

    void enters(String one) {
        bridge = one;
    }

    boolean isBridgedWith(LiveLine other) {
        return !bridge.isEmpty() && bridge.equals(other.bridge);
    }

    /** Whether a number outside was dialled, rather than one of us or a service of the house. */
    static boolean isNumber(String dialled) {
        return DIALLED.matcher(dialled).matches() && !SHORT.matcher(dialled).matches();
    }
}
