package dev.rapport.contact.posts;

import dev.rapport.access.Access;
import dev.rapport.access.ContactSight;
import dev.rapport.cases.CaseSight;
import dev.rapport.cases.Subjects;
import dev.rapport.contact.canned.AnswerPlace;
import dev.rapport.contact.canned.AnswerPlaces;
import dev.rapport.contact.canned.CannedVariable;
import dev.rapport.platform.Ids;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Canned answers to what is said in public, where everybody reads them: the ticket is named by its number alone. */
@Component
class PostPlaces implements AnswerPlaces {

    private static final Pattern ID = Pattern.compile("[0-9a-fA-F-]{36}");

    private final PostRows rows;
    private final Subjects subjects;
    private final ContactSight contacts;
    private final CaseSight sight;
    private final Access access;

    PostPlaces(PostRows rows, Subjects subjects, ContactSight contacts, CaseSight sight, Access access) {
        this.sight = sight;
        this.rows = rows;
        this.subjects = subjects;
        this.contacts = contacts;
        this.access = access;
    }

    @Override
    public Optional<AnswerPlace> at(String reference) {
        return ID.matcher(reference).matches() ? rows.find(Ids.parse(reference)).map(this::place) : Optional.empty();
    }

    /** The name that they gave themselves there is used in public, never the one under which we know them. */
    private AnswerPlace place(Post post) {
        var ticket = post.ticket();
        if (ticket == null || !sight.isAsked(ticket)) access.requireSight(post.owner(), post.team());
        var called = post.called();
        return new AnswerPlace(
                null,
                called == null ? null : contacts.words(called, contacts.inFull(post.owner(), post.team())),
                post.words(),
                post.channel(),
                post.team(),
                Optional.ofNullable(ticket)
                        .flatMap(subjects::find)
                        .map(found -> Map.of(CannedVariable.TICKET_NUMBER, found.number()))
                        .orElse(Map.of()));
    }
}
