package dev.rapport.contact.behaviours;

import dev.rapport.customer.judgement.CustomerFacts;
import dev.rapport.platform.Phrases;
import java.util.Set;

/**
 * What the rulebooks of signals look at beside {@link CustomerFacts}: what a customer did on our channels within 90 days, and
 * what was said and agreed.
 *
 * @param daysSinceSeen whole days since the last of what they did; {@link CustomerFacts#NEVER} if nothing
 * @param words what they wrote within 90 days and what their open cases are about, as {@link Phrases#prepared} makes it
 * @param wrote how often they wrote or spoke to us within 90 days
 * @param answered how often we did
 * @param daysSinceHeard whole days since the last; {@link CustomerFacts#NEVER} if never within 90 days
 * @param open kinds of their open cases, such as {@code opportunity}
 * @param ended kinds and states of those that ended within a year, such as {@code opportunity/lost}
 */
public record SignalFacts(
        int likes,
        int comments,
        int shares,
        int joins,
        int talks,
        int replies,
        int clicks,
        int scans,
        int visits,
        int daysSinceSeen,
        String words,
        int wrote,
        int answered,
        int daysSinceHeard,
        Set<String> open,
        Set<String> ended) {

    /** Whether the words have one of the phrases, see {@link Phrases#says}. */
    public boolean says(String phrases) {
        return Phrases.says(words, phrases);
    }

    /** Whether a case of that kind is open. */
    public boolean isOpen(String kind) {
        return open.contains(kind);
    }

    /** Whether a case of that kind ended so, written {@code opportunity/lost}. */
    public boolean hasEnded(String kindAndState) {
        return ended.contains(kindAndState);
    }

    /** The same customer, had they done nothing on our channels but talk to us. */
    SignalFacts withoutSocial() {
        return new SignalFacts(
                0, 0, 0, 0, 0, 0, 0, 0, 0, CustomerFacts.NEVER, words, wrote, answered, daysSinceHeard, open, ended);
    }

    /** Whether they said, asked for and were promised nothing. */
    boolean isNothingButSocial() {
        return words.isBlank() && wrote == 0 && answered == 0 && open.isEmpty() && ended.isEmpty();
    }
}
