package dev.rapport.service;

import dev.rapport.access.ContactSight;
import dev.rapport.contact.Messages;
import dev.rapport.platform.SearchText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Leaves those tickets that say the words where the asker can read them: nobody tries out the digits behind a mask. */
@Component
class FoundAsRead {

    static final int LONGEST_CONVERSATION = 500;

    private final JdbcClient jdbc;
    private final Messages conversation;
    private final ContactSight contacts;

    FoundAsRead(JdbcClient jdbc, Messages conversation, ContactSight contacts) {
        this.jdbc = jdbc;
        this.conversation = conversation;
        this.contacts = contacts;
    }

    /**
     * In their order.
     *
     * @param aloud whether messages are looked through as well, not only what was asked for
     */
    List<Ticket> of(List<Ticket> found, String words, boolean aloud) {
        var masked = found.stream()
                .filter(ticket -> !isReadInFull(ticket) && !isCalled(ticket, words))
                .toList();
        if (masked.isEmpty()) return found;
        var saying = saying(masked, words, aloud);
        var unsaid = new HashSet<Ticket>();
        for (var place = 0; place < masked.size(); place++) if (!saying.contains(place)) unsaid.add(masked.get(place));
        return found.stream().filter(ticket -> !unsaid.contains(ticket)).toList();
    }

    boolean isReadInFull(Ticket ticket) {
        return contacts.inFull(ticket.owner(), ticket.triage().team());
    }

    private static boolean isCalled(Ticket ticket, String words) {
        var origin = ticket.origin();
        return ticket.number().equals(words)
                || origin != null && origin.number().equals(words);
    }

    private Set<Integer> saying(List<Ticket> masked, String words, boolean aloud) {
        var places = new ArrayList<Integer>();
        var texts = new ArrayList<String>();
        for (var place = 0; place < masked.size(); place++) {
            var said = said(masked.get(place), aloud);
            for (var text : said) {
                places.add(place);
                texts.add(contacts.words(text, false));
            }
        }
        return new HashSet<>(jdbc.sql("""
                        select distinct place
                        from unnest(cast(:places as int[]), cast(:texts as text[])) as said (place, words)
                        where folded(words) like folded(:pattern)
                        """)
                .param("places", places.toArray(Integer[]::new))
                .param("texts", texts.toArray(String[]::new))
                .param("pattern", SearchText.containing(words))
                .query(Integer.class)
                .list());
    }

    private List<String> said(Ticket ticket, boolean aloud) {
        var said = new ArrayList<String>();
        said.add(ticket.request().subject());
        if (!aloud) return said;
        said.add(ticket.request().body());
        conversation.of(ticket.id(), LONGEST_CONVERSATION).forEach(message -> said.add(message.text()));
        return said;
    }
}
