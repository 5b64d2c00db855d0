package dev.rapport.contact.asterisk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;

/** Something that an Asterisk is asked to do. A line break in a value would be another action: it cannot be said. */
final class AmiAction {

    private final String id;
    private final List<String> lines = new ArrayList<>();

    private AmiAction(String id) {
        this.id = id;
    }

    /** @param id by which its answer is known */
    static AmiAction of(String name, String id) {
        return new AmiAction(id).with("Action", name).with("ActionID", id);
    }

    AmiAction with(String name, String value) {
        if (!isFit(value)) throw new IllegalArgumentException(name + " with control characters");
        lines.add(name + ": " + value);
        return this;
    }

    /** Whether it is one line. */
    static boolean isFit(String value) {
        return value.codePoints().noneMatch(one -> Character.isISOControl(one) || one == 0x2028 || one == 0x2029);
    }

    String id() {
        return id;
    }

    byte[] bytes() {
        return (String.join("\r\n", lines) + "\r\n\r\n").getBytes(UTF_8);
    }

    @Override
    public String toString() {
        return lines.getFirst();
    }
}
