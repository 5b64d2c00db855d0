package dev.rapport.customer.handover.web;

import dev.rapport.access.Creates;
import dev.rapport.access.ForRoles;
import dev.rapport.access.Role;
import dev.rapport.access.Team;
import dev.rapport.customer.handover.GivenCustomer;
import dev.rapport.customer.handover.HandOver;
import dev.rapport.customer.handover.HandOverWish;
import dev.rapport.customer.handover.HandOvers;
import dev.rapport.customer.handover.Standing;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Page;
import dev.rapport.platform.Refused;
import dev.rapport.platform.UserId;
import dev.rapport.platform.Word;
import io.swagger.v3.oas.annotations.Operation;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/hand-overs")
class HandOversApi {

    /**
     * @param from id of the person whose customers are given on
     * @param takers ids, who take in turn by their capacity; nobody: all go back to the team
     * @param takesCases whether the open cases of a customer go with it
     * @param endsAccess whether the person cannot log in any more from the start on; for administrators
     */
    record HandOverRequest(
            @Nullable String from,
            @Nullable List<String> takers,
            @Nullable Boolean takesCases,
            @Nullable Boolean endsAccess,
            @Nullable String why) {

        HandOverWish wish() {
            if (from == null) throw Refused.invalid("handover.from-missing").at("from");
            return new HandOverWish(
                    UserId.of(from),
                    takers == null ? List.of() : takers.stream().map(UserId::of).toList(),
                    Boolean.TRUE.equals(takesCases),
                    Boolean.TRUE.equals(endsAccess),
                    Objects.requireNonNullElse(why, ""));
        }
    }

    /** A hand-over in the list. */
    record HandOverLine(
            String id,
            String number,
            String from,
            String fromName,
            String state,
            Instant plannedAt,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt) {

        static HandOverLine of(HandOver one) {
            return new HandOverLine(
                    one.id().toString(),
                    one.number(),
                    one.from().toString(),
                    one.fromName(),
                    one.state().word(),
                    one.plannedAt(),
                    one.startedAt(),
                    one.endedAt());
        }
    }

    /** @param customers how many are meant for the person */
    record TakerAnswer(String person, String name, int customers) {}

    /**
     * A hand-over with how far it is.
     *
     * @param counts customers by how they stand
     * @param platforms where customers that the person still has are known, and whether anybody moves them there
     * @param leads keys of the teams for which the start must name another lead
     */
    record HandOverAnswer(
            HandOverLine handOver,
            @Nullable String team,
            boolean takesCases,
            boolean endsAccess,
            String why,
            int total,
            Map<String, Integer> counts,
            List<TakerAnswer> takers,
            List<HandOvers.AtPlatform> platforms,
            List<String> leads) {}

    /** @param leads ids of who leads instead, by the key of each team that a leaver leads */
    record StartRequest(@Nullable Map<String, String> leads) {}

    /** @param standing planned, waiting, asked, done, refused, full, failed or kept */
    record GivenAnswer(
            String customer,
            String name,
            @Nullable String taker,
            @Nullable String takerName,
            String standing,
            @Nullable String why,
            @Nullable String said,
            List<String> notMoved,
            int cases,
            int casesStayed) {

        static GivenAnswer of(GivenCustomer one) {
            var taker = one.taker();
            return new GivenAnswer(
                    one.customer().toString(),
                    one.name(),
                    taker == null ? null : taker.toString(),
                    one.takerName(),
                    one.standing().word(),
                    one.why(),
                    one.said(),
                    one.notMoved(),
                    one.cases(),
                    one.casesStayed());
        }
    }

    /**
     * @param customers all about whom it may still be said, if absent
     * @param taker nobody, so back to the team, if absent
     */
    record TakerRequest(
            @Nullable List<String> customers, @Nullable String taker) {}

    /** @param customers for how many it was chosen */
    record Chosen(int customers) {}

    /** @param named whether names of people were in it */
    record ExportAnswer(Instant at, String what, List<String> details, boolean named) {}

    private final HandOvers handOvers;

    HandOversApi(HandOvers handOvers) {
        this.handOvers = handOvers;
    }

