package dev.rapport.contact.hooks;

import dev.rapport.platform.CleanText;
import dev.rapport.platform.Refused;
import java.util.List;
import java.util.TreeSet;

/** What an administrator says of an address that is told what happens here. */
public record HookDraft(String name, String address, List<String> events) {

    public static final int LONGEST_NAME = 100;
    public static final int LONGEST_ADDRESS = 1_000;

    public HookDraft {
        events = List.copyOf(new TreeSet<>(events));
    }

    /** The same in one form; refused at the field where something is missing or unknown. */
    HookDraft checked(HookTypes types) {
        var line = CleanText.line(name);
        if (line.isEmpty() || line.length() > LONGEST_NAME)
            throw Refused.invalid("hook.bad-name", LONGEST_NAME).at("name");
        var called = address.strip();
        if (called.isEmpty() || called.length() > LONGEST_ADDRESS)
            throw Refused.invalid("hook.bad-address").at("address");
        if (events.isEmpty()) throw Refused.invalid("hook.no-events").at("events");
        for (var event : events)
            if (!types.isKnown(event))
                throw Refused.invalid("hook.unknown-event", event).at("events");
        return new HookDraft(line, called, events);
    }
}
