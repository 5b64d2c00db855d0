package dev.rapport.service;

import dev.rapport.platform.Channel;
import dev.rapport.platform.CleanText;
import dev.rapport.platform.Refused;
import org.jspecify.annotations.Nullable;

/** How a customer hears that the work on their ticket ends: in words, or for a reason not at all. */
public sealed interface Parting {

    /** @param words the reply that goes to the customer */
    record Told(String words) implements Parting {

        public Told {
            words = TicketText.checked(words);
        }
    }

    /**
     * @param words what somebody told the customer on the phone or in person
     * @param how they spoke, if that is known
     */
    record Spoken(String words, @Nullable Channel how) implements Parting {

        public Spoken {
            words = TicketText.checked(words);
            if (how != null && !how.isSpoken()) throw Refused.invalid("ticket.not-spoken", how.word());
        }
    }

    /** @param why stays in the story of the ticket */
    record Silent(String why) implements Parting {

        public Silent {
            if (CleanText.saysNothing(why)) throw Refused.unfit("ticket.silence-needs-reason");
            why = TicketText.reason(why);
        }
    }

    /** Refuses when neither is given, or both. */
    static Parting of(@Nullable String words, @Nullable String why, boolean isSpoken) {
        return of(words, why, isSpoken, null);
    }

    /** @param how they spoke, if that is known */
    static Parting of(@Nullable String words, @Nullable String why, boolean isSpoken, @Nullable Channel how) {
        var told = said(words);
        var silence = said(why);
        if (told != null && silence != null) throw Refused.unfit("ticket.words-or-silence");
        if (told != null) return isSpoken ? new Spoken(told, how) : new Told(told);
        if (silence != null) return new Silent(silence);
        throw Refused.unfit("ticket.answer-needs-words");
    }

    private static @Nullable String said(@Nullable String text) {
        return text == null || CleanText.saysNothing(text) ? null : text;
    }
}
