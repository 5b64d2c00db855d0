package dev.rapport.service.web;

import dev.rapport.access.Creates;
import dev.rapport.access.ForRoles;
import dev.rapport.access.Role;
import dev.rapport.escalation.Level;
import dev.rapport.platform.Channel;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Page;
import dev.rapport.platform.Refused;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import dev.rapport.platform.Word;
import dev.rapport.service.Parting;
import dev.rapport.service.Priority;
import dev.rapport.service.Ticket;
import dev.rapport.service.TicketDesk;
import dev.rapport.service.TicketDesk.HelpOffer;
import dev.rapport.service.TicketQueries;
import dev.rapport.service.TicketQueries.Filter;
import dev.rapport.service.TicketState;
import io.swagger.v3.oas.annotations.Operation;
import java.net.URI;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Opens, reads and moves tickets. */
@RestController
@RequestMapping("/api/v1/tickets")
class TicketApi {

    private static final int LONGEST_PAGE = 200;

    private final TicketDesk desk;
    private final TicketQueries queries;

    TicketApi(TicketDesk desk, TicketQueries queries) {
        this.desk = desk;
        this.queries = queries;
    }

    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Creates
    @PostMapping
    ResponseEntity<TicketJson> open(@RequestBody NewTicketJson wish) {
        var ticket = wish.openAt(desk);
        return ResponseEntity.created(URI.create("/api/v1/tickets/" + ticket.number()))
                .body(TicketJson.of(ticket));
    }

    @GetMapping
    Page<TicketJson> list(
            @RequestParam @Nullable String state,
            @RequestParam @Nullable String team,
            @RequestParam @Nullable String owner,
            @RequestParam @Nullable String customer,
            @RequestParam @Nullable String text,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam @Nullable String after) {
        if (limit < 1 || limit > LONGEST_PAGE) throw Refused.invalid("ticket.bad-limit", LONGEST_PAGE);
        var filter = new Filter(
                state == null ? null : Word.parse(TicketState.Kind.class, state),
                team,
                owner == null ? null : UserId.of(owner),
                customer == null ? null : CustomerId.of(customer),
                text);
        return queries.list(filter, limit, after).map(TicketJson::of);
    }

    @GetMapping("/{reference}")
    TicketJson get(@PathVariable String reference) {
        return TicketJson.of(queries.ticket(reference));
    }

    @GetMapping("/{reference}/messages")
    Page<MessageJson> messages(@PathVariable String reference) {
        var messages = queries.messages(queries.ticket(reference).id());
        return new Page<>(messages.stream().map(MessageJson::of).toList(), null);
    }

    @ForRoles({Role.SERVICE, Role.MANAGER, Role.ADMIN})
    @Creates
    @PostMapping("/{reference}/messages")
    TicketJson write(@PathVariable String reference, @RequestBody NewMessageJson message) {
        var id = queries.ticket(reference).id();
        message.sendTo(desk, id);
        return get(reference);
    }

    @ForRoles({Role.SERVICE, Role.MANAGER, Role.ADMIN})
    @PostMapping("/{reference}/messages/{message}/send-again")
    @Operation(summary = "Send once more what did not go out")
    TicketJson sendAgain(@PathVariable String reference, @PathVariable String message) {
        return told(desk.sendAgain(queries.ticket(reference).id(), Ids.parse(message)));
    }

    @ForRoles({Role.SERVICE, Role.MANAGER, Role.ADMIN})
    @PostMapping("/{reference}/solve")
    @Operation(summary = "Solve: with the reply that goes to the customer, or the reason why nobody tells them")
    TicketJson solve(@PathVariable String reference, @RequestBody(required = false) @Nullable SolutionJson said) {
        var parting = said == null
                ? Parting.of(null, null, false)
                : Parting.of(said.reply(), said.silenceReason(), Boolean.TRUE.equals(said.spoken()), said.how());
        return told(desk.solve(queries.ticket(reference).id(), parting));
    }

