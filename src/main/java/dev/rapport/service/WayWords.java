package dev.rapport.service;

import dev.rapport.contact.Way;

/** Says before somebody writes how the words get to the customer, or why nothing can carry them and what remains. */
public final class WayWords {

    private WayWords() {}

    /** Gives the text of a key with its arguments, in the reader's language. */
    @FunctionalInterface
    public interface Say {
        String text(String key, Object... arguments);
    }

    public static String of(Way way, Say say) {
        return switch (way) {
            case Way.Open open -> open(open, say);
            case Way.Shut shut -> shut(shut, say);
        };
    }

    private static String shut(Way.Shut way, Say say) {
        var why = way.sentence();
        var remains = way.isWithoutAddress() ? "ticket.way.address-or-spoken" : "ticket.way.spoken";
        return say.text("ticket.way.shut", say.text(why.key(), why.arguments()), say.text(remains));
    }

    private static String open(Way.Open way, Say say) {
        var channel = say.text("word.channel." + way.channel().word());
        var to = way.shown().isEmpty() ? say.text("ticket.way.customer") : way.shown();
        return way.isSimulated()
                ? say.text("ticket.way.simulated", channel, to)
                : say.text("ticket.way.open", channel, way.account(), to);
    }
}
