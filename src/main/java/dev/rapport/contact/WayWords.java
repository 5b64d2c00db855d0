package dev.rapport.contact;

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

    /** The same where there is no other way to choose and nothing to record. */
    public static String only(Way way, Say say) {
        return switch (way) {
            case Way.Open open -> open(open, say);
            case Way.Shut shut -> say.text(shut.why().key(), shut.why().arguments());
        };
    }

    private static String shut(Way.Shut way, Say say) {
        var why = way.sentence();
        var remains = way.isWithoutAddress() ? "contact.way.address-or-spoken" : "contact.way.spoken";
        return say.text("contact.way.shut", say.text(why.key(), why.arguments()), say.text(remains));
    }

    private static String open(Way.Open way, Say say) {
        var channel = say.text("word.channel." + way.channel().word());
        var to = way.shown().isEmpty() ? say.text("contact.way.customer") : way.shown();
        var words = way.isSimulated()
                ? say.text("contact.way.simulated", channel, to)
                : say.text("contact.way.open", channel, way.account(), to);
        var limit = way.limit();
        if (limit != null) words = say.text("contact.way.limited", words, say.text(limit.key(), limit.arguments()));
        var copies = way.copies();
        return copies.isEmpty() ? words : say.text("contact.way.copied", words, copies.shown());
    }
}