    /**
     * @param reply goes to the customer; refused when nothing can carry it
     * @param spoken whether the customer was told so on the phone or in person, and it is not to be sent
     * @param channel how they were told, where spoken; on the phone when absent
     * @param silenceReason why the customer is told nothing; stays in the story of the ticket
     */
    record SolutionJson(
            @Nullable String reply,
            @Nullable String silenceReason,
            @Nullable Boolean spoken,
            @Nullable String channel) {

        @Nullable
        Channel how() {
            return channel == null ? null : Word.parse(Channel.class, channel);
        }
    }

    @ForRoles({Role.SERVICE, Role.MANAGER, Role.ADMIN})
    @PostMapping("/{reference}/close")
    TicketJson close(@PathVariable String reference) {
        return told(desk.close(queries.ticket(reference).id()));
    }

    @ForRoles({Role.SERVICE, Role.MANAGER, Role.ADMIN})
    @PostMapping("/{reference}/duplicate")
    @Operation(summary = "Close as a duplicate; of another customer's ticket only for a reason")
    TicketJson closeAsDuplicate(@PathVariable String reference, @RequestBody DuplicateJson said) {
        var of = Given.text("of", said.of());
        return told(desk.closeAsDuplicate(queries.ticket(reference).id(), of, said.reason()));
    }

    /**
     * @param of number of the ticket in which the work goes on
     * @param reason why it goes on in the ticket of another customer; stays in the story
     */
    record DuplicateJson(@Nullable String of, @Nullable String reason) {}

    @ForRoles({Role.SERVICE, Role.MANAGER, Role.ADMIN})
    @PostMapping("/{reference}/escalate")
    @Operation(summary = "Ask a higher level for help; refused while that level is asked already")
    TicketJson escalate(@PathVariable String reference, @RequestBody(required = false) @Nullable CallJson call) {
        var id = queries.ticket(reference).id();
        var level = call == null || call.level() == null ? lowest(id) : level(call.level());
        return told(desk.escalate(id, level, call == null ? null : call.reason()));
    }

    private static Level level(String word) {
        return Stream.of(Level.values())
                .filter(level ->
                        level.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(word))
                .findFirst()
                .orElseThrow(() -> Refused.invalid("ticket.no-such-level", word));
    }

    private Level lowest(SubjectId id) {
        return desk.help(id).stream().map(HelpOffer::level).findFirst().orElse(Level.MANAGEMENT);
    }

    /**
     * @param level {@code next-level} or {@code management}; the lowest that is not asked yet when absent
     * @param reason stays in the story of the ticket
     */
    record CallJson(@Nullable String level, @Nullable String reason) {}

    @ForRoles({Role.SERVICE, Role.MANAGER, Role.ADMIN})
    @PostMapping("/{reference}/reopen")
    TicketJson reopen(@PathVariable String reference) {
        return told(desk.reopen(queries.ticket(reference).id()));
    }

    @ForRoles({Role.SERVICE, Role.MANAGER, Role.ADMIN})
    @PostMapping("/{reference}/vendor-replied")
    TicketJson vendorReplied(@PathVariable String reference) {
        return told(desk.vendorReplied(queries.ticket(reference).id()));
    }

    @ForRoles({Role.SERVICE, Role.MANAGER, Role.ADMIN})
    @PostMapping("/{reference}/public")
    TicketJson goPublic(@PathVariable String reference) {
        return told(desk.goPublic(queries.ticket(reference).id()));
    }

    @ForRoles({Role.SERVICE, Role.MANAGER, Role.ADMIN})
    @PutMapping("/{reference}/priority")
    @Operation(summary = "Change the priority; to lower it while clocks run takes a reason")
    TicketJson prioritise(@PathVariable String reference, @RequestBody PriorityJson wish) {
        var priority = Word.parse(Priority.class, Given.text("priority", wish.priority()));
        return told(desk.prioritise(queries.ticket(reference).id(), priority, wish.reason()));
    }

    record PriorityJson(@Nullable String priority, @Nullable String reason) {}

    private TicketJson told(Ticket ticket) {
        return TicketJson.of(queries.told(ticket));
    }
}
