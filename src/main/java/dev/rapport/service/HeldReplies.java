package dev.rapport.service;

import dev.rapport.access.Access;
import dev.rapport.access.ForThoseConcerned;
import dev.rapport.contact.AnsweredBeside;
import dev.rapport.platform.Channel;
import dev.rapport.platform.ForOneself;
import dev.rapport.platform.HeldWords;
import dev.rapport.platform.SubjectId;
import dev.rapport.service.Parting.Silent;
import dev.rapport.service.Parting.Spoken;
import dev.rapport.service.Parting.Told;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Replies that people wrote on a screen: they can be taken back for a moment, and only count when they went out. */
@ForThoseConcerned
@Service
public class HeldReplies {

    static final String KIND = "reply";
    static final String SOLUTION = "solution";

    private final HeldWords held;
    private final TicketDesk desk;
    private final AnsweredBeside beside;
    private final Access access;
    private final RepliesGivenBack givenBack;

    HeldReplies(HeldWords held, TicketDesk desk, AnsweredBeside beside, Access access, RepliesGivenBack givenBack) {
        this.held = held;
        this.desk = desk;
        this.beside = beside;
        this.access = access;
        this.givenBack = givenBack;
    }

    /**
     * Keeps a reply that goes out in a moment; refuses what could not be sent.
     *
     * @param seen the newest message of the customer that the person had before their eyes
     */
    public UUID hold(SubjectId ticket, String text, @Nullable UUID seen) {
        return hold(ticket, text, null, seen, Set.of());
    }

    /**
     * The same.
     *
     * @param channel the only one that will do, if there is one
     * @param leftOut who gets no copy, see {@link dev.rapport.contact.Copies}
     */
    public UUID hold(SubjectId ticket, String text, @Nullable Channel channel, @Nullable UUID seen, Set<UUID> leftOut) {
        var to = new ReplyTo(ticket, channel, leftOut);
        desk.requireReply(to, text, seen);
        return held.hold(KIND, to.toString(), access.me().id(), text, seen);
    }

    /**
     * Solves a ticket: at once when nobody tells the customer, else in a moment, with the words that go out then.
     *
     * @param seen the newest message of the customer that the person had before their eyes
     * @return what waits, if anything does
     */
    public Optional<UUID> solve(SubjectId ticket, Parting parting, @Nullable UUID seen) {
        return switch (parting) {
            case Told(var words) -> {
                desk.requireSolution(ticket, words, seen);
                yield Optional.of(
                        held.hold(SOLUTION, ticket.toString(), access.me().id(), words, seen));
            }
            case Spoken spoken -> {
                desk.solve(ticket, spoken, seen);
                yield Optional.empty();
            }
            case Silent silent -> {
                desk.solve(ticket, silent, seen);
                yield Optional.empty();
            }
        };
    }

    /** Who else answered or is answering it since the asker began to write, see {@link AnsweredBeside#names}. */
    public List<String> beside(SubjectId ticket, @Nullable UUID since) {
        return beside.names(ticket, since);
    }

    /** One's own words about a ticket that did not go out, as the customer wrote meanwhile; given once. */
    @ForOneself
    public Optional<String> givenBack(SubjectId ticket) {
        return givenBack.take(ticket, access.me().id());
    }

    /** Takes one's own reply back and gives its text; refused once it went out. */
    @ForOneself
    public String takeBack(UUID id) {
        return held.takeBack(id, access.me().id());
    }

    /**
     * The same from another page: the words are in the reply field of their ticket again.
     *
     * @return the address of the ticket's page
     */
    @ForOneself
    public String takeBackElsewhere(UUID id) {
        return held.takeBackElsewhere(id);
    }
}
