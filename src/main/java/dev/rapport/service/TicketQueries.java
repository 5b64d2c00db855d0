package dev.rapport.service;

import dev.rapport.access.ContactSight;
import dev.rapport.access.ForThoseConcerned;
import dev.rapport.cases.CaseSight;
import dev.rapport.contact.Message;
import dev.rapport.contact.Messages;
import dev.rapport.platform.Cursor;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.ForEverybody;
import dev.rapport.platform.Instants;
import dev.rapport.platform.Page;
import dev.rapport.platform.Refused;
import dev.rapport.platform.SearchText;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import dev.rapport.rules.Decision.Reason;
import java.sql.Types;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads tickets, as far as the asker may see them. */
@ForThoseConcerned
@Service
@Transactional(readOnly = true)
public class TicketQueries {

    private static final String MAY_SEE = CaseSight.condition("ticket.id", "owner_id", "team");

    private static final Pattern NUMBER = Pattern.compile("T-\\d{1,18}");

    private final JdbcClient jdbc;
    private final Tickets tickets;
    private final Messages conversation;
    private final TriageReasons reasons;
    private final CaseSight sight;
    private final ContactSight contacts;
    private final FoundAsRead asRead;

    TicketQueries(
            JdbcClient jdbc,
            Tickets tickets,
            Messages conversation,
            TriageReasons reasons,
            CaseSight sight,
            ContactSight contacts,
            FoundAsRead asRead) {
        this.asRead = asRead;
        this.contacts = contacts;
        this.jdbc = jdbc;
        this.tickets = tickets;
        this.conversation = conversation;
        this.reasons = reasons;
        this.sight = sight;
    }

    /** Finds a ticket by its number or its id, its words as the asker may read them. */
    public Ticket ticket(String reference) {
        var found = NUMBER.matcher(reference).matches()
                ? tickets.byNumber(reference)
                : tickets.byId(SubjectId.of(reference));
        var ticket = found.orElseThrow(() -> Refused.notFound("ticket.not-found", reference));
        sight.require(ticket.id(), ticket.owner(), ticket.triage().team());
        return told(ticket);
    }

    /** A ticket that the asker may see, its words as they may read them. */
    @ForEverybody("masks what the asker has")
    public Ticket told(Ticket ticket) {
        var inFull = isReadInFull(ticket);
        return inFull ? ticket : ticket.told(words -> contacts.words(words, false));
    }

    boolean isReadInFull(Ticket ticket) {
        return asRead.isReadInFull(ticket);
    }

    /** What was written in a ticket, oldest first. */
    public List<Message> messages(SubjectId id) {
        var ticket = ticket(id.toString());
        var inFull = isReadInFull(ticket);
        return conversation.of(ticket.id(), FoundAsRead.LONGEST_CONVERSATION).stream()
                .map(message -> message.told(words -> contacts.words(words, inFull)))
                .toList();
    }

    /** Why the ticket was classified as it was. */
    public List<Reason> reasons(SubjectId id) {
        return reasons.of(ticket(id.toString()).id());
    }

    /** The tickets that match, newest first. */
    public Page<Ticket> list(Filter filter, int limit, @Nullable String after) {
        var start = after == null ? null : Position.parse(after);
        var rows = jdbc.sql("""
                        select *
                        from ticket
                        where (cast(:state as text) is null or state = :state)
                            and (cast(:team as text) is null or team = :team)
                            and (cast(:owner as uuid) is null or owner_id = :owner)
                            and (cast(:customer as uuid) is null or customer_id = :customer)
                            and (cast(:text as text) is null or folded(subject) like folded(:text) or number = :exact or external = :exact)
                            and {sight}
                            and (cast(:at as timestamptz) is null or (opened_at, id) < (:at, :id))
                        order by opened_at desc, id desc
                        limit :rows
                        """.replace("{sight}", MAY_SEE))
                .param("state", filter.state() == null ? null : filter.state().word(), Types.VARCHAR)
                .param("team", filter.team(), Types.VARCHAR)
                .param("owner", filter.owner() == null ? null : filter.owner().value(), Types.OTHER)
                .param(
                        "customer",
                        filter.customer() == null ? null : filter.customer().value(),
                        Types.OTHER)
                .param("text", filter.pattern(), Types.VARCHAR)
                .param("exact", filter.text(), Types.VARCHAR)
                .params(sight.parameters())
                .param("at", start == null ? null : Instants.utc(start.at()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("id", start == null ? null : start.id(), Types.OTHER)
                .param("rows", limit + 1)
                .query(TicketRow::read)
                .list();
        var page = Page.of(rows, limit, ticket -> Cursor.of(ticket.openedAt(), ticket.id()));
        var text = filter.text();
        var read = text == null ? page.items() : asRead.of(page.items(), text, false);
        return new Page<>(read, page.next()).map(this::told);
    }

    /** The newest that have the words in their subject or in what was said, and that the asker may see. */
    List<Ticket> withWords(String words, int limit) {
        var found = jdbc.sql(
                        """
                        select *
                        from ticket
                        where id in (
                                select id
                                from ticket
                                where folded(subject) like folded(:words) or folded(body) like folded(:words)
                                    or number = :exact or external = :exact
                                union
                                {said})
                            and {sight}
                        order by opened_at desc, id desc
                        limit :limit
                        """.replace("{said}", Messages.casesThatSay(":words")).replace("{sight}", MAY_SEE))
                .param("words", new Filter(null, null, null, null, words).pattern())
                .param("exact", words)
                .params(sight.parameters())
                .param("limit", limit)
                .query(TicketRow::read)
                .list();
        return asRead.of(found, words, true).stream().map(this::told).toList();
    }

    /** What tickets are wanted; absent means any. */
    public record Filter(
            TicketState.@Nullable Kind state,
            @Nullable String team,
            @Nullable UserId owner,
            @Nullable CustomerId customer,
            @Nullable String text) {

        public static final Filter ALL = new Filter(null, null, null, null, null);

        @Nullable
        String pattern() {
            return text == null ? null : SearchText.containing(text);
        }
    }

    private record Position(Instant at, UUID id) {

        static Position parse(String cursor) {
            var parts = Cursor.parse(cursor, 2);
            try {
                return new Position(Instant.parse(parts.get(0)), UUID.fromString(parts.get(1)));
            } catch (DateTimeException | IllegalArgumentException e) {
                throw Refused.invalid("error.bad-cursor");
            }
        }
    }
}