    @GetMapping
    @Operation(summary = "Hand-overs of customers, the newest first")
    Page<HandOverLine> list(
            @RequestParam(defaultValue = "50") int limit, @RequestParam(required = false) @Nullable String after) {
        return handOvers.list(limit, after).map(HandOverLine::of);
    }

    @ForRoles({Role.MANAGER, Role.ADMIN})
    @Creates
    @PostMapping
    @Operation(summary = "Plan to give on all customers of a person; nothing changes hands before the start")
    ResponseEntity<HandOverAnswer> plan(@RequestBody HandOverRequest request) {
        var planned = handOvers.plan(request.wish());
        return ResponseEntity.created(URI.create("/api/v1/hand-overs/" + planned.id()))
                .body(answer(planned));
    }

    @GetMapping("/{handOver}")
    @Operation(summary = "How far a hand-over is")
    HandOverAnswer get(@PathVariable String handOver) {
        return answer(handOvers.get(handOver));
    }

    @GetMapping("/{handOver}/customers")
    @Operation(summary = "The customers of a hand-over and how each stands; those that stand in one way if it is said")
    Page<GivenAnswer> customers(
            @PathVariable String handOver,
            @RequestParam(required = false) @Nullable String standing,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String after) {
        var wanted = standing == null ? null : Word.parse(Standing.class, standing);
        return handOvers
                .customers(handOvers.get(handOver).id(), wanted, limit, after)
                .map(GivenAnswer::of);
    }

    @GetMapping("/{handOver}/exports")
    @Operation(
            summary = "What the person took out in the last 30 days: exports of breaches, the only ones that are kept")
    List<ExportAnswer> exports(@PathVariable String handOver) {
        return handOvers.exports(handOvers.get(handOver).from()).stream()
                .map(one -> new ExportAnswer(
                        one.at(),
                        one.what().key(),
                        List.of(one.what().arguments()).stream()
                                .map(String::valueOf)
                                .toList(),
                        one.named()))
                .toList();
    }

    @ForRoles({Role.MANAGER, Role.ADMIN})
    @Creates
    @PostMapping("/{handOver}/takers")
    @Operation(summary = "Choose who takes some or all customers, before the start or when some could not be given on")
    Chosen choose(@PathVariable String handOver, @RequestBody TakerRequest request) {
        var customers = request.customers();
        return new Chosen(handOvers.choose(
                handOvers.get(handOver).id(),
                customers == null
                        ? null
                        : customers.stream().map(CustomerId::of).toList(),
                request.taker() == null ? null : UserId.of(request.taker())));
    }

    @ForRoles({Role.MANAGER, Role.ADMIN})
    @Creates
    @PostMapping("/{handOver}/start")
    @Operation(summary = "Start a hand-over; the person sees nothing more from then on if their access is to end")
    HandOverAnswer start(@PathVariable String handOver, @RequestBody(required = false) @Nullable StartRequest request) {
        var id = handOvers.get(handOver).id();
        var leads = new HashMap<String, UserId>();
        if (request != null && request.leads() != null)
            request.leads().forEach((team, lead) -> leads.put(team, UserId.of(lead)));
        handOvers.start(id, leads);
        return answer(handOvers.get(id.toString()));
    }

    @ForRoles({Role.MANAGER, Role.ADMIN})
    @DeleteMapping("/{handOver}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Give up a plan that was not started")
    void drop(@PathVariable String handOver) {
        handOvers.drop(handOvers.get(handOver).id());
    }

    private HandOverAnswer answer(HandOver one) {
        var counts = new LinkedHashMap<String, Integer>();
        one.counts().forEach((standing, many) -> counts.put(standing.word(), many));
        return new HandOverAnswer(
                HandOverLine.of(one),
                one.team(),
                one.takesCases(),
                one.endsAccess(),
                one.why(),
                one.total(),
                counts,
                one.takers().stream()
                        .map(taker -> new TakerAnswer(taker.person().toString(), taker.name(), taker.customers()))
                        .toList(),
                handOvers.platforms(one.from()),
                handOvers.led(one).stream().map(Team::key).toList());
    }
}
